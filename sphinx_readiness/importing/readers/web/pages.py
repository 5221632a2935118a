"""HTML that is a whole file, or lists of tasks within Markdown, as lines of Markdown."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import Remark
from sphinx_readiness.importing.readers.markdown_lists import comment_end
from sphinx_readiness.importing.readers.web.tokens import END, START, TEXT, Token, Tokens
from sphinx_readiness.importing.readers.web.writer import HtmlWriter
from sphinx_readiness.reading.markdown_body import skip_fence
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_LIST: Final = re.compile(r" {0,3}<(?P<name>ul|ol|ac:task-list)[\s>]", re.IGNORECASE)

_TASK: Final = re.compile(
    r"<input\b|<ac:task\b|inline-task-list|data-checked|checkbox-o", re.IGNORECASE
)

_AS_TEXT: Final = N_("'{what}' cannot be carried over; what it says is kept as text")

_NUMBERS: Final = N_("numbers that a wiki gave its tasks are left out: {count}")


class Converted(NamedTuple):
    """Lines of Markdown, for each the number (from 1) of the line it comes from, and remarks."""

    lines: tuple[str, ...]
    numbers: tuple[int, ...]
    remarks: tuple[Remark, ...]


def page_lines(lines: Sequence[str]) -> Converted:
    """Return a page of HTML, or of the storage format of Confluence, as Markdown."""
    text = "\n".join(lines)
    return _converted(_visible(Tokens(text).behind()), _Places(lines))


def with_lists(lines: Sequence[str]) -> Converted | None:
    """Return the Markdown *lines* with each HTML list of tasks as one of Markdown.

    None if there is none. Lists that are not closed stay as they are, and so does all else.
    """
    place = _Places(lines)
    found = list(_lists(lines, place))
    if not found:
        return None
    made: list[str] = []
    numbers: list[int] = []
    remarks: list[Remark] = []
    position = 0
    for start, end, tokens in found:
        kept = range(position, start)
        made += [lines[at] for at in kept]
        numbers += [at + 1 for at in kept]
        part = _converted(tokens, place)
        around = lines[end : end + 1]
        more = [""] if around and around[0].strip() else []
        before = [""] if made and made[-1].strip() else []
        made += [*before, *part.lines, *more]
        numbers += [start + 1] * len(before) + [*part.numbers] + [end] * len(more)
        remarks += part.remarks
        position = end
    rest = range(position, len(lines))
    return Converted(
        (*made, *(lines[at] for at in rest)), (*numbers, *(at + 1 for at in rest)), tuple(remarks)
    )


class _Places:
    """From a place in the text of lines to the number of its line."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.starts = list(accumulate((len(line) + 1 for line in lines), initial=0))

    def number(self, place: int) -> int:
        """Return the number of the line, from 1."""
        return min(bisect_right(self.starts, place), len(self.starts) - 1)


def _converted(tokens: Iterable[Token], place: _Places) -> Converted:
    writer = HtmlWriter()
    written = writer.write(tokens)
    lines: list[str] = []
    numbers: list[int] = []
    for text, at in zip(written.lines, written.places, strict=True):
        if text or (lines and lines[-1]):  # one blank line is enough
            lines.append(text)
            numbers.append(place.number(at))
    while lines and not lines[-1]:
        lines.pop()
        numbers.pop()
    remarks = [
        Remark(place.number(at), _AS_TEXT, (("what", shorten(what)),)) for at, what in written.notes
    ]
    if writer.left_out:
        count = ("count", str(writer.left_out))
        remarks.append(Remark(numbers[0] if numbers else 0, _NUMBERS, (count,)))
    return Converted(tuple(lines), tuple(numbers), tuple(remarks))


def _lists(lines: Sequence[str], place: _Places) -> Iterator[tuple[int, int, list[Token]]]:
    """Yield first line, end and tokens of each list of tasks that ends with a line."""
    text = "\n".join(lines)
    tokens = Tokens(text)
    position = 0
    while position < len(lines):
        behind = _behind(lines, position)
        match = _LIST.match(lines[position]) if behind == position else None
        if match is None:
            position = max(behind, position + 1)
            continue
        begin = place.starts[position]
        found = _whole(tokens.behind(begin), match["name"].lower())
        if not found:
            return  # it has no end, and so nothing behind it is known to be outside of it
        close = found[-1].close
        end = place.number(close)
        rest = text[close : place.starts[end] - 1].strip()
        if not rest and _TASK.search(text, begin, close):
            yield position, end, found
        position = end


def _behind(lines: Sequence[str], position: int) -> int:
    """Return the line behind the code, the comment or the table that begins at *position*."""
    if lines[position].lstrip().startswith("<!--"):
        return comment_end(lines, position)
    around = _AROUND.match(lines[position])
    if around is None:
        return skip_fence(lines, position)
    close = f"</{around['name'].lower()}"
    end = position
    while end < len(lines) and close not in lines[end].lower():
        end += 1
    return end + 1


_AROUND: Final = re.compile(r"\s{0,20}<(?P<name>script|pre|style|textarea|table)\b", re.IGNORECASE)


def _whole(tokens: Iterator[Token], name: str) -> list[Token]:
    """Return the first ones of *tokens*, which are an element *name*; none if that has no end."""
    depth = 0
    found = []
    for token in tokens:
        found.append(token)
        if token.name == name:
            depth += (token.kind == START and not token.empty) - (token.kind == END)
            if depth == 0:
                return found
    return []


def _visible(tokens: Iterator[Token]) -> Iterator[Token]:
    """Yield *tokens*, the title of a page as a heading if it says what no heading says."""
    every = list(tokens)
    said = _texts(every, "title")
    known = {" ".join(text.split()) for name in _HEADINGS for text in _texts(every, name)}
    is_known = all(" ".join(text.split()) in known for text in said)
    headed = any(token.name == "h1" for token in every)
    inside = False
    for token in every:
        if token.name == "title":
            inside = token.kind == START
            yield token._replace(name="p" if headed else "h1")
        elif not (inside and is_known):
            yield token


_HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")


def _texts(tokens: Sequence[Token], name: str) -> list[str]:
    """Return what stands in each element *name*."""
    found: list[str] = []
    inside = False
    for token in tokens:
        if token.name == name:
            inside = token.kind == START
            found += [""] * inside
        elif inside:
            found[-1] += token.text if token.kind == TEXT else ""
    return found
