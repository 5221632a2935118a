"""Pages as formatters leave them, with and without the blank line that they need."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

from sphinx_readiness.cli import main

Make = Callable[..., Project]

JOINED = """# Release

:::{checklist} docs
:owner: Ann

| ID  | Item  | Status |
| --- | ----- | ------ |
| D-1 | Guide | ✅     |
| D-2 | Other | ✅     |
| ::: |

:::{checklist} tasks
:owner: Ann

- [x] **T-1**: One
- [x] **T-2**: Two
      :::

:::{signoff-matrix}

| Role | Name | Status |
| ---- | ---- | ------ |
| QA   |      |        |
| :::  |      |        |
"""
"""What prettier makes of fences right below a table and a task."""


@pytest.mark.parametrize("by_lint", [False, True])
def test_each_joined_fence_is_one_finding(
    make_project: Make, capsys: pytest.CaptureFixture[str], *, by_lint: bool
) -> None:
    project = make_project({"index.md": JOINED}, readiness_select=["structure", "people"])
    if by_lint:
        assert main(["lint", "--quiet", str(project.docs)]) == 1
        said = capsys.readouterr().out
    else:
        built = project.lint()
        said = built.status
        assert [item["id"] for item in built.items()] == ["D-1", "D-2", "T-1", "T-2"]
        assert [item["title"] for item in built.items()] == ["Guide", "Other", "One", "Two"]
    found = [line.split(" ")[0] for line in said.splitlines() if "error:" in line]
    assert found == ["docs/index.md:10:", "docs/index.md:17:", "docs/index.md:24:"]
    assert said.count("RD129 joined-fence") == 3


def test_a_brace_that_a_formatter_escaped_is_told(make_project: Make) -> None:
    text = "# T\n\n:::\\{checklist} docs\n\n- [ ] Open\n\n:::\n"
    built = make_project({"index.md": text}, readiness_select=["RD110"]).lint()
    assert built.places == [("docs/index.md", 3, 0, "RD110")]
    assert "In Markdown write ':::{checklist}'" in built.status
