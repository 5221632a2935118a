"""The conditions of a decision show the items that they cover, wherever these are."""

from __future__ import annotations

import re

import pytest

INDEX = """# Decision

```{toctree}
rows
```

:::{go-live} conditional
- [ ] The ports are closed [N-1, N-2]
- [ ] **Strong** words, too [N-2]
- [ ] Nobody knows it [N-9]
- [ ] An aside [see below]
:::
"""

ROWS = """# Rows

:::{checklist} net

| ID  | Item  | Status | Owner |
|-----|-------|--------|-------|
| N-1 | Ports | ✅     | Ops   |
| N-2 | Hosts | ❌     | Ops   |
:::
"""


def cells(page: str) -> list[str]:
    body = page[page.index("readiness-conditions") :]
    found = re.findall(r"<td\b[^>]*>(.*?)</td>", body, re.DOTALL)
    return [" ".join(re.sub(r"<[^>]+>", "", each).split()) for each in found]


@pytest.mark.parametrize("table_nodes", [False, True])
def test_conditions_link_to_their_items(make_project, table_nodes):
    project = make_project({"index.md": INDEX, "rows.md": ROWS}, readiness_table_nodes=table_nodes)
    page = project.build().page("index")
    assert cells(page)[1::2] == [
        "The ports are closed N-1 Verified, N-2 Not met",
        "Strong words, too N-2 Not met",
        "Nobody knows it N-9?",
        "An aside [see below]",
    ]
    assert page.count('href="rows.html#N-2"') == 2


def test_a_changed_item_rewrites_the_decision(make_project):
    project = make_project({"index.md": INDEX, "rows.md": ROWS})
    project.build()
    project.edit("rows.md", "| ❌     |", "| 🔄     |")
    built = project.build()
    assert built.read == ("rows",)
    assert "N-2 In progress" in cells(built.page("index"))[1]


def test_an_unknown_item_is_one_finding(make_project):
    project = make_project({"index.md": INDEX, "rows.md": ROWS})
    places = project.build("readiness").places
    assert [place[:2] for place in places if place[3] == "RD601"] == [("docs/index.md", 10)]
