"""Try what stands beside us in projects: formatters, linters, other extensions and builders.

    python tests/neighbours/neighbours_check.py [--write] [NAME...]

Run by ``tox -e neighbours``, which installs them; npm is asked for those of Node. Each is tried on the
pages of :mod:`neighbour_pages`, with the settings that the documentation shows. Exits 1 if any of them
does what it should not; what lacks a program or a library of the system is said to be not tried. With
``--write`` the versions go into ``tried.json``, from which the documentation makes its table; what was
not tried has none there, and the table says so.
"""

from __future__ import annotations

import argparse
import json
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
from collections.abc import Callable, Iterator
from importlib.metadata import version
from pathlib import Path
from typing import NamedTuple

import neighbour_pages as pages

ROOT = Path(__file__).parents[2]

TRIED = Path(__file__).with_name("tried.json")

SETTINGS = re.compile(r"^% settings: (\S+)\n```\w+\n(.*?)^```$", re.MULTILINE | re.DOTALL)

NODE = {"prettier": "3", "markdownlint-cli": "0"}
"""Packages of npm, with their major version."""

SECONDS = 300


class NotHereError(Exception):
    """A program or a library of the system is missing."""


class Neighbour(NamedTuple):
    """What is tried: a package, the table of the documentation, and how."""

    package: str
    kind: str
    what: str
    check: Callable[[Path], None]


def run(*command: str | Path, cwd: Path, status: int = 0) -> str:
    """Return what *command* says, which has to end with *status*."""
    program = shutil.which(str(command[0]), path=str(Path(sys.executable).parent))
    done = subprocess.run(
        [program or str(command[0]), *map(str, command[1:])],
        cwd=cwd, capture_output=True, text=True, timeout=SECONDS, check=False,
    )  # fmt: skip
    said = done.stdout + done.stderr
    assert done.returncode == status, f"exit status {done.returncode}\n{said}"
    return said


def items(folder: Path) -> list[tuple[str, str]]:
    """Return id and title of the items that the gate reads in the documents of *folder*."""
    out = folder / "_report"
    run(
        "sphinx-readiness",
        "lint",
        "--quiet",
        "--fail-on",
        "never",
        "--out",
        out,
        folder,
        cwd=folder,
    )
    report = json.loads((out / "readiness.json").read_text("utf-8"))
    shutil.rmtree(out)
    lists = [each for record in report["records"] for each in record["checklists"]]
    lists += [each["checklist"] for record in report["records"] for each in record["windows"]]
    return [(item["id"], item["title"]) for each in lists for item in each["items"]]


def findings(folder: Path) -> str:
    """Return what the gate finds in *folder*, which it has to fail."""
    return run("sphinx-readiness", "lint", "--quiet", folder, cwd=folder, status=1)


def settings(folder: Path) -> None:
    """Write the settings that the documentation shows into *folder*."""
    text = (ROOT / "docs" / "how-to" / "formatters.md").read_text("utf-8")
    found = SETTINGS.findall(text)
    assert found
    for name, content in found:
        (folder / name).write_text(content, "utf-8")


def node(name: str) -> str:
    """Return the program of Node called *name*; raise NotHereError where there is no npm."""
    npm = shutil.which("npm")
    if npm is None:
        raise NotHereError("there is no npm")
    folder = Path(sys.prefix) / "node"
    if not (folder / "node_modules" / ".bin" / name).exists():
        folder.mkdir(exist_ok=True)
        wanted = [f"{each}@{major}" for each, major in NODE.items()]
        try:
            run(npm, "install", "--no-audit", "--no-fund", "--prefix", folder, *wanted, cwd=folder)
        except subprocess.TimeoutExpired as error:
            raise NotHereError("npm does not answer") from error
    return str(folder / "node_modules" / ".bin" / name)


def node_version(package: str) -> str:
    """Return the version of a *package* of Node."""
    manifest = Path(sys.prefix) / "node" / "node_modules" / package / "package.json"
    return str(json.loads(manifest.read_text("utf-8"))["version"])


