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

from sphinx_readiness.reading.html_blocks import html_block
from sphinx_readiness.reading.rest_places import LITERAL, Place, Places, rest_places

_TAB: Final = 4

_MARKER: Final = re.compile(r"(?:[-*+:]|[0-9]{1,9}[.)]|(?P<note>\[\^[^\]\s]{1,80}\]:))(?= |\Z)")
"""The marks of items, definitions and footnotes."""

_FENCE: Final = re.compile(r"(?P<mark>`{3,}|~{3,}|:{3,})(?P<info>.*)\Z")

_RULE: Final = re.compile(r"([-*_]) *(?:\1 *){2,}\Z")
"""A thematic break."""

_NAME: Final = re.compile(r"\s*\{([^\s{}]{1,80})\}")

_DEEPEST: Final = 60
"""So many blocks, and marks of lists in a line, are told apart; what is deeper counts as text."""

_EVAL_REST: Final = "eval-rst"


@dataclass(slots=True)
class _Fence:
    """What is open: a fenced block (*mark*), or HTML to *mark* (empty: a blank line)."""

    place: Place
    mark: str
    quotes: tuple[int, ...]
    """Where the quotes around it begin, each counted from behind the mark of the one around it."""
    column: int
    opaque: bool
    lists: list[list[int]]
    """Where the content of the items around it begins, for each quote between it and the next."""
    held: list[int] = field(default_factory=list)
    """Lines in it whose place depends on whether it is closed."""


