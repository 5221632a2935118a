"""Checklists of many shapes: what each becomes, in both syntaxes, and that the gate reads the same."""

from __future__ import annotations

import html
import json
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from imports import CORPUS, imported

from sphinx_readiness.cli import main
from sphinx_readiness.importing.recognise.plan import CHECKLIST
from sphinx_readiness.importing.written import read_written

FILES = sorted(path for path in CORPUS.iterdir() if path.is_file())

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (CORPUS.parent / "expected.toml").read_text("utf-8")
)

SUFFIXES = {"markdown": ".md", "rest": ".rst"}


def test_each_file_is_expected() -> None:
    assert len(FILES) >= 20
    assert {path.stem for path in FILES} == set(EXPECTED)


@pytest.mark.parametrize("target", SUFFIXES)
@pytest.mark.parametrize("path", FILES, ids=lambda path: path.name)
def test_counts(path: Path, target: str) -> None:
    expected = EXPECTED[path.stem]
    made = imported(path.read_bytes(), path.name, target)
    counts = made.plan.counts
    assert made.counted.read == made.counted.written > 0
    assert {k: v for k, v in counts.items() if k in expected.get("counts", {})} == expected.get(
        "counts", {}
    )
    statuses = {k.removeprefix("status "): v for k, v in counts.items() if k.startswith("status ")}
    assert statuses == expected["statuses"]
    written = read_written(made.pages[0].lines, target)
    found = {each.argument: each.rows() for each in written if each.name == CHECKLIST}
    assert found == expected["checklists"]
    assert counts["items"] == sum(found.values())
    assert counts["checklists"] == len(found)


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Import all files in both syntaxes, each as a record of its own; return the gate's report."""
    root = tmp_path_factory.mktemp("corpus")
    docs = root / "docs"
    for path in FILES:
        for target, suffix in SUFFIXES.items():
            made = imported(path.read_bytes(), path.name, target)
            folder = docs / f"{path.stem}-{target}"
            folder.mkdir(parents=True)
            (folder / f"list{suffix}").write_text("\n".join(made.pages[0].lines), "utf-8")
    (docs / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    (root / "readiness.toml").write_text(
        'ignore = ["RD103", "RD108"]\n'
        '[statuses.deferred]\noutcome = "open"\nsymbols = ["🟦"]\n'
        '[statuses.rotten]\noutcome = "fail"\nsymbols = ["🟪"]\n',
        "utf-8",
    )
    main(["lint", str(docs), "--out", str(root / "out"), "--format", "json", "-q"])
    report: dict[str, Any] = json.loads((root / "out" / "readiness.json").read_text("utf-8"))
    return report


HONEST = {
    "RD104", "RD201", "RD202", "RD203", "RD205", "RD206", "RD207", "RD209", "RD301", "RD304",
    "RD305", "RD403", "RD405", "RD602",
}  # fmt: skip
"""What is wrong with the checklists themselves; nothing is with how they are written down."""


def test_the_gate_has_only_honest_findings(linted: dict[str, Any]) -> None:
    others = [each for each in linted["findings"] if each["code"] not in HONEST]
    assert others == []


def test_the_gate_reads_what_was_imported(linted: dict[str, Any]) -> None:
    found: dict[str, dict[str, int]] = {}
    for record in linted["records"]:
        for checklist in record["checklists"]:
            place = Path(checklist["location"]["path"]).parts[1]
            found.setdefault(place, {})[checklist["id"]] = len(checklist["items"])
    for path in FILES:
        for target in SUFFIXES:
            assert found[f"{path.stem}-{target}"] == EXPECTED[path.stem]["checklists"], path.name


KEYS = set("overall status version release date updated last next review checklist questions contact deployment approved yes conditional target thead within hours title field value product result header rows csv list table true false decision march colspan rowspan".split())  # fmt: skip  # noqa: SIM905
"""Words that became the names of directives and options."""


def words(text: str) -> set[str]:
    return {each for each in re.findall(r"[^\W_]{3,}", text.casefold()) if each not in KEYS}


@pytest.mark.parametrize("target", SUFFIXES)
@pytest.mark.parametrize(
    "path", [each for each in FILES if each.suffix != ".json"], ids=lambda path: path.name
)
def test_no_word_is_lost(path: Path, target: str) -> None:
    made = imported(path.read_bytes(), path.name, target)
    source = made.plan.source
    before = "\n".join(source.lines) or path.read_text("utf-8")
    after = "\n".join(made.pages[0].lines)
    assert words(html.unescape(before)) - words(html.unescape(after)) == set()
