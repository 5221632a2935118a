"""Checklists in odd places, for every kind of writer; odd values; parallel workers."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hostile_project import build, make, write

PLACES = {
    "cell.rst": "T\n=\n\n+------------------+\n| cell             |\n+==================+\n"
    "| .. checklist:: a |\n|                  |\n|    - [ ] item-a  |\n+------------------+\n",
    "foot.rst": "T\n=\n\n.. [1] Foot\n\n   .. checklist:: b\n\n      - [ ] item-b\n\nSee [1]_.\n",
    "list.md": "# T\n\n- x\n\n  :::{checklist} d\n  - [ ] item-d\n  :::\n",
    "quote.md": "# T\n\n> :::{checklist} e\n> - [ ] item-e\n> :::\n",
    "note.md": "# T\n\n::::{note}\n:::{checklist} f\n- [ ] item-f\n:::\n::::\n",
    "nested.md": "# T\n\n:::::{checklist} g\n::::{checklist} h\n:::{check} item-h\n:::\n::::\n"
    ":::{check} item-g\n:::\n:::::\n",
    "alone.md": "# T\n\n:::{check} item-i\n:::\n",
    "orphan.md": "---\norphan: true\n---\n# T\n\n:::{checklist} j\n- [ ] item-j\n:::\n",
}

ITEMS = [f"item-{letter}" for letter in "abdefghij"]


@pytest.fixture(scope="module")
def places(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("places"), PLACES)


@pytest.mark.parametrize("builder", ["html", "text", "latex", "man", "texinfo", "singlehtml"])
def test_every_writer_shows_all(places: Path, builder: str) -> None:
    built = build(places, builder)
    files = [path for path in built.out.rglob("*") if path.is_file() and path.stat().st_size < 1e6]
    text = "".join(path.read_text("utf-8", "replace") for path in files)
    text = text.replace("\\-", "-").replace("\\sphinxhyphen{}", "-")
    assert [item for item in ITEMS if item not in text] == []


def test_all_are_items(places: Path) -> None:
    report = build(places).report
    text = json.dumps(report)
    assert all(item in text for item in ITEMS)


@pytest.mark.parametrize(("records", "found"), [(1, 22), (12, 11)])
def test_duplicates_are_the_same_in_parallel(tmp_path: Path, records: int, found: int) -> None:
    """In one record all lists and items are; records of one name have their own."""
    head = ":::{readiness} P\n:::\n\n"
    files = {
        f"d{i}.md": f"# D\n\n{head if i < records else ''}:::{{checklist}} c\n"
        "| ID | Item |\n|---|---|\n| A-1 | x |\n:::\n"
        for i in range(12)
    }
    folder = write(tmp_path, files)
    serial = build(folder).findings
    assert build(folder, parallel=2).findings == serial
    assert [each["code"] for each in serial].count("RD103") == found


def test_many_rows_and_long_ones_are_read(tmp_path: Path) -> None:
    head = "| ID | Item | Status |\n|---|---|---|\n"
    rows = "".join(f"| R-{i} | row {i} | ok |\n" for i in range(10_000))
    same = "| S-1 | same | ok |\n" * 4_000
    wide = "|h" * 10_000 + "|\n" + "|---" * 10_000 + "|\n" + "|c" * 10_000 + "|\n"
    long = f"| L-1 | {'x' * 100_000} | ok |\n" + "".join(
        f"| L-{mark}-9 | {mark * 5_000} | ok |\n" for mark in ("[", "*", "`", "_", "<", "{", "!")
    )
    bodies = {"rows": head + rows, "same": head + same, "wide": wide, "long": head + long}
    files = {
        f"{name}.md": f"# T\n\n::::{{checklist}} {name}\n{body}::::\n"
        for name, body in bodies.items()
    }
    built = make(tmp_path, files, "html")
    assert built.page("rows").count("R-") >= 10_000
    assert "x" * 100_000 in built.page("long")


def test_hidden_characters(tmp_path: Path) -> None:
    marks = ["\u202e", "\x07", "\x1b[31m", "\u200b", "\ufeff", "\u2066", "\x7f"]
    rows = "".join(f"| K-{i} | t{i}{each}z | ok | me |\n" for i, each in enumerate(marks))
    rows += "| K-8 | שלום عليكم | ok | me |\n| K-9 | 👨‍👩‍👧‍👦 | ⚠ | me |\n"
    table = f"| ID | Item | Status | Owner |\n|---|---|---|---|\n{rows}"
    folder = write(tmp_path, {"a.md": f"# T\n\n:::{{checklist}} c\n{table}:::\n"})
    built = build(folder)
    assert built.codes().count("RD109") == len(marks)
    assert "RD401" not in built.codes()
    warnings = build(folder, "html").warnings
    assert "\u202e" not in warnings
