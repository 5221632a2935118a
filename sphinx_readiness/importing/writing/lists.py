"""Lists: as they are but for their boxes, or in the other markup."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from sphinx_readiness.importing.blocks import MARKDOWN, REST, Entry, box_of, sign_of
from sphinx_readiness.importing.inline import convert, line_of
from sphinx_readiness.importing.readers.markdown_lists import MARKER, split_box


def list_lines(
    lines: Sequence[str], source: str, target: str, *, boxed: bool = False
) -> Iterator[str]:
    """Yield the lines of a list in *target*; *boxed* gives its outermost items a box each.

    Where the markup stays the same, so does everything but boxes that no parser knows.
    """
    if source == target:
        bare = bool(lines) and MARKER.match(lines[0]) is None
        for line in lines:
            yield _own_item(line, boxed=boxed, bare=bare)
        return
    yield from _ItemWriter(source, target, boxed=boxed).lines(lines)


class _ItemWriter:
    """Writes a list in the other markup, an item at a time; code in it stays code."""

    def __init__(self, source: str, target: str, *, boxed: bool) -> None:
        self._source = source
        self._target = target
        self._boxed = boxed
        self._open: list[tuple[int, int]] = []
        """For each level how far its items are indented, in the source and in the target."""
        self._fence = ""
        self._kinds: dict[int, str] = {}
        """What marks the items of each level."""

    def lines(self, lines: Sequence[str]) -> Iterator[str]:
        """Yield *lines* in the target's markup."""
        boxes = bool(lines) and MARKER.match(lines[0]) is None
        for line in lines:
            bare = line.strip()
            if boxes and not line[:1].isspace():
                signed = split_box(bare)[0]
                line = f"- {line}" if signed else line  # noqa: PLW2901 - a box alone makes an item
            match = None if self._fence else MARKER.match(line)
            if match is not None:
                yield from self._item(match)
            else:
                yield from self._other(bare)

    def _item(self, match: re.Match[str]) -> Iterator[str]:
        indent = len(match["indent"].expandtabs(4))
        before = len(self._open)
        mark = match["mark"] if match["mark"][0].isdigit() else "-"
        if match["mark"] == "#.":
            mark = "#." if self._target == REST else "1."
        kind = mark.lstrip("0123456789#")
        while self._open and self._open[-1][0] > indent:
            self._open.pop()
        if not self._open or indent > self._open[-1][0] + 1:
            self._open.append((indent, self._column()))
        other = self._kinds.get(len(self._open), kind) != kind
        if before and (len(self._open) != before or other) and self._target == REST:
            yield ""  # without it docutils sees a paragraph, or a list that goes on
        self._kinds[len(self._open)] = kind
        status, text = split_box(match["text"] or "")
        depth = len(self._open) - 1
        if self._boxed and not status:
            status = box_of(Entry(0, 0, depth, "", text), boxed=True)
            text = text.removeprefix(sign_of(text)).lstrip()
        said = convert(text.rstrip("\\ "), self._source, self._target)
        if not status and self._target == REST and split_box(said)[0]:
            said = f"\\{said}"  # an escaped box is none
        said = f"{status} {said}" if status else line_of(said, self._target)
        column = self._open[-1][1]
        self._open[-1] = (indent, column)
        self._width = len(mark) + 1
        yield f"{' ' * column}{mark} {said}".rstrip()

    def _column(self) -> int:
        return self._open[-1][1] + self._width if self._open else 0

    _width = 2

    def _other(self, bare: str) -> Iterator[str]:
        deep = " " * (self._column() if self._open else 2)
        if self._source == MARKDOWN and bare[:3] in ("```", "~~~"):
            yield from ("", f"{deep}::", "") if not self._fence else ("",)
            self._fence = "" if self._fence else bare[:3]
        elif self._fence:
            yield f"{deep}   {bare}" if bare else ""
        elif bare:
            yield f"{deep}{line_of(convert(bare, self._source, self._target), self._target)}"
        else:
            yield ""


def _own_item(line: str, *, boxed: bool, bare: bool) -> str:
    """Return a line of a list with a box that parsers know; of a *bare* list each line is one."""
    match = MARKER.match(line)
    if match is None and not bare:
        return line
    if match is None:
        status, text = split_box(line.strip())
        return f"- {status} {text}" if status and not line[:1].isspace() else line
    written = match["text"] or ""
    status, text = split_box(written)
    head = line[: match.end("mark")]
    if status and not written.startswith("["):
        return f"{head} {status} {text}"
    if boxed and not status:
        box = box_of(Entry(0, 0, bool(match["indent"]), "", written), boxed=True)
        return f"{head} {box} {written.removeprefix(sign_of(written)).lstrip()}" if box else line
    return line