def formats(folder: Path, *command: str | Path, joined: int) -> None:
    """Let *command* format the pages: what has blank lines stays, *joined* fences are found."""
    page = folder / "index.md"
    page.write_text(pages.LOOSE, "utf-8")
    before = items(folder)
    run(*command, page, cwd=folder)
    assert items(folder) == before
    once = page.read_text("utf-8")
    run(*command, page, cwd=folder)
    assert page.read_text("utf-8") == once
    page.write_text(pages.TIGHT, "utf-8")
    run(*command, page, cwd=folder)
    assert findings(folder).count("RD129 joined-fence") == joined


def prettier(folder: Path) -> None:
    """``prettier --write`` keeps the items."""
    formats(folder, node("prettier"), "--write", joined=2)


def mdformat(folder: Path) -> None:
    """``mdformat`` with mdformat-gfm keeps them."""
    # What it indents by two blanks still closes the directive around the list.
    command = ("mdformat", "--extensions", "gfm", "--extensions", "frontmatter")
    formats(folder, *command, joined=1)


def mdformat_myst(folder: Path) -> None:
    """mdformat-myst keeps directives with backticks; the braces that it escapes are found."""
    page = folder / "index.md"
    page.write_text(pages.BACKTICKS, "utf-8")
    before = items(folder)
    run("mdformat", "--extensions", "myst", "--extensions", "tables", page, cwd=folder)
    assert items(folder) == before
    page.write_text(pages.LOOSE, "utf-8")
    run("mdformat", page, cwd=folder)
    assert "RD110 unread-directive" in findings(folder)


def markdownlint(folder: Path) -> None:
    """``markdownlint`` has nothing to say, with the settings shown."""
    settings(folder)
    (folder / "index.md").write_text(pages.LOOSE, "utf-8")
    run(node("markdownlint"), "index.md", cwd=folder)


def rstcheck(folder: Path) -> None:
    """``rstcheck`` knows the directives and roles, with the settings shown."""
    settings(folder)
    (folder / "index.rst").write_text(pages.REST, "utf-8")
    run("rstcheck", "--config", ".rstcheck.cfg", "index.rst", cwd=folder)


def doc8(folder: Path) -> None:
    """``doc8`` takes long rows, with the settings shown."""
    settings(folder)
    (folder / "index.rst").write_text(pages.REST, "utf-8")
    run("doc8", "--config", "doc8.ini", "index.rst", cwd=folder)


def sphinx_lint(folder: Path) -> None:
    """``sphinx-lint`` has nothing to say."""
    (folder / "index.rst").write_text(pages.REST, "utf-8")
    (folder / "page.md").write_text(pages.LOOSE, "utf-8")
    run("sphinx-lint", ".", cwd=folder)


def build(folder: Path, extension: str, builder: str = "html", **conf: object) -> Path:
    """Build the pages with *extension*, without a warning but ours; return the output folder."""
    extensions = ["myst_parser", "sphinx_readiness", *filter(None, [extension])]
    values = {"extensions": extensions, "myst_enable_extensions": ["colon_fence"],
              "project": "Lantern", "exclude_patterns": ["_*"], **conf}  # fmt: skip
    text = "".join(f"{name} = {value!r}\n" for name, value in values.items())
    (folder / "conf.py").write_text(text, "utf-8")
    (folder / "index.md").write_text(pages.SPOKEN, "utf-8")
    out = folder / "_out"
    said = run("sphinx-build", "-E", "-q", "-b", builder, folder, out, cwd=folder)
    usual = r"\[readiness\.|misspelled words"  # ours, and what spelling says at its end
    warnings = [line for line in said.splitlines() if "WARNING: " in line]
    strange = [line for line in warnings if re.search(usual, line) is None]
    assert not strange, "\n".join(strange)
    return out


def opengraph(folder: Path) -> None:
    """Descriptions have the words of the table, and no control characters."""
    out = build(folder, "sphinxext.opengraph", ogp_site_url="https://example.org/",
                ogp_social_cards={"enable": False}, ogp_description_length=400)  # fmt: skip
    page = (out / "index.html").read_text("utf-8")
    (description,) = re.findall(r'<meta property="og:description" content="([^"]*)"', page)
    assert "D-1" in description
    assert not [char for char in description if unicodedata.category(char) == "Cc"]


