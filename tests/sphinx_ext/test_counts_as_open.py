"""No page reads better than the gate: of a row that counts as open, each builder says so."""

from __future__ import annotations

import re
from collections.abc import Callable

from projects import Project

PAGE = """# Rows

:::{checklist} ops
:owner: Ops

| ID  | Item              | Status                  | Notes       | Verify         |
|-----|-------------------|-------------------------|-------------|----------------|
| A-1 | ~~Old *importer*~~ | ✅                     |             |                |
| A-2 | ~~Old exporter~~  | ✅                      | left in 2.0 |                |
| A-3 | Said so           | waived until 2026-03-31 |             |                |
| A-4 | A *restore* works | ❌ **broken**           | see `x`     | file conf.py   |
| A-5 | Said and waived   | waived                  |             |                |
:::

:::{checklist} tasks
:owner: Ops

- [-] {#T-1} The page loads without scripts
- [x] {#T-2} ~~The page is printed~~
:::

:::{check} ~~Mail is kept~~
:id: C-1
:status: ✅
:owner: Ops
:::

:::{check} Mail is *sent*
:id: C-2
:status: ❌
:owner: Ops
:verify: file conf.py
:::

:::{waiver} A-4 A-5 C-2
:reason: the line comes in February
:approver: Dana Cruz
:until: 2026-01-31
:::
"""

INDEX = "# Start\n\n{check}`A-1`, {check}`A-3`\n\n:::{readiness-table}\n:::\n\n```{toctree}\nrows\n```\n"

OPEN = {"A-1", "A-3", "T-1", "T-2", "C-1"}

WAIVED = {"A-4", "A-5", "C-2"}


def badges(html: str, place: str) -> dict[str, list[tuple[str, str]]]:
    """Return outcome and text of the badges of each row, by its id, which stands behind *place*."""
    found = {}
    for row in re.split(r'(?=<tr[ >]|<div class="readiness-check)', html)[1:]:
        id_ = re.search(rf'{place}([ACT]-\d)"', row)
        if id_ is not None:
            bare = re.sub(r"</?i[^>]*>", "", row)
            found[id_[1]] = re.findall(r'readiness-badge readiness-([^ "]+)[^>]*>([^<]*)<', bare)
    return found


def test_every_page_says_what_counts(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": INDEX, "rows.md": PAGE})
    gate = project.lint()
    outcomes = {each["id"]: each["outcome"] for each in gate.items()}
    assert {id_ for id_, outcome in outcomes.items() if outcome == "open"} == OPEN
    assert "Needs review: 5" in gate.status
    assert "Not applicable: 1, Waived: 3" in gate.status
    html = project.build()
    for page, place in (("rows", ' id="'), ("index", "rows.html#")):
        found = badges(html.page(page), place)
        assert found.keys() == outcomes.keys()
        for id_, shown in found.items():
            assert (("open", "Counts as open") in shown) is (id_ in OPEN), (page, id_, shown)
            assert any("Waived until 2026-01-31" in text for _kind, text in shown) is (
                id_ in WAIVED
            ), (page, id_, shown)
    own = badges(html.page("rows"), ' id="')
    assert own["A-4"] == [
        ("fail", "broken"), ("info", "Waived until 2026-01-31"),
    ]  # fmt: skip
    assert html.page("rows").count("readiness-standing") == 2
    assert html.page("index").count("Counts as open") == len(OPEN) + 2  # and two roles


def test_other_writers_say_it_too(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": INDEX, "rows.md": PAGE})
    text = (project.build("text").out / "rows.txt").read_text("utf-8")
    tex = "".join(each.read_text("utf-8") for each in project.build("latex").out.glob("*.tex"))
    assert " ".join(text.split()).count("Counts as") == len(OPEN)
    assert tex.count("Counts as open") == 2 * len(OPEN) + 2
    for said in (text, tex):
        assert "proven" not in said  # a row that is waived claims nothing that could be
