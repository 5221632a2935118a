"""No option of a directive that lint carries out costs more than that directive."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint.allowed import CARRIED_OUT, OURS_INSTEAD

OPTIONS = (
    "class", "name", "align", "width", "widths", "header-rows", "stub-columns", "delim", "quote", "escape",
    "keepspace", "header", "encoding", "alt", "height", "scale", "target", "ltrim", "trim", "subtitle", "loading",
    "maxdepth", "caption", "numbered", "glob", "number-lines", "label", "no-wrap", "heading-level", "tab-width",
    "unknown",
)  # fmt: skip

VALUES = (
    "", "::", "tab", "space", "\\", '"', "-1", "0", "99999999999", "1 2", "a, b", "50%", "auto", "..", "*", "|", "[",
    "U+110000", "0x110000", "{{ x }}", "|s|", "é", "'''",
)  # fmt: skip

CONTENT = {
    "list-table": "* - a\n  - b",
    "csv-table": 'a,b\n"c,d',
    "table": "= =\na b\n= =\nc d\n= =",
}

TAIL = {
    "md": "\n\n::::{checklist} tail\n:owner: me\n\n| ID | Item | Status |\n|---|---|---|\n| TAIL-1 | x | fail |\n::::\n",
    "rst": "\n\n.. checklist:: tail\n   :owner: me\n\n   ====== ==== ======\n   ID     Item Status\n   ====== ==== ======\n"
    "   TAIL-1 x    fail\n   ====== ==== ======\n",
}


def blocks(kind: str, name: str) -> list[str]:
    """Return uses of the directive *name*: each option with some values, with and without content."""
    found = []
    for at, option in enumerate(OPTIONS):
        for step in range(4):
            value = VALUES[(at * 5 + step * 7 + len(name)) % len(VALUES)]
            content = CONTENT.get(name, "text") if (at + step) % 4 else ""
            argument = ("x", "", "a b", "0x41")[step]
            lines = [f":{option}: {value}", "", *content.split("\n")]
            if kind == "md":
                found.append("\n".join((f"```{{{name}}} {argument}", *lines, "```")))
            else:
                indented = "\n".join(f"   {line}" if line else "" for line in lines)
                found.append(f".. {name}:: {argument}\n{indented}")
    return found


@pytest.mark.parametrize("kind", ["md", "rst"])
def test_pages_are_read_on(tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str) -> None:
    (tmp_path / "readiness.toml").touch()
    names = sorted({*CARRIED_OUT, *OURS_INSTEAD} - {"include"})
    for name in names:
        text = "\n\n".join(blocks(kind, name))
        title = {"md": "# T\n\n", "rst": "T\n=\n\n"}[kind]
        (tmp_path / f"{name}.{kind}").write_text(title + text + TAIL[kind], encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if " RD" in line]
    assert [line for line in lines if "RD114" in line] == []
    assert [line.split(".")[0] for line in lines if "RD201" in line] == names


@pytest.mark.parametrize(
    "option", [":quote:", ":delim:", ":escape:", ":quote: ab", ":delim: ::", ":escape: tab x"]
)
def test_a_table_that_is_lost_is_one_finding(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], option: str
) -> None:
    (tmp_path / "readiness.toml").touch()
    text = (
        "T\n=\n\n.. checklist:: c\n   :owner: me\n\n   .. csv-table::\n"
        f"      {option}\n      :header: ID,Item,Status\n\n      A-1,x,ok\n"
    )
    (tmp_path / "index.rst").write_text(text + TAIL["rst"], encoding="utf-8")
    assert main(["lint", str(tmp_path)]) == 1
    lines = [line for line in capsys.readouterr().out.splitlines() if " RD" in line]
    assert [line.split()[2] for line in lines] == ["RD110", "RD201"]
    assert lines[0].startswith("index.rst:7:")
