"""Options of views that mean nothing are told, and never stop a build."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_project import build, write

BAD = (
    "sort: id,owner", "sort: -", "sort: anchor", "group-by: owner,status", "group-by: id",
    "columns: id,ownr", "outcome: great", "status: nobody knows",
)  # fmt: skip


@pytest.mark.parametrize("option", BAD)
def test_a_bad_option_is_one_finding_and_the_table_is_made(tmp_path: Path, option: str) -> None:
    text = (
        "# A\n\n:::{checklist} c\n:owner: X\n\n| ID | Item | Status |\n|---|---|---|\n"
        f"| A-1 | first | ok |\n:::\n\n:::{{readiness-table}}\n:{option}\n:::\n"
    )
    folder = write(tmp_path, {"a.md": text})
    html = build(folder, "html")
    assert html.warnings.count("[readiness.invalid-option]") == 1
    assert "</html>" in html.page("a")
