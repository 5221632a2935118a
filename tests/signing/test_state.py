"""The state that is signed: what changes it, and what does not."""

from __future__ import annotations

import json
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_projects import Signing

from sphinx_readiness.cli import main
from sphinx_readiness.model.signing import Change
from sphinx_readiness.signing.state import Row, by_id, changes, state_digest

HEADER = ("ID", "Item", "Status", "Owner", "Notes", "Severity", "Blocking", "Evidence", "Verify")

ROWS = [
    ("A-1", "Prüfung der Lücken", "✅", "Ann", "once", "high", "yes", "report 7", "file x.md"),
    ("A-2", "Second thing", "❌", "Bo", "", "", "", "", ""),
    ("A-3", "Third thing", "⚠️", "Cy", "soon", "low", "", "", ""),
]


def table(rows: list[tuple[str, ...]], header: tuple[str, ...] = HEADER, pad: int = 0) -> str:
    lines = [header, ("---",) * len(header), *rows]
    return "".join(
        "|" + "|".join(f" {cell.ljust(pad)} " for cell in line) + "|\n" for line in lines
    )


def digest(body: str, **data: Any) -> str:
    signing = Signing(Path("/nowhere"), roles=["QA Lead"])
    signing.data["checklists"] = [{"id": "ops", "line": 5, "body": body}]
    signing.data.update(data)
    desk = signing.desk()
    return state_digest(by_id(desk.rows))


SAME = digest(table(ROWS))


@pytest.mark.parametrize(
    "body",
    [
        table(ROWS, pad=40),
        table(list(reversed(ROWS))),
        table([tuple(unicodedata.normalize("NFD", cell) for cell in row) for row in ROWS]),
        table([tuple(cell.replace("\ufe0f", "") for cell in row) for row in ROWS]),
        table([tuple(cell.replace(" ", "   ") for cell in row) for row in ROWS]),
        table([(*row[:2], {"✅": "Verified", "❌": "not met"}.get(row[2], row[2]), *row[3:])
               for row in ROWS]),
        table([(*row[:6], "", *row[6:]) for row in ROWS], (*HEADER[:6], "Cost", *HEADER[6:])),
        table([row[::-1] for row in ROWS], HEADER[::-1]),
    ],
    ids=["realigned", "reordered", "NFD", "no U+FE0F", "blanks", "words", "a column", "columns"],
)  # fmt: skip
def test_what_changes_nothing(body: str) -> None:
    assert digest(body) == SAME


WORD = st.text(alphabet="abé\u00fcñ\u4e2dz0", min_size=1, max_size=5)
PHRASE = st.lists(WORD, min_size=1, max_size=3).map(" ".join)
LINE = st.tuples(
    PHRASE, st.sampled_from(("✅", "❌", "⚠\ufe0f", "Verified")), PHRASE, PHRASE | st.just(""),
    st.sampled_from(("high", "low", "")), st.sampled_from(("yes", "")), st.just(""), st.just(""),
)  # fmt: skip
LINES = st.lists(LINE, min_size=1, max_size=4).map(
    lambda lines: [(f"A-{at}", *line) for at, line in enumerate(lines)]
)
LAYOUTS = (
    lambda cell: unicodedata.normalize("NFD", cell),
    lambda cell: unicodedata.normalize("NFC", cell),
    lambda cell: cell.replace("\ufe0f", ""),
    lambda cell: cell.replace(" ", "  "),
    lambda cell: f"{cell} ",
)


@settings(max_examples=60)
@given(st.data(), LINES)
def test_no_layout_changes_the_digest_and_any_word_does(
    data: st.DataObject, rows: list[tuple[str, ...]]
) -> None:
    before = digest(table(rows))
    laid_out = [
        tuple(data.draw(st.sampled_from(LAYOUTS))(cell) for cell in row)
        for row in data.draw(st.permutations(rows))
    ]
    order = data.draw(st.permutations(range(len(HEADER))))
    moved = [tuple(row[at] for at in order) for row in laid_out]
    header = tuple(HEADER[at] for at in order)
    assert digest(table(moved, header, pad=data.draw(st.integers(0, 20)))) == before
    at, column = data.draw(st.integers(0, len(rows) - 1)), data.draw(st.sampled_from((1, 3, 4)))
    word = data.draw(PHRASE)
    changed = [list(row) for row in rows]
    changed[at][column] = word
    same = " ".join(word.split()) == " ".join(rows[at][column].split())
    assert (digest(table([tuple(row) for row in changed])) == before) is same


