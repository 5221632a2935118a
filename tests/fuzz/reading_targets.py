"""What reads documents: bodies, openings, places, inline markup, columns, tasks."""

from __future__ import annotations

from types import SimpleNamespace
from typing import Any, Final

from body_parsers import markdown_rows, rest_rows, rows
from body_parsers import words as folded
from running import CHEAP, DEAR, Target

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames, header_key
from sphinx_readiness.reading import markdown_body as markdown
from sphinx_readiness.reading import rest_body as rest
from sphinx_readiness.reading.inline import simple_runs
from sphinx_readiness.reading.markdown_places import markdown_places
from sphinx_readiness.reading.openings import openings, pieces
from sphinx_readiness.reading.plain_body import BodyCheck, BodyTable, Segment
from sphinx_readiness.reading.prefilter import names_in
from sphinx_readiness.reading.rest_places import rest_places
from sphinx_readiness.reading.task_data import read_task
from sphinx_readiness.reading.tasks import read_box
from sphinx_readiness.reading.unclear_columns import column_problems, nearly
from sphinx_readiness.sphinx_ext.authoring.cells.cells import markup_patterns
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES
from sphinx_readiness.text.ids import is_valid_id

_CONFIG: Any = SimpleNamespace(myst_enable_extensions=["strikethrough"])

_IS_SPECIAL: Final = markup_patterns(_CONFIG, markdown=True)[0].search

_AROUND: Final = {"strong": "**", "emphasis": "*", "literal": "`", "text": ""}

_KINDS: Final = frozenset(("code", "comment", "indented", "unclosed", "html", "directive", "div"))

_BLOCKS: Final = (
    "- [x] ", "- [ ] ", "* [x] ", "| a | b |\n", "|---|---|\n", "|:-:|--|", "| Item | Status |\n|---|---|\n", "- ", "1. ", "> ",
    ":::{check} A\n:id: B\n:::\n", ":::{check}", ":::", ".. list-table::\n   :header-rows: 1\n\n", "   * - a\n     - b\n", "     - ",
    ":widths: 1", "Words\n", "  ", "::\n\n", "= =\n", "+--+\n", "[a]: b", "<div>\n", "***\n", "$$\n", "% ", "[^1]: ", ".. _a:", "Term\n: ",
)  # fmt: skip

_MARKS: Final = (
    ":::{checklist}", "```{checklist}", ":::{readiness} X", "{check}", ".. checklist::", ".. readiness:: X", ".. go-live ::", "..checklist:",
    ":::checklist", "::{checklist", ":::{Check List}", ":::{cheklist}", ":::{сhecklist}", ":::{checklist\u200b}", "> ", "- ", "1. ", "[^a]: ", "```\n", "~~~~\n",
    "````{note}\n", ".. note::\n", ".. code-block:: text\n", "   ", "\n", "\n\n", "<!--\n", "-->\n", "<pre>", "</pre>", "<script>", "<div>", "<?", "<![CDATA[", "]]>",
    "$$\n", "% ", "+++\n", "---\n", "..\n", "::\n", ":name: x\n", "\uff1a\uff1a\uff1a\uff5bchecklist\uff5d", "signoff-matrix", "post-deployment", "`a\n",
)  # fmt: skip

_HEADS: Final = (
    "Item", "Status", "Statsu", "Owner", "Notes", "Blocking", "Severity", "ID", "#", "Done?", "(2026-01-01)", "**", "|", " | ", "Items", "Check", "Approver", "Signed by",
    "as of", "<b>", "<!--", "`", "[x](y)", "_", ":",
)  # fmt: skip

_TASKS: Final = (
    "[x] ", "[ ]", "[-]", "[✅]", "{#A-1}", "{#", "}", "OPS-1: ", "OPS-1 - ", "**OPS-1**: ", "[OPS-1] ", "@ann", "!blocking", "!blocker", ",", "`A-1`: ", "__A-1__ - ",
)  # fmt: skip


def _text(data: bytes) -> str:
    return data.decode("utf-8", "replace")


def _is_whole(lines: list[str], segments: list[Segment] | None) -> None:
    """Check that each line that is not blank is in exactly one of *segments*, and each row in its own."""
    if segments is None:
        return
    covered: list[int] = []
    for each in segments:
        assert each.start < each.end <= len(lines), each
        covered += range(each.start, each.end)
        if isinstance(each, BodyTable):
            assert all(each.start <= row.line < each.end for row in each.rows), each
            assert len(each.aligns) == len(each.headers), each
    assert covered == sorted(set(covered))
    missed = set(range(len(lines))) - set(covered)
    assert all(not lines[at].strip() for at in missed), missed


