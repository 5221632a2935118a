"""The options of a directive, and its argument, in both syntaxes.

MyST takes them from the lines with a colon right below the opening, or as YAML between lines of
three hyphens, reST from a field list up to a blank line.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from sphinx_readiness.reading.spans.pipe_cells import margin
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, trimmed

_OPENING: Final = re.compile(
    r"[\s>]*(?:(?:[-+*]|\d{1,9}[.)])[ \t]+){0,20}"
    r"(?:(?P<dots>\.\.)[ ][^\s:]{1,80}(?::[^\s:]{1,80}){0,4}[ ]?::(?=\s|\Z)"
    r"|(?P<fence>[:`~]{3,})[ \t]*\{[^\s{}]{1,80}\})(?P<argument>.*)"
)
"""How a directive begins, in lists and quotations, too."""

_FIELD: Final = re.compile(r":(?P<name>[\w-]{1,80}):(?=\s|\Z)")

_KEY: Final = re.compile(r"(?P<name>[\w-]{1,80})[ \t]*:(?=\s|\Z)")

_COMMENT: Final = re.compile(r"(?:\A|[ \t])#.*")

_QUOTES: Final = frozenset("'\"")

_OPTION_LINES: Final = 200
"""How far below the name of a directive its options are looked for."""


def is_directive(source: SourceText, at: int) -> bool:
    """Say whether a directive opens at line *at*."""
    return _OPENING.match(source.lines[at]) is not None


def directive_part(source: SourceText, at: int, field: str) -> Stretch | None:
    """Return the value of the option *field* of the directive at line *at*; None if it has none.

    The field ``item`` is the argument. Where an option has no value, that is the place for one:
    behind the blank if one is there, else right behind the colon.
    """
    line = source.lines[at]
    opening = _OPENING.match(line)
    if opening is None:
        return None
    if field == "item":
        below = source.lines[at + 1].strip(" \t>") if at + 1 < len(source.lines) else ""
        if not opening["fence"] and below and not below.startswith(":"):
            return None  # it goes on there
        return trimmed(at, line, opening.start("argument"), len(line))
    wanted = field.replace("_", "-").lower()
    if opening["fence"]:
        found = [value for name, value in _markdown_entries(source, at) if name == wanted]
    else:
        entries = _rest_entries(source, at, opening.start("dots"))
        found = [value for name, value in entries if name.lower() == wanted]
    return found[0] if len(found) == 1 else None


class OptionPlace(NamedTuple):
    """Where an option can be added to a directive: behind *line* (from 0), with that *indent*."""

    line: int
    indent: str
    yaml: bool = False


def option_place(source: SourceText, at: int) -> OptionPlace | None:
    """Return where the directive at line *at* can get one option more; None if none opens there."""
    lines = source.lines
    opening = _OPENING.match(lines[at])
    if opening is None:
        return None
    if opening["dots"]:
        return _rest_place(source, at, opening.start("dots"))
    below = lines[at + 1] if at + 1 < len(lines) else ""
    bare = below.lstrip(" \t>")
    if bare.startswith("---"):
        key = lines[at + 2] if at + 2 < len(lines) and not _is_rule(lines[at + 2]) else below
        return OptionPlace(at + 1, key[: margin(key)], yaml=True)
    if bare.startswith(":") and not bare.startswith(":::"):
        return OptionPlace(at, below[: margin(below)])
    return OptionPlace(at, re.sub(r"[^\s>]", " ", lines[at][: opening.start("fence")]))


def _is_rule(line: str) -> bool:
    return line.lstrip(" \t>").startswith("---")


def _rest_place(source: SourceText, at: int, column: int) -> OptionPlace:
    """Return where the reST directive at *column* of line *at* can get one option more."""
    lines, last = source.lines, at
    for number in range(at + 1, min(at + 1 + _OPTION_LINES, len(lines))):
        start = margin(lines[number])
        if column >= start or start == len(lines[number]):
            break
        if _FIELD.match(lines[number], start):
            return OptionPlace(last, lines[number][:start])
        last = number
    indent = ""
    for line in lines[at + 1 :]:
        start = margin(line)
        if start < len(line) and start <= column:
            break
        if start < len(line) and (not indent or start < len(indent)):
            indent = line[:start]  # that of its body, which is as deep
    return OptionPlace(last, indent or re.sub(r"\S", " ", lines[at][:column]) + "   ")


def _markdown_entries(source: SourceText, at: int) -> Iterator[tuple[str, Stretch]]:
    """Yield the options of the MyST directive at line *at*, and where their values stand."""
    lines = source.lines
    end = min(at + 1 + _OPTION_LINES, len(lines))
    first = lines[at + 1].lstrip(" \t>") if at + 1 < end else ""
    yaml = first.startswith("---")
    rows = []
    for number in range(at + 2 if yaml else at + 1, end):
        bare = lines[number].lstrip(" \t>")
        if bare.startswith("---") if yaml else bare[:1] != ":" or bare.startswith(":::"):
            break
        rows.append(number)
    starts: list[tuple[int, re.Match[str]]] = []
    for number in rows:
        start = margin(lines[number])
        match = (_KEY if yaml else _FIELD).match(lines[number], start)
        deeper = yaml and starts and start > margin(lines[starts[0][0]])
        if match is not None and not deeper:
            starts.append((number, match))
    for position, (number, match) in enumerate(starts):
        after = starts[position + 1][0] if position + 1 < len(starts) else rows[-1] + 1
        value = _value(source, number, match.end(), after)
        if value.line == value.end_line:
            value = _without_comment(source.lines[number], value)
        yield match["name"], value


def _rest_entries(source: SourceText, at: int, column: int) -> Iterator[tuple[str, Stretch]]:
    """Yield the options of the reST directive at *column* of line *at*, and their values."""
    starts: list[tuple[int, re.Match[str]]] = []
    number = at + 1
    while number < min(at + 1 + _OPTION_LINES, len(source.lines)):
        line = source.lines[number]
        start = margin(line)
        if start == len(line) or start <= column:
            break
        deeper = starts and start > starts[0][1].start()
        match = None if deeper else _FIELD.match(line, start)
        if match is not None:
            starts.append((number, match))
        number += 1
    for position, (begin, match) in enumerate(starts):
        after = starts[position + 1][0] if position + 1 < len(starts) else number
        yield match["name"], _value(source, begin, match.end(), after)


def _value(source: SourceText, number: int, start: int, after: int) -> Stretch:
    """Return what is written from *start* in line *number* to the line above *after*."""
    line, last = source.lines[number], after - 1
    while last > number and margin(source.lines[last]) == len(source.lines[last]):
        last -= 1
    if last == number:
        return trimmed(number, line, start, len(line))
    begin = trimmed(number, line, start, len(line)).start
    return Stretch(number, begin, last, len(source.lines[last].rstrip()))


def _without_comment(line: str, value: Stretch) -> Stretch:
    """Return *value* without a comment of YAML behind it."""
    text = line[value.start : value.end]
    start = text.rfind(text[0]) + 1 if text[:1] in _QUOTES else 0
    bare = text[:start] + _COMMENT.sub("", text[start:])
    return value._replace(end=value.start + len(bare.rstrip()))
