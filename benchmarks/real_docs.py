"""Runs the version rules over the documentation of well-known projects: they have to be quiet.

    python benchmarks/real_docs.py             download the source distributions, then check them
    python benchmarks/real_docs.py --keep DIR  keep them in DIR, for another run

The sources come from the package index through `unearth` (`pip install unearth`), which, unlike
`pip download`, builds nothing of a project. Only their text is read. The exit status is 1 if
there is a finding of severity *error*; each finding is printed, to be judged.
"""

from __future__ import annotations

import argparse
import subprocess
import sys
import tarfile
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Final

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import find
from sphinx_readiness.sphinx_ext.build.known_versions import conf_versions
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.workspace.version_facts import know, with_versions

PROJECTS: Final = (
    "aiohttp", "attrs", "black", "bump-my-version", "celery", "click", "docutils", "flask",
    "gunicorn", "hatch", "jinja2", "kombu", "packaging", "pip", "pluggy", "pygments", "pyramid",
    "pytest", "scrapy", "setuptools", "sphinx", "structlog", "trio", "twisted", "urllib3",
    "werkzeug",
)  # fmt: skip
"""Their source distributions hold documentation, in Markdown or reST, most of it for Sphinx."""

SUFFIXES: Final = (".md", ".rst")


def download(project: str, folder: Path) -> Path | None:
    """Return the unpacked source distribution of *project*, downloaded into *folder* if needed."""
    home = folder / project
    if not any(home.glob("*.tar.gz")):
        home.mkdir(parents=True, exist_ok=True)
        command = [sys.executable, "-m", "unearth", "--no-binary", "--link-only"]
        command += ["--index-url", "https://pypi.org/simple", "--download", str(home), project]
        if subprocess.run(command, check=False, capture_output=True).returncode:
            return None
    archive = next(iter(sorted(home.glob("*.tar.gz"))), None)
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
        if path.suffix in SUFFIXES and path.is_file() and not {"tests", "test"} & set(parts):
            yield path, path.read_text(encoding="utf-8", errors="replace")


def findings(root: Path) -> tuple[tuple[Finding, ...], int, float]:
    """Return what the version rules say about *root*, how many pages there are, and seconds."""
    texts = list(pages(root))
    begin = time.perf_counter()
    stated: list[PageClaims] = []
    for path, text in texts:
        shown = path.relative_to(root).as_posix()
        page = scan(text, shown, markdown=path.suffix == ".md") if may_claim(text) else None
        stated += [page] if page is not None else []
    conf = next(
        (each for each in ("docs", "doc", "docs/source") if (root / each / "conf.py").is_file()), ""
    )
    release = conf_versions(root / conf / "conf.py", conf) if conf else ()
    known = know(root, Options(), stated, (), release, tuple(each.product for each in release))
    project = with_versions(Project(()), known)
    report = engine.run(project, Options(), Clock(date(2026, 1, 1), "benchmark"), find("versions"))
    return report.findings, len(texts), time.perf_counter() - begin


def main() -> int:
    """Check all projects; return 1 if there is an error among the findings."""
    parser = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    parser.add_argument("--keep", metavar="DIR", help="keep the sources in this folder")
    parser.add_argument("projects", nargs="*", default=PROJECTS, metavar="PROJECT")
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(arguments.keep or scratch)
        for project in arguments.projects:
            root = download(project, folder)
            if root is None:
                print(f"{project}: not available")
                continue
            found, number, seconds = findings(root)
            print(f"{root.name}: {number} pages, {len(found)} findings, {seconds:.2f} s")
            for each in found:
                counts[each.severity.value] += 1
                place = f"{each.location.path}:{each.location.line}"
                print(f"    {each.severity.value} {each.code} {place}: {each.text()}")
    print(", ".join(f"{name}: {number}" for name, number in sorted(counts.items())) or "no finding")
    return 1 if counts[Severity.ERROR.value] else 0


if __name__ == "__main__":
    sys.exit(main())