class _Scanner:
    def __init__(self, lines: Sequence[str], wanted: Collection[int], colons: bool) -> None:
        self.lines = lines
        self.wanted = wanted
        self.colons = colons
        self.found: dict[int, Places] = {}
        self.open: list[_Fence] = []
        self.lists: list[list[int]] = [[]]
        self.paragraph = False
        self.bare = (-1, 0)
        """The last line that is nothing but the mark of an item, and the marks of quotes before."""

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
            self.lists = self.open[first].lists
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
        depth, text = _unquoted(line, self._quotes())
        body = text.lstrip(" ")
        indent = len(text) - len(body)
        if body or depth == 0:
            gone = (
                at for at, each in enumerate(self.open)
                if depth < len(each.quotes)
                or (body and depth == len(each.quotes) and indent < each.column)
            )  # fmt: skip
            self._end(next(gone, len(self.open)), closed=False)
            if depth > len(self._quotes()):
                _, text = _unquoted(line, self._quotes())
                body = text.lstrip(" ")
                indent = len(text) - len(body)
        at = self._closing(body, indent)
        if at >= 0:
            self._end(at, closed=True)
        elif self.open and self.open[-1].opaque:
            self._opaque(number, body)
        elif not body:
            self._blank(number)
        else:
            self._content(number, body, indent)

    def _quotes(self) -> tuple[int, ...]:
        return self.open[-1].quotes if self.open else ()

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

    def _content(self, number: int, body: str, indent: int) -> None:
        quotes = self._quotes()
        base = self.open[-1].column if self.open else 0
        level = 0
        for _ in range(_DEEPEST):
            lists = self.lists[level]
            quoted = level + 1 < len(self.lists)
            lazy = self.paragraph and self._is_lazy(body, indent, (base, *lists), quoted)
            lazy = lazy and all(
                self._is_lazy(body, -1, (0, *inner), True) for inner in self.lists[level + 1 : -1]
            )
            while not lazy and lists and indent < lists[-1]:
                lists.pop()
                del self.lists[level + 1 :]
            column = lists[-1] if lists else base
            deep = indent - column >= _TAB
            if body[0] == ">" and (level + 1 < len(self.lists) or not (deep or lazy)):
                # Columns are counted from behind the innermost mark of a quote.
                inner = body[2:] if body[1:2] == " " else body[1:]
                body = inner.lstrip(" ")
                quotes, base, level = (*quotes, column), 0, level + 1
                indent = len(inner) - len(body)
                if level == len(self.lists):
                    self.lists.append([])
                    self.paragraph = False
                if not body:
                    self._blank(number, level)
                    return
                continue
            if lazy:
                deep = deep or quoted or indent < column
                break
            self.paragraph = False
            del self.lists[level + 1 :]
            if deep:
                if number in self.wanted:
                    self.found[number] = (*self._around(), Place("indented", number))
                return
            marker = _MARKER.match(body)
            if marker is None or _RULE.match(body):
                break
            rest = body[marker.end() :].lstrip(" ")
            blanks = len(body) - marker.end() - len(rest)
            width = marker.end() + (blanks if rest and 0 < blanks <= _TAB else 1)
            lists.append(indent + (_TAB if marker["note"] else width))
            indent += marker.end() + blanks
            body = rest
            if not body:
                self.bare = (number, level)
                return
        self._block(number, body, quotes, column, deep=deep)

    def _blank(self, number: int, level: int = 0) -> None:
        """Go over a blank line behind so many marks of quotes; it ends an item without content."""
        self.paragraph = False
        del self.lists[level + 1 :]
        if self.bare == (number - 1, level) and self.lists[level]:
            self.lists[level].pop()

    def _is_lazy(self, body: str, indent: int, columns: Sequence[int], quoted: bool) -> bool:
        """Say whether a line below a paragraph goes on with it, so that no list ends there.

        As markdown-it does, which measures the line from the innermost of the *columns*; *quoted*
        is the paragraph if it stands in a quote that the line has no mark of.
        """
        inside = indent - columns[-1]
        if inside >= _TAB:
            return True
        marker = _MARKER.match(body)
        if marker is not None and not _RULE.match(body):
            if inside < 0 and len(columns) > 1 and indent - columns[-2] >= _TAB:
                return True
            later = body[0].isdigit() and int(marker[0][:-1]) != 1
            return (later or not body[marker.end() :].strip()) and inside >= 0 and not quoted
        fence = _FENCE.match(body)
        return not (
            body[0] in "#>"
            or _RULE.match(body)
            or (fence is not None and self._opens(fence))
            or html_block(body, below_paragraph=True)
        )

    def _block(
        self, number: int, body: str, quotes: tuple[int, ...], column: int, *, deep: bool
    ) -> None:
        """Open what a line opens, or note it as text."""
        fence = _FENCE.match(body)
        if fence is not None and not deep and self._opens(fence):
            self._note(number)
            named = _NAME.match(fence["info"])
            name = named.group(1) if named else ""
            code = (not name and fence["mark"][0] != ":") or name.lower() in LITERAL
            kind = "code" if code else "directive" if name else "div"
            opaque = code or name == _EVAL_REST
            place = Place(kind, number, name)
            self._push(_Fence(place, fence["mark"], quotes, column, opaque, self.lists))
            return
        if body[0] == "<" and not deep and self._html(number, body, quotes, column):
            return
        self._note(number)
        underlined = self.paragraph and body[0] in "-=" and not body.rstrip().strip(body[0])
        self.paragraph = deep or not (underlined or body[0] in "#%" or _RULE.match(body))

    def _opens(self, fence: re.Match[str]) -> bool:
        mark = fence["mark"][0]
        if mark == ":":
            return self.colons
        return mark == "~" or "`" not in fence["info"]

    def _html(self, number: int, body: str, quotes: tuple[int, ...], column: int) -> bool:
        """Open a block of HTML, unless *body* is none; one on a line of its own ends at once."""
        found = html_block(body, below_paragraph=self.paragraph)
        if found is None:
            return False
        kind, end = found
        if not (end and end in body.lower()):
            place = Place(kind, number)
            self._push(_Fence(place, end, quotes, column, True, self.lists))
        return True

    def _push(self, block: _Fence) -> None:
        if len(self.open) >= _DEEPEST:
            return
        self.open.append(block)
        self.lists = [[]]
        self.paragraph = False


def _unquoted(line: str, quotes: Sequence[int]) -> tuple[int, str]:
    """Return how many of the *quotes* go on in *line*, and what follows their marks."""
    at = 0
    for depth, column in enumerate(quotes):
        start = at
        while line[start : start + 1] == " ":
            start += 1
        if line[start : start + 1] != ">" or start - at < column:
            return depth, line[at:]
        at = start + 1
        if line[at : at + 1] == " ":
            at += 1
    return len(quotes), line[at:]


def markdown_places(
    lines: Sequence[str], wanted: Collection[int], *, colons: bool = True
) -> dict[int, Places]:
    """Return in what each of the *wanted* lines (from 1) of a Markdown text stands.

    *colons* says whether ``:::`` opens blocks.
    """
    return _Scanner(lines, wanted, colons).scan()
