"""Random bodies out of nasty fragments: no exception, and every title is shown or reported."""

from __future__ import annotations

import html
import json
import re
import tempfile
from pathlib import Path

from hostile_project import build, write
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

NASTY = (
    "[", "](", "**", "*", "_", "`", "``", "\\", "\\|", "<", "<b>", "</b>", "&amp;", "&#", "{", "}",
    "{check}`A`", "{nope}`x`", ":nope:`x`", ":check:`A`", "|x|", "x_", "[1]_", "https://e.org",
    "a.md", "../b.txt", "'", '"', "--", "...", "$x$", "~~", "\u202e", "\u200b", "✅", "⚠️", "é",
    "שלום", "\x07", "![i](x.png)", "(x)=", "%", "#", "<!--", "-->", "{{ x }}", "[^1]", "@", "^^^",
)  # fmt: skip

STATUSES = ("ok", "❌", "", "✅ fail", "maybe", "[x]", "**ok**", "`", "|")

cell = st.lists(st.sampled_from(NASTY), max_size=5).map(" ".join)


@st.composite
def markdown_body(draw: st.DrawFn) -> list[str]:
    """Return lines with titles that begin with ``Tn`` and end with ``En``, n from 0."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 5))):
        title = f"T{number}q {draw(cell)} E{number}q"
        form = draw(st.sampled_from(("table", "task", "prose")))
        if form == "table":
            header = "| ID | Item | Status |"
            dashes = draw(st.sampled_from(("|---|---|---|", "|---|---|", "|-x-|--|--|", "")))
            row = f"| {draw(cell)} | {title} | {draw(st.sampled_from(STATUSES))} |"
            lines += ["", header, dashes, row]
        elif form == "task":
            lines += [
                "",
                " " * draw(st.integers(0, 6)) + f"- [{draw(st.sampled_from('x -'))}] {title}",
            ]
        else:
            lines += ["", title]
    return lines


@st.composite
def rest_body(draw: st.DrawFn) -> list[str]:
    """Return lines of reST with titles as in :func:`markdown_body`."""
    lines: list[str] = []
    for number in range(draw(st.integers(1, 4))):
        title = f"T{number}q {draw(cell)} E{number}q"
        if draw(st.booleans()):
            status = draw(st.sampled_from(STATUSES))
            lines += [
                "",
                ".. list-table::",
                "   :header-rows: 1",
                "",
                "   * - Item",
                "     - Status",
            ]
            lines += [f"   * - {title}", f"     - {status}".rstrip()]
        else:
            lines += ["", f"- [ ] {title}"]
    return lines


def shown(text: str) -> str:
    return html.unescape(re.sub(r"<[^>]*>", " ", text))


@settings(max_examples=6, deadline=None, derandomize=True, suppress_health_check=list(HealthCheck))
@given(
    st.lists(markdown_body(), min_size=8, max_size=8), st.lists(rest_body(), min_size=8, max_size=8)
)
def test_nothing_is_lost(markdown: list[list[str]], rest: list[list[str]]) -> None:
    files = {
        f"m{i}.md": f"# T\n\n:::::{{checklist}} m{i}\n" + "\n".join(body) + "\n:::::\n"
        for i, body in enumerate(markdown)
    } | {
        f"r{i}.rst": f"T\n=\n\n.. checklist:: r{i}\n"
        + "".join(f"\n   {line}" for line in body)
        + "\n"
        for i, body in enumerate(rest)
    }
    with tempfile.TemporaryDirectory() as scratch:
        folder = write(Path(scratch), files)
        pages = build(folder, "html")
        report = build(folder)
        for name in files:
            page = (pages.out / f"{name.partition('.')[0]}.html").read_text("utf-8")
            said = json.dumps([f for f in report.findings if f["path"] == name], ensure_ascii=False)
            text = shown(page) + page + said
            for number in range(5):
                for mark in (f"T{number}q", f"E{number}q"):
                    if mark in files[name]:
                        assert mark in text or '"RD1' in said, (name, mark, files[name])
