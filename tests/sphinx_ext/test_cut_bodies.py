"""Bodies that end sooner than their author sees: a fence inside that is as long as the outer one."""

from __future__ import annotations

from pathlib import Path

import pytest
from projects import Project

BODY = "- [x] One\n- [ ] Two\n\n  ```sh\n  make\n  ```\n\n- [ ] Three\n"


def _codes(tmp_path: Path, text: str) -> list[tuple[str, int]]:
    project = Project(tmp_path, {"index.md": "# Index\n", "page.md": text})
    found = project.lint().report["findings"]
    return [(each["code"], each["line"]) for each in found if each["severity"] == "error"]


def test_a_fence_that_ends_the_checklist_is_an_error(tmp_path: Path) -> None:
    text = f"# Page\n\n```{{checklist}} a\n:owner: Ops\n\n{BODY}```\n"
    assert _codes(tmp_path, text) == [("RD101", 9)]


@pytest.mark.parametrize("fence", [":::", "````", "~~~"])
def test_one_that_does_not_is_none(tmp_path: Path, fence: str) -> None:
    text = f"# Page\n\n{fence}{{checklist}} a\n:owner: Ops\n\n{BODY}{fence}\n"
    assert _codes(tmp_path, text) == []
