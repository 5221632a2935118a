"""Runs the version rules over the documentation of well-known projects: they have to be quiet.

    python benchmarks/real_docs.py             download the source distributions, then check them
    python benchmarks/real_docs.py --second    the same for the packages of real_docs.toml
    python benchmarks/real_docs.py --keep DIR  keep them in DIR, for another run
    python benchmarks/real_docs.py flask       only this one

The sources come from the package index through `unearth` (`pip install unearth`), which, unlike
`pip download`, builds nothing of a project, and from the registry of npm through `npm pack`, which
runs no scripts. Only their text is read. What is found in the second set was judged by people, and
stands in real_docs.toml with its verdict. The exit status is 1 if there is an error, or, in the
second set, anything that is not judged as true or as harmless there.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import find
from sphinx_readiness.sphinx_ext.build.conf_words import rest_words
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.claims.substitutions import Known
from sphinx_readiness.workspace.conf_versions import conf_versions
from sphinx_readiness.workspace.version_facts import know

PROJECTS: Final = (
    "aiohttp", "attrs", "black", "bump-my-version", "celery", "click", "docutils", "flask",
    "gunicorn", "hatch", "jinja2", "kombu", "packaging", "pip", "pluggy", "pygments", "pyramid",
    "pytest", "scrapy", "setuptools", "sphinx", "structlog", "trio", "twisted", "urllib3",
    "werkzeug",
)  # fmt: skip
"""Their source distributions hold documentation, in Markdown or reST, most of it for Sphinx."""

SECOND: Final = Path(__file__).parent / "real_docs.toml"
"""The second set: packages with the versions that were judged, and the verdicts."""

SUFFIXES: Final = (".md", ".rst")

LEFT_OUT: Final = frozenset(("tests", "test", "node_modules"))
"""Folders with what is no documentation of the project."""


DAY: Final = date(2026, 1, 1)
"""The day of the reports."""


class Package(NamedTuple):
    """A package of an index: *kind* is ``pypi`` or ``npm``, an empty *version* the newest."""

    kind: str
    name: str
    version: str = ""

    @property
    def command(self) -> list[str]:
        """The command that downloads it into the folder at its end."""
        if self.kind == "npm":
            wanted = f"{self.name}@{self.version}" if self.version else self.name
            return ["npm", "pack", "--ignore-scripts", "--silent", wanted, "--pack-destination"]
        wanted = f"{self.name}=={self.version}" if self.version else self.name
        command = [sys.executable, "-m", "unearth", "--no-binary", "--link-only"]
        return [*command, "--index-url", "https://pypi.org/simple", wanted, "--download"]


def download(package: Package, folder: Path) -> Path | None:
    """Return the unpacked source of *package*, downloaded into *folder* if it is not there."""
    home = folder / f"{package.kind}-{package.name}"
    if not any(home.glob("*.t*gz")):
        home.mkdir(parents=True, exist_ok=True)
        command = [*package.command, str(home)]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    archive = next(iter(sorted((*home.glob("*.tar.gz"), *home.glob("*.tgz")))), None)
    if archive is None:
        return None
    unpacked = home / "source"
    if not unpacked.is_dir():
        with tarfile.open(archive) as tar:
            tar.extractall(unpacked, filter="data")
    return next((path for path in sorted(unpacked.iterdir()) if path.is_dir()), None)


def pages(root: Path) -> Iterator[tuple[Path, str]]:
    """Yield the documents below *root* and their texts, tests and licences apart."""
    for path in sorted(root.rglob("*")):
        parts = path.relative_to(root).parts
        if path.suffix in SUFFIXES and path.is_file() and not LEFT_OUT & set(parts):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def _words(root: Path) -> Mapping[str, Known]:
    """Return what names stand for in every page in reST."""
    for folder in ("docs", "doc", "docs/source"):
        if (root / folder / "conf.py").is_file():
            return rest_words(root / folder / "conf.py", f"{folder}/conf.py")
    return {}


def findings(root: Path) -> tuple[tuple[Finding, ...], int, float]:
    """Return what the version rules say about *root*, how many pages there are, and seconds."""
    texts = list(pages(root))
    begin = time.perf_counter()
    words = _words(root)
    stated: list[PageClaims] = []
    for path, text in texts:
        shown, markdown = path.relative_to(root).as_posix(), path.suffix == ".md"
        known = {} if markdown else words
        page = scan(text, shown, markdown=markdown, known=known) if may_claim(text) else None
        stated += [page] if page is not None else []
    conf = next(
        (each for each in ("docs", "doc", "docs/source") if (root / each / "conf.py").is_file()), ""
    )
    release = conf_versions(root / conf / "conf.py", conf) if conf else ()
    names = tuple(each.product for each in release)
    known = know(root, Options(), stated, (), release, names, today=DAY)
    project = known.given_to(Project(()))
    report = engine.run(project, Options(), Clock(DAY, "benchmark"), find("versions"))
    return report.findings, len(texts), time.perf_counter() - begin


def second() -> tuple[list[Package], dict[tuple[str, ...], str]]:
    """Return the packages of the second set, and the verdict on each finding in them."""
    data = tomllib.loads(SECOND.read_text(encoding="utf-8"))
    packages = [Package(*each.split(" ")) for each in data["packages"]]
    return packages, {
        (each["package"], each["code"], f"{each['path']}:{each['line']}"): each["verdict"]
        for each in data["judged"]
    }


def main() -> int:
    """Check all projects; return 1 if something is found that should not be."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", metavar="DIR", help="keep the sources in this folder")
    parser.add_argument("--second", action="store_true", help="check the second set")
    parser.add_argument(
        "projects", nargs="*", metavar="PROJECT", help="only these; all of the set without"
    )
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    packages, judged = [Package("pypi", name) for name in PROJECTS], {}
    if arguments.second:
        packages, judged = second()
    unjudged = missing = 0
    for package in packages:
        if arguments.projects and package.name not in arguments.projects:
            continue
        with tempfile.TemporaryDirectory() as scratch:
            root = download(package, Path(arguments.keep or scratch))
            if root is None:
                print(f"{package.name}: not available")
                missing += 1
                continue
            found, number, seconds = findings(root)
        shown = f"{package.name} {package.version}".strip()
        print(f"{shown}: {number} pages, {len(found)} findings, {seconds:.2f} s")
        for each in found:
            counts[each.severity.value] += 1
            place = f"{each.location.path}:{each.location.line}"
            verdict = judged.get((package.name, each.code, place), "")
            unjudged += not verdict
            print(
                f"    {each.severity.value} {each.code} {place}: {each.text()} {verdict}".rstrip()
            )
    print(", ".join(f"{name}: {number}" for name, number in sorted(counts.items())) or "no finding")
    if arguments.second:
        print(f"not judged: {unjudged}, not available: {missing}")
        return 1 if unjudged else 0
    return 1 if counts[Severity.ERROR.value] else 0


if __name__ == "__main__":
    sys.exit(main())