def test_where_it_stands_changes_nothing() -> None:
    assert digest(table(ROWS), records=[{"id": "db", "title": "Other", "line": 1}]) == SAME


@pytest.mark.parametrize("column", range(len(HEADER)))
@pytest.mark.parametrize("at", range(len(ROWS)))
def test_any_word_changes_it(column: int, at: int) -> None:
    words = {2: "⬜", 5: "critical", 6: "true" if at else "no"}
    rows = [list(row) for row in ROWS]
    rows[at][column] = words.get(column) or f"{rows[at][column]}-word".lstrip("-")
    assert digest(table([tuple(row) for row in rows])) != SAME


def test_a_row_more_or_less_changes_it() -> None:
    assert digest(table(ROWS[:-1])) != SAME
    assert digest(table([*ROWS, ("A-4", "", "", "", "", "", "", "", "")])) != SAME


TEXT = st.text(alphabet=st.sampled_from('ab",:{}[]\\ |1é\u00e9\u0301/'), max_size=4)
ID = st.from_regex(r"[A-C][0-9]\Z")


@settings(max_examples=150)
@given(st.dictionaries(ID, TEXT, max_size=4), st.dictionaries(ID, TEXT, max_size=4))
def test_no_two_states_run_into_each_other(one: dict[str, str], other: dict[str, str]) -> None:
    assert (state_digest(one) == state_digest(other)) is (one == other)
    assert not changes(one, dict(reversed(one.items())))
    assert bool(changes(one, other)) is (one != other)


@settings(max_examples=80)
@given(st.lists(st.tuples(ID, TEXT), max_size=6))
def test_rows_of_one_id_are_all_in_it(pairs: list[tuple[str, str]]) -> None:
    rows = [Row(id_, "", (), text, None) for id_, text in pairs]  # type: ignore[arg-type]
    whole = by_id(rows)
    assert by_id(reversed(rows)) == whole
    for at in range(len(rows)):
        left = by_id(rows[:at] + rows[at + 1 :])
        if (left == whole) != (rows[at] in rows[:at] + rows[at + 1 :]):
            assert left != whole
    for at, row in enumerate(rows):
        changed = [*rows[:at], row._replace(digest=f"{row.digest}!"), *rows[at + 1 :]]
        assert by_id(changed) != whole


def test_changes_are_named() -> None:
    assert changes({"a": "1", "b": "2", "c": "3"}, {"d": "4", "b": "9", "a": "1"}) == (
        Change("added", "d"), Change("changed", "b"), Change("removed", "c")
    )  # fmt: skip


MYST = """# A

:::{readiness} Lantern
:id: md
:version: 2.0
:::

:::{checklist} ops
:owner: Ops

| ID    | Item                         | Status | Notes            | Evidence |
|-------|------------------------------|--------|------------------|----------|
| OPS-1 | A **restore** was *rehearsed*| ✅     | see [it](b.rst)  | `x.md`   |
| OPS-2 | Alerts have `thresholds`     | ❌     |                  |          |
:::
"""

REST = """B
=

.. readiness:: Lantern
   :id: rst
   :version: 2.0

.. checklist:: ops
   :owner: Ops

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
        - Notes
        - Evidence
      * - OPS-2
        - Alerts have ``thresholds``
        - Not met
        -
        -
      * - OPS-1
        - A restore was **rehearsed**
        - Verified
        - see `it <a.html>`_
        - ``x.md``
"""


def test_both_syntaxes_and_markup_and_line_ends(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "readiness.toml").touch()
    docs = tmp_path / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text(
        'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_enable_extensions = ["colon_fence"]\n'
    )
    (docs / "a.md").write_bytes(MYST.replace("\n", "\r\n").encode())
    (docs / "b.rst").write_text(REST, encoding="utf-8")
    assert main(["verify", str(docs), "--format", "json"]) == 1
    found = json.loads(capsys.readouterr().out)
    one, other = found["digests"]
    assert (one["record"], other["record"]) == ("md", "rst")
    assert one["digest"] == other["digest"]
    assert one["checklists"] == other["checklists"]
    assert list(one["checklists"].values()) == [one["digest"]]