def spelling(folder: Path) -> None:
    """Words in cells are seen, with their line."""
    try:
        import enchant  # type: ignore[import-not-found]

        enchant.Dict("en_US")
    except Exception as error:
        raise NotHereError("the library enchant, or its English dictionary, is missing") from error
    out = build(folder, "sphinxcontrib.spelling", "spelling", spelling_lang="en_US",
                spelling_warning=False, spelling_ignore_contributor_names=False)  # fmt: skip
    found = (out / "index.spelling").read_text("utf-8")
    for word, line in pages.MISSPELT.items():
        assert f"index.md:{line}: ({word})" in found, (word, found)


def rst2pdf(folder: Path) -> None:
    """A builder without a format makes a file of plain tables."""
    out = build(folder, "rst2pdf.pdfbuilder", "pdf",
                pdf_documents=[("index", "lantern", "Lantern", "Ann")])  # fmt: skip
    assert (out / "lantern.pdf").read_bytes().startswith(b"%PDF")


def markdown_builder(folder: Path) -> None:
    """A format that Sphinx does not have gets plain tables, too."""
    out = build(folder, "sphinx_markdown_builder", "markdown")
    text = (out / "index.md").read_text("utf-8")
    assert "D-1" in text
    assert "| Owner" in text


def design(folder: Path) -> None:
    """Checklists stand beside the directives of sphinx-design."""
    assert "readiness-table" in (build(folder, "sphinx_design") / "index.html").read_text("utf-8")


def copybutton(folder: Path) -> None:
    """Pages build with sphinx-copybutton."""
    assert "readiness-table" in (build(folder, "sphinx_copybutton") / "index.html").read_text(
        "utf-8"
    )


def blocks(extension: str, opening: str, closing: str, end: str) -> Callable[[Path], None]:
    """Return what puts a checklist between *opening* and *closing*, and builds with *extension*.

    The page has *end* in it.
    """

    def check(folder: Path) -> None:
        (folder / "more.md").write_text(
            f"---\norphan: true\n---\n# More\n\n{opening}\n{pages.INNER}\n{closing}\n", "utf-8"
        )
        out = build(folder, extension, "readiness", readiness_fail_on="never")
        report = json.loads((out / "readiness.json").read_text("utf-8"))
        lists = [each for record in report["records"] for each in record["checklists"]]
        ids = [item["id"] for each in lists for item in each["items"]]
        assert ids.count("IN-1") == 1, ids
        assert end in (build(folder, extension) / "more.html").read_text("utf-8")

    return check


