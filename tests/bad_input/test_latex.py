"""Text in cells is no command of TeX. A formula is one, as everywhere in Sphinx."""

from __future__ import annotations

from pathlib import Path

from hostile_project import make

TEXT = r"""# T

:::{checklist} c
:title: Title \input{t}
:verdict: verified (see \input{v})

| ID  | Item | Status | Owner | \input{head} |
|-----|------|--------|-------|---|
| A-1 | \input{/etc/passwd} and \write18{id} and `\input{code}` | ✅ | \immediate\write18{x} | ^^5cinput{y} |
| A-2 | *marks* \input{marked} %\input{c} | ✅ | $\input{off}$ | x |
:::

:::{readiness-table}
:::
"""


def test_commands_in_cells_are_text(tmp_path: Path) -> None:
    out = make(tmp_path, {"index.md": TEXT}, "latex").out
    (tex,) = (each.read_text("utf-8") for each in out.glob("*.tex"))
    body = tex[tex.index(r"\begin{document}") :].replace(r"\allowbreak{}", "")
    assert r"\textbackslash{}input\{/etc/passwd\}" in body
    for command in (r"\input{", r"\write18", r"\immediate", "^^5c"):
        assert command not in body
