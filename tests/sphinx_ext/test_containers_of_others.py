"""Rows in containers of other extensions stand where they stand, for lint and for the builder."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

from sphinx_readiness.cli import main

CONTAINERS = """
import sys

from docutils import nodes
from sphinx.util.docutils import SphinxDirective


class Box(SphinxDirective):
    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True
    attached, shift = False, 0

    def run(self):
        box = nodes.container()
        if self.attached:  # what is put into it gets the line that is read last
            box.document = self.state.document
        self.state.nested_parse(self.content, self.content_offset + self.shift, box)
        return [box]


class AttachedBox(Box):
    attached = True


class ShiftedBox(Box):
    shift = 1


def setup(app):
    app.add_directive("box", Box)
    app.add_directive("attached-box", AttachedBox)
    app.add_directive("shifted-box", ShiftedBox)


sys.modules["boxes_of_others"] = sys.modules.get("boxes_of_others", type(sys)("boxes_of_others"))
sys.modules["boxes_of_others"].setup = setup
"""

LIST_TABLE = """```{list-table}
:header-rows: 1

* - ID
  - Item
  - Stauts
* - A-1
  - a restore
  - \u2705
```
"""

PIPES = """| Item | Status |
|------|--------|
| a `x` restore | \u274c |
| a <!-- y --> restore | \u274c |
"""


@pytest.mark.parametrize("box", ["box", "attached-box", "shifted-box"])
@pytest.mark.parametrize(
    ("body", "wanted"),
    [(LIST_TABLE, [("RD113", 10)]), (PIPES, [("RD104", 9), ("RD201", 9), ("RD201", 10)])],
    ids=["list-table", "pipes"],
)
def test_places_in_a_container(
    make_project: Callable[..., Project],
    capsys: pytest.CaptureFixture[str],
    box: str,
    body: str,
    wanted: list[tuple[str, int]],
) -> None:
    page = f"# T\n\n::::::{{checklist}} c\n:owner: me\n\n:::::{{{box}}} A\n{body}:::::\n::::::\n"
    project = make_project({"index.md": page})
    conf = (project.docs / "conf.py").read_text("utf-8")
    project.write({"conf.py": CONTAINERS + conf + "extensions += ['boxes_of_others']\n"})
    built = project.lint()
    codes = {code for code, _ in wanted}
    found = [
        (each["code"], each["line"] - (box == "shifted-box" and each["code"] == "RD113"))
        for each in built.report["findings"]
    ]
    assert found == wanted
    assert built.exit_status == 1
    main(["lint", str(project.docs), "--color", "never", "--no-cache"])
    said = [line for line in capsys.readouterr().out.splitlines() if " RD" in line]
    if box != "shifted-box":
        assert said == [line for line in built.status.splitlines() if " RD" in line]
    assert {line.split()[2] for line in said} == codes