def notebooks(folder: Path) -> None:
    """MyST-NB reads pages and notebooks in the place of MyST-Parser; lint names the notebooks."""
    source = "# Nb\n\n" + pages.INNER
    cell = {"cell_type": "markdown", "id": "a", "metadata": {}, "source": source}
    book = {"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
    (folder / "book.ipynb").write_text(json.dumps(book), "utf-8")
    extensions = ["myst_nb", "sphinx_readiness"]
    out = build(folder, "", extensions=extensions, suppress_warnings=["toc.not_included"])
    for page, id_ in (("index", "D-1"), ("book", "IN-1")):
        assert f'id="{id_}"' in (out / f"{page}.html").read_text("utf-8")
    assert "book.ipynb:1: error: RD114" in findings(folder)


def theme(name: str) -> Callable[[Path], None]:
    """Return what builds the pages with the theme *name*."""

    def check(folder: Path) -> None:
        page = (build(folder, "", html_theme=name) / "index.html").read_text("utf-8")
        assert "readiness-table" in page

    return check


FORMATTER, EXTENSION, THEME = "Formatters and linters", "Extensions and builders", "Themes"

NEIGHBOURS = (
    Neighbour("prettier", FORMATTER, "keeps the items, no settings", prettier),
    Neighbour("mdformat", FORMATTER, "with `mdformat-gfm`: keeps the items", mdformat),
    Neighbour("mdformat-myst", FORMATTER, "directives with backticks", mdformat_myst),
    Neighbour("markdownlint-cli", FORMATTER, "quiet, with settings", markdownlint),
    Neighbour("rstcheck", FORMATTER, "quiet, with settings", rstcheck),
    Neighbour("doc8", FORMATTER, "quiet, with settings", doc8),
    Neighbour("sphinx-lint", FORMATTER, "quiet, no settings", sphinx_lint),
    Neighbour("sphinxext-opengraph", EXTENSION, "descriptions are plain words", opengraph),
    Neighbour("sphinxcontrib-spelling", EXTENSION, "sees cells, with their lines", spelling),
    Neighbour("rst2pdf", EXTENSION, "plain tables", rst2pdf),
    Neighbour("sphinx-markdown-builder", EXTENSION, "plain tables", markdown_builder),
    Neighbour("sphinx-design", EXTENSION, "builds without a warning", design),
    Neighbour("sphinx-copybutton", EXTENSION, "builds without a warning", copybutton),
    Neighbour(
        "sphinx-tabs",
        EXTENSION,
        "checklists in tabs",
        blocks(
            "sphinx_tabs.tabs", "`````{tabs}\n````{tab} One", "````\n`````", "sphinx-tabs-panel"
        ),
    ),
    Neighbour(
        "sphinx-togglebutton",
        EXTENSION,
        "checklists in what unfolds",
        blocks("sphinx_togglebutton", "````{toggle}", "````", "toggle"),
    ),
    Neighbour(
        "sphinxcontrib-mermaid",
        EXTENSION,
        "diagrams beside checklists",
        blocks("sphinxcontrib.mermaid", "```{mermaid}\ngraph LR\n A --> B\n```\n", "", "mermaid"),
    ),
    Neighbour("myst-nb", EXTENSION, "reads pages and notebooks", notebooks),
    Neighbour("furo", THEME, "builds without a warning", theme("furo")),
    Neighbour(
        "pydata-sphinx-theme", THEME, "builds without a warning", theme("pydata_sphinx_theme")
    ),
    Neighbour("sphinx-rtd-theme", THEME, "builds without a warning", theme("sphinx_rtd_theme")),
)

BESIDE = ("sphinx", "docutils", "myst-parser", "sphinx-needs")


def tried(names: list[str]) -> Iterator[tuple[Neighbour, str, str]]:
    """Yield each neighbour with its version, and what is wrong: nothing, or why it is not tried."""
    for each in NEIGHBOURS:
        if names and each.package not in names:
            continue
        with tempfile.TemporaryDirectory() as folder:
            try:
                each.check(Path(folder))
            except NotHereError as error:
                yield each, "", f"NOT TRIED: {error}"
                continue
            except AssertionError as error:
                yield each, "?", f"FAILED: {error}"
                continue
        is_node = each.package in NODE
        yield each, node_version(each.package) if is_node else version(each.package), ""


def main() -> int:
    """Try all of them; return the exit status."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--write", action="store_true")
    parser.add_argument("names", nargs="*")
    arguments = parser.parse_args()
    if arguments.write and arguments.names:
        parser.error("--write goes with all of them, as the table has a line for each")
    rows, failed, missing = [], 0, 0
    for each, number, wrong in tried(arguments.names):
        sys.stdout.write(f"{each.package} {number}: {wrong or 'ok'}\n")
        sys.stdout.flush()
        failed += wrong.startswith("FAILED")
        missing += wrong.startswith("NOT TRIED")
        said = "" if wrong else number
        rows.append(
            {"package": each.package, "version": said, "kind": each.kind, "what": each.what}
        )
    seen = len(rows) - failed - missing
    sys.stdout.write(f"{seen} tried, {failed} failed, {missing} not tried\n")
    if arguments.write and not failed:
        python = ".".join(map(str, sys.version_info[:2]))
        beside = {"python": python, **{name: version(name) for name in BESIDE}}
        TRIED.write_text(json.dumps({"with": beside, "tried": rows}, indent=2) + "\n", "utf-8")
    return 1 if failed or not seen else 0


if __name__ == "__main__":
    sys.exit(main())
