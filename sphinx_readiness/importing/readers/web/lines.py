"""Lines of Markdown, made of texts, boxes and lists as they come."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import MARKDOWN
from sphinx_readiness.importing.inline import line_of

BREAK: Final = "\0"
"""A piece of text that ends a line."""

_DEEPEST: Final = 40
"""Lists and quotations within each other; what is deeper belongs to the innermost one."""

_HIGHEST: Final = 999_999_999
"""The highest number of an item (https://spec.commonmark.org/0.31.2/#ordered-list-marker)."""


class Written(NamedTuple):
    """Lines of Markdown, the place in the text that each comes from, and what was not carried."""

    lines: list[str]
    places: list[int]
    notes: list[tuple[int, str]]
    """Place, and the name of what is text now."""


class _List:
    """An open list: where its items begin, and whether all of them are tasks."""

    def __init__(self, indent: int, *, ordered: bool, boxed: bool) -> None:
        self.indent = indent
        self.ordered = ordered
        self.boxed = boxed
        self.items = 0

    @property
    def content(self) -> int:
        """Where the text of its items begins."""
        return self.indent + (len(f"{self.items or 1}. ") if self.ordered else 2)


class Lines:
    """Collects the pieces of a paragraph, and writes it when it ends."""

    def __init__(self) -> None:
        self.written = Written([], [], [])
        self.lists: list[_List] = []
        self.quotes = 0
        self.marks: list[str] = []
        """Open marks of emphasis, which a paragraph closes and the next one opens again."""
        self._said: list[str] = []
        self._from = -1
        self._surplus = 0
        self._marker = self._box = self._head = ""

    def add(self, place: int, text: str) -> None:
        """Add *text*, which stands at *place*."""
        if self._from < 0 and text.strip(f"{BREAK} \n\t*~`"):
            self._from = place
        self._said.append(text)

    @property
    def is_empty(self) -> bool:
        """Whether the paragraph says nothing so far."""
        return self._from < 0

    @property
    def has_only_box(self) -> bool:
        """Whether the paragraph is a box so far."""
        return bool(self._box) and not "".join(self._said).strip(f"{BREAK} \n\t*~`")

    def head(self, level: int) -> None:
        """Let the next paragraph be a heading."""
        self.flush()
        self._head = "#" * level + " "

    def tick(self, place: int, box: str) -> None:
        """Take a box: that of the item or the paragraph, or a piece of its text."""
        if not (self.is_empty or self.has_only_box):
            self.add(place, f"{box} ")
            return
        self._box, self._from = box, place

    def line(self, place: int, text: str) -> None:
        """Write a line as it is."""
        self.written.lines.append(text)
        self.written.places.append(max(place, 0))

    def block(self, place: int, lines: list[str]) -> None:
        """Write *lines* with blank ones around them, within the open item."""
        self.flush()
        if self._marker:
            self._item(place, "")
        indent = self.indent
        for line in ("", *lines, ""):
            self.line(place, f"{indent}{line}".rstrip())

    @property
    def indent(self) -> str:
        """What stands before a line by now."""
        return "> " * self.quotes + " " * (self.lists[-1].content if self.lists else 0)

    def flush_unless_box(self) -> None:
        """Write the paragraph, but go on with one that is only a box so far."""
        if not self.has_only_box:
            self.flush()

    def flush(self) -> None:
        """Write the paragraph, if there is one; what is blank is none."""
        place, self._from = self._from, -1
        pieces = "".join((*self._said, *reversed(self.marks)))
        self._said = list(self.marks)
        if place < 0:
            return
        head, self._head = self._head, ""
        said = [" ".join(each.split()) for each in pieces.split(BREAK)]
        for number, text in enumerate(list(filter(None, said)) or [""]):
            if self._marker:
                self._item(place, text)
                continue
            lines = self.written.lines
            if not number and lines and lines[-1].strip("> "):
                self.line(place, ("> " * self.quotes).rstrip())
            box, self._box = self._box, ""
            start = f"{box} " if box else head
            self.line(place, f"{self.indent}{start}{text if start else line_of(text, MARKDOWN)}")

    def _item(self, place: int, text: str) -> None:
        """Write the first line of an item."""
        current, lines = self.lists[-1], self.written.lines
        first = len(self.lists) == 1 and current.items == 1
        if first and lines and lines[-1].strip("> "):
            self.line(place, ("> " * self.quotes).rstrip())
        indent = "> " * self.quotes + " " * current.indent
        said = f"{self._box} {text}" if self._box else line_of(text, MARKDOWN)
        self.line(place, f"{indent}{self._marker}{said}".rstrip())
        self._marker = self._box = ""

    def quote(self, more: int) -> None:
        """Begin a quotation, or end one."""
        self.flush()
        if self.written.lines and self.written.lines[-1]:
            self.line(self.written.places[-1], "")
        self.quotes = min(max(self.quotes + more, 0), _DEEPEST)

    def begin_list(self, *, ordered: bool, boxed: bool) -> None:
        """Begin a list; where it is *boxed*, its items are tasks."""
        self.flush()
        if len(self.lists) >= _DEEPEST:
            self._surplus += 1
            return
        indent = self.lists[-1].content if self.lists else 0
        self.lists.append(_List(indent, ordered=ordered, boxed=boxed))

    def end_list(self) -> None:
        """End the innermost list."""
        self.end_item()
        if self._surplus:
            self._surplus -= 1
        elif self.lists:
            self.lists.pop()

    def begin_item(self, box: str, *, checked: bool) -> None:
        """Begin an item with that *box*, or with that of its list."""
        self.flush()
        if not self.lists:
            self.lists.append(_List(0, ordered=False, boxed=False))
        current = self.lists[-1]
        current.items = min(current.items + 1, _HIGHEST)
        self._marker = f"{current.items}. " if current.ordered else "- "
        self._box = box or ("[x]" if checked else "[ ]") * current.boxed

    def end_item(self) -> None:
        """End an item; one that says nothing is none."""
        self.flush()
        self._marker = self._box = ""