def _folded(rows: list[tuple[str, str]]) -> list[tuple[str, str]]:
    return [(folded(title), folded(status)) for title, status in rows]


def markdown_body(data: bytes) -> None:
    """Every line is read once, and what is taken is what markdown-it makes of it."""
    text = _text(data)
    lines = text.split("\n")
    for check in ("check", "rd-check", ""):
        _is_whole(lines, markdown.read_body(lines, check=check))
    found = markdown.read_body(lines, check="")
    if found is not None:
        assert _folded(rows(found)) == _folded(markdown_rows(text))


def markdown_lines(data: bytes) -> None:
    """Rows are split into cells without a bar that parts; fences end behind their start."""
    lines = _text(data).split("\n")
    for at, line in enumerate(lines):
        assert at <= markdown.skip_fence(lines, at) <= len(lines)
        cells = markdown.split_row(line)
        assert all(cell == cell.strip() for cell in cells)
        bars = line.count("|") - line.count("\\|")
        assert bars - 1 <= len(cells) <= bars + 1 or not line.strip()


def rest_body(data: bytes) -> None:
    """Every line is read once, and what is taken is what docutils makes of it."""
    text = _text(data)
    lines = text.split("\n")
    found = rest.read_body(lines)
    _is_whole(lines, found)
    if found is not None and not any(isinstance(each, BodyCheck) for each in found):
        assert _folded(rows(found)) == _folded(rest_rows(text)[0])


def opened(data: bytes) -> None:
    """What opens has a place in the text, and its name is among those of the cheap search."""
    text = _text(data)
    lines, numbers = pieces(text)
    names = names_in(text)
    for each in openings(text, DIRECTIVE_NAMES, also=("note",)):
        assert 1 <= each.counted <= len(lines), each
        assert each.line == numbers[each.counted - 1], each
        assert each.name in names, each
        assert each.name in lines[each.counted - 1], each
        assert each.meant in DIRECTIVE_NAMES or each.flaw == "stranger", each


def places(data: bytes) -> None:
    """Each line has a place, and what it is in began before it."""
    lines = _text(data).split("\n")
    wanted = range(1, len(lines) + 1)
    for found in (
        markdown_places(lines, wanted),
        markdown_places(lines, wanted, colons=False),
        rest_places(lines, wanted),
    ):
        assert found.keys() <= set(wanted)
        for number, within in found.items():
            assert all(each.kind in _KINDS and 0 < each.line <= number for each in within), within


def inline(data: bytes) -> None:
    """What is read as runs says all of the text."""
    text = _text(data).strip()
    runs = simple_runs(text, _IS_SPECIAL)
    if runs is not None:
        assert "".join(f"{_AROUND[kind]}{words}{_AROUND[kind]}" for kind, words in runs) == text


def columns(data: bytes) -> None:
    """Each header has at most one field, each field at most one header, and messages have values."""
    headers = [each.strip() for each in _text(data).split("|")][:40]
    names = ColumnNames({"owner": ("Who does it",)})
    for wanted in (ITEM_FIELDS, SIGNOFF_FIELDS):
        fields = names.fields(headers, wanted)
        assert len(fields) == len(headers)
        given = [each for each in fields if each]
        assert len(given) == len(set(given))
        assert set(given) <= wanted
        for problem in column_problems(names, headers, wanted, needs_status=True):
            problem.message.format_map(dict(problem.values))
            problem.hint.format_map(dict(problem.values))
    for each in headers:
        key = header_key(each)
        assert header_key(key) == header_key(header_key(key))
        assert nearly(each, ITEM_FIELDS) in {*ITEM_FIELDS, ""}


def tasks(data: bytes) -> None:
    """A task keeps a title, and what is taken for its id is one."""
    text = _text(data)
    for people in (True, False):
        found = read_task(text, people=people)
        assert found.title or not text
        assert not found.id or is_valid_id(found.id), found
        assert people or not (found.owner or found.blocking)
    box = read_box(text)
    if box is not None:
        assert 0 < box.end <= len(text)
        assert box.status.startswith("[")
        assert box.status.endswith("]")


TARGETS: Final = (
    Target("markdown-body", markdown_body, _BLOCKS),
    Target("markdown-lines", markdown_lines, _BLOCKS, CHEAP),
    Target("rest-body", rest_body, _BLOCKS, DEAR),
    Target("openings", opened, _MARKS, CHEAP),
    Target("places", places, _MARKS),
    Target(
        "inline",
        inline,
        ("**a**", "*b*", "`c`", "**", "*", "`", "a", " ", ".", "(", ")", ","),
        CHEAP,
    ),
    Target("columns", columns, _HEADS, DEAR),
    Target("tasks", tasks, _TASKS, CHEAP),
)
