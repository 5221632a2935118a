"""Code in a checklist is no lost row, whoever wrote it, and lint says the same as the builder."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from projects import Project

from sphinx_readiness.cli import main

REST = """```{eval-rst}
- [x] B-1: two

  .. code-block:: md

     - [x] no task

.. highlight:: none

.. code::

    - [x] no task

An example::

    - [x] no task
```
"""

NESTED = """1. [x] B-1: two

    ```{code-block} md
    - [x] no task
    ```
"""


@pytest.mark.parametrize("code", [REST, NESTED], ids=["rest", "nested"])
def test_code_is_code(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str], code: str
) -> None:
    text = f"# T\n\n::::{{checklist}} c\n:owner: me\n\n- [x] A-1: one\n\n{code}\n::::\n"
    project = make_project({"index.md": text})
    built = project.lint()
    assert built.report["findings"] == []
    assert [item["id"] for item in built.items()] == ["A-1", "B-1"]
    assert main(["lint", str(project.docs), "--color", "never"]) == 0
    assert " RD" not in capsys.readouterr().out


def test_rows_that_are_indented_too_far_are_not(make_project: Callable[..., Project]) -> None:
    text = "# T\n\n:::{checklist} c\n:owner: me\n\ntext\n\n    - [x] A-1: one\n:::\n"
    (found,) = make_project({"index.md": text}).lint().report["findings"]
    assert (found["code"], found["line"]) == ("RD101", 8)
