"""In what a line of Markdown stands: code, a comment, HTML, a directive.

Blocks are told apart as CommonMark does it (https://spec.commonmark.org/0.31.2/), with the
directives of MyST: whose fence is the outermost is closed first. One pass over the lines, which
is only made for documents in which something has not run.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass, field
from typing import Final

from sphinx_readiness.reading.rest_places import LITERAL, Place, Places, rest_places

_TAB: Final = 4

_MARKER: Final = re.compile(r"(?:[-*+:]|[0-9]{1,9}[.)]|(?P<note>\[\^[^\]\s]{1,80}\]:))(?= |\Z)")
"""The marks of items, definitions and footnotes."""

_FENCE: Final = re.compile(r"(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>.*)\Z")

_NAME: Final = re.compile(r"\s*\{([^\s{}]{1,80})\}")

_HTML_CODE: Final = re.compile(r"<(pre|script|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)

_HTML: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|\Z)|<[?!]")

_INTERRUPTS: Final = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|"
    r"option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s/>]|\Z)|<[?!]",
    re.IGNORECASE,
)
"""Tags that begin a block below a paragraph, see the section "HTML blocks" there."""

_DEEPEST: Final = 60
"""So many blocks, and marks of lists in a line, are told apart; what is deeper counts as text."""

_EVAL_REST: Final = "eval-rst"


@dataclass(slots=True)
class _Fence:
    """What is open: a fenced block (*mark*), or HTML to *mark* (empty: a blank line)."""

    place: Place
    mark: str
    depth: int
    column: int
    opaque: bool
    columns: list[int]
    """Where the content of the lists around it begins."""
    held: list[int] = field(default_factory=list)
    """Lines in it whose place depends on whether it is closed."""


class _Scanner:
    def __init__(self, lines: Sequence[str], wanted: Collection[int], colons: bool) -> None:
        self.lines = lines
        self.wanted = wanted
        self.colons = colons
        self.found: dict[int, Places] = {}
        self.open: list[_Fence] = []
        self.columns: list[int] = []
        self.paragraph = False

    def scan(self) -> dict[int, Places]:
        for number, line in enumerate(self.lines, 1):
            self._line(number, line.expandtabs(_TAB))
        self._end(0, closed=False)
        return self.found

    def _end(self, first: int, *, closed: bool) -> None:
        """End what is open from *first* on; only that itself may be *closed*."""
        for at in range(len(self.open) - 1, first - 1, -1):
            each = self.open[at]
            if each.place.name == _EVAL_REST:
                self._rest(each, self._around(at))
            whole = each.place.kind == "html" or (closed and at == first)
            place = each.place if whole else each.place._replace(kind="unclosed")
            for number in each.held:
                self.found.setdefault(number, (*self._around(at), place))
        if first < len(self.open):
            self.columns = self.open[first].columns
            del self.open[first:]
            self.paragraph = False

    def _around(self, end: int | None = None) -> Places:
        return tuple(each.place for each in self.open[:end])

    def _rest(self, block: _Fence, around: Places) -> None:
        """Place the lines of a *block* of reST as its parser does."""
        if not block.held:
            return
        start, end = block.place.line, block.held[-1]
        inside = rest_places(self.lines[start:end], [number - start for number in block.held])
        for number, places in inside.items():
            moved = (each._replace(line=each.line + start) for each in places)
            self.found[number + start] = (*around, block.place, *moved)

    def _hold(self, number: int) -> None:
        if number in self.wanted:
            self.open[-1].held.append(number)

    def _note(self, number: int) -> None:
        """Place a line that is no code: in the directives that are open."""
        if number in self.wanted:
            self.found[number] = self._around()

    def _line(self, number: int, line: str) -> None:
        depth, text = _unquoted(line, max((each.depth for each in self.open), default=0))
        body = text.lstrip(" ")
        indent = len(text) - len(body)
        if body or depth == 0:
            gone = (
                at for at, each in enumerate(self.open)
                if depth < each.depth or (body and indent < each.column)
            )  # fmt: skip
            self._end(next(gone, len(self.open)), closed=False)
        at = self._closing(body, indent)
        if at >= 0:
            self._end(at, closed=True)
        elif self.open and self.open[-1].opaque:
            self._opaque(number, body)
        elif not body:
            self.paragraph = False
        else:
            self._content(number, body, indent, depth)

    def _closing(self, body: str, indent: int) -> int:
        """Return which open fence a line closes: the outermost that it can, or -1."""
        mark = body.rstrip()
        if not mark or mark[0] not in "`~:" or mark.strip(mark[0]):
            return -1
        for at, each in enumerate(self.open):
            same = each.mark[:1] == mark[0] and len(mark) >= len(each.mark)
            if same and indent - each.column < _TAB:
                return at
        return -1

    def _opaque(self, number: int, body: str) -> None:
        """Go on in code, a comment or HTML, which may end here."""
        block = self.open[-1]
        if block.place.kind == "html" and not block.mark and not body:
            self._end(len(self.open) - 1, closed=True)
            return
        self._hold(number)
        if block.mark and block.mark[0] not in "`~:" and block.mark in body.lower():
            self._end(len(self.open) - 1, closed=True)

    def _content(self, number: int, body: str, indent: int, depth: int) -> None:
        base = self.open[-1].column if self.open else 0
        while self.columns and indent < self.columns[-1] and not self.paragraph:
            self.columns.pop()
        for _ in range(_DEEPEST):
            column = self.columns[-1] if self.columns else base
            if indent - column >= _TAB and not self.paragraph:
                if number in self.wanted:
                    self.found[number] = (*self._around(), Place("indented", number))
                return
            if body[0] == ">" and indent - column < _TAB:
                # Columns are counted from behind the innermost mark of a quote.
                inner = body[2:] if body[1:2] == " " else body[1:]
                body = inner.lstrip(" ")
                indent, depth, base = len(inner) - len(body), depth + 1, 0
                self.columns = []
                if not body:
                    self.paragraph = False
                    return
                continue
            marker = _MARKER.match(body) if indent - column < _TAB else None
            if marker is None:
                break
            rest = body[marker.end() :].lstrip(" ")
            blanks = len(body) - marker.end() - len(rest)
            while self.columns and self.columns[-1] > indent:
                self.columns.pop()
            width = marker.end() + (blanks if 0 < blanks <= _TAB else 1)
            self.columns.append(indent + (_TAB if marker["note"] else width))
            indent += marker.end() + blanks
            body, self.paragraph = rest, False
            if not body:
                return
        self._block(number, body, depth, deep=indent - column >= _TAB)

    def _block(self, number: int, body: str, depth: int, *, deep: bool) -> None:
        """Open what a line opens, or note it as text."""
        column = self.columns[-1] if self.columns else self.open[-1].column if self.open else 0
        fence = _FENCE.match(body)
        if fence is not None and not deep and self._opens(fence):
            self._note(number)
            named = _NAME.match(fence["info"])
            name = named.group(1) if named else ""
            code = (not name and fence["mark"][0] != ":") or name.lower() in LITERAL
            kind = "code" if code else "directive" if name else "div"
            opaque = code or name == _EVAL_REST
            place = Place(kind, number, name)
            self._push(_Fence(place, fence["mark"], depth, column, opaque, self.columns))
            return
        if body[0] == "<" and not deep and self._html(number, body, depth, column):
            return
        self._note(number)
        self.paragraph = body[0] not in "#%"

    def _opens(self, fence: re.Match[str]) -> bool:
        mark = fence["mark"][0]
        if mark == ":":
            return self.colons
        return mark == "~" or "`" not in fence["info"]

    def _html(self, number: int, body: str, depth: int, column: int) -> bool:
        """Open a block of HTML, unless *body* is none; one on a line of its own ends at once."""
        code = _HTML_CODE.match(body)
        if code is not None:
            name = code.group(1).lower()
            kind, end = "code" if name == "pre" else "element", f"</{name}>"
        elif body.startswith("<!--"):
            kind, end = "comment", "-->"
        elif (_INTERRUPTS if self.paragraph else _HTML).match(body):
            kind, end = "html", ""
            if (
                not self.paragraph
                and not _INTERRUPTS.match(body)
                and not body.rstrip().endswith(">")
            ):
                return False
        else:
            return False
        if end and end in body.lower():
            return True
        self._push(_Fence(Place(kind, number), end, depth, column, True, self.columns))
        return True

    def _push(self, block: _Fence) -> None:
        if len(self.open) >= _DEEPEST:
            return
        self.open.append(block)
        self.columns = []
        self.paragraph = False


def _unquoted(line: str, most: int) -> tuple[int, str]:
    """Return how many marks of quotes *line* begins with, up to *most*, and what follows them."""
    depth, at = 0, 0
    while depth < most:
        start = at
        while start < len(line) and line[start] == " " and start - at < _TAB:
            start += 1
        if line[start : start + 1] != ">" or start - at >= _TAB:
            break
        at = start + 1
        if line[at : at + 1] == " ":
            at += 1
        depth += 1
    return depth, line[at:]


def markdown_places(
    lines: Sequence[str], wanted: Collection[int], *, colons: bool = True
) -> dict[int, Places]:
    """Return in what each of the *wanted* lines (from 1) of a Markdown text stands.

    *colons* says whether ``:::`` opens blocks.
    """
    return _Scanner(lines, wanted, colons).scan()
