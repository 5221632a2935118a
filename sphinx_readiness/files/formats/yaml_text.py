"""YAML 1.2 (the JSON-like part of it) to plain objects, and the lines of its keys.

PyYAML's parser gives the events; values are put together here, so that depth, aliases and
merges are bounded, keys are unique, and no tag makes an object of any other kind.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Final

import yaml

from sphinx_readiness.files.formats.unreadable_text import (
    DEPTH_LIMIT,
    NODE_LIMIT,
    Pointer,
    WrittenFloat,
    duplicate_key,
    invalid,
    too_deep,
    too_many,
)
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

_PARSER: Final = getattr(yaml, "CSafeLoader", yaml.SafeLoader)

_WORDS: Final[dict[str, object]] = {
    "": None, "~": None, "null": None, "Null": None, "NULL": None,
    "true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False,
}  # fmt: skip

_INTEGER: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]{0,17})")

_FLOAT: Final = re.compile(r"[-+]?(?:0|[1-9][0-9]*)\.[0-9]+")

_OTHER_BREAK: Final = re.compile("[\r\x85\u2028\u2029]")

_MERGE: Final = "<<"


@dataclass(slots=True)
class _Open:
    """A table or a list that is not complete yet."""

    value: dict[str, object] | list[object]
    line: int
    anchor: str | None
    size: int = 1
    key: str | None = None
    merged: list[dict[str, object]] = field(default_factory=list)
    key_line: int = 1


def parse_yaml(text: str, path: str) -> object:
    """Return the value of the first document of the YAML *text* of the file *path*.

    Null, true and false, whole numbers and numbers with a fraction are what YAML 1.2 says, and
    floats print as they are written; every other scalar is text, dates among them, and so is
    every key. Tags are passed over. Raises UnreadableFile for invalid YAML, keys written twice,
    keys that are no scalars, more than DEPTH_LIMIT levels, aliases to what they are in, and more
    than NODE_LIMIT values, where an alias counts as what it stands for.
    """
    documents = _Composer(text, path).documents()
    return documents[0] if documents else None


def located_yaml(text: str, path: str, depth: int) -> tuple[tuple[object, ...], dict[Pointer, int]]:
    """Return the values of all documents of *text*, and the line of each key and element.

    Pointers begin with the number of the document, from 0, and have at most *depth* parts more.
    Raises UnreadableFile as :func:`parse_yaml` does.
    """
    composer = _Composer(text, path, depth)
    return composer.documents(), composer.lines


def count_values(text: str, limit: int) -> int:
    """Return how many values the YAML *text* stands for, aliases in full; at most *limit* + 1.

    For who gives the text to another reader: of what is no YAML the part before is counted.
    """
    sizes: dict[str | None, int] = {}
    open_: list[tuple[str | None, int]] = []
    total = 0
    loader = _PARSER(text)
    try:
        while total <= limit and loader.check_event():
            event = loader.get_event()
            match event:
                case yaml.ScalarEvent():
                    total += 1
                    sizes[event.anchor] = 1
                case yaml.AliasEvent():
                    total += sizes.get(event.anchor, 1)
                case yaml.CollectionStartEvent():
                    open_.append((event.anchor, total))
                    total += 1
                case yaml.CollectionEndEvent():
                    anchor, before = open_.pop()
                    sizes[anchor] = total - before
                case yaml.DocumentStartEvent():
                    sizes.clear()
    except (yaml.YAMLError, ValueError, RecursionError):
        pass  # who reads it will say so
    finally:
        loader.dispose()
    return min(total, limit + 1)


class _Composer:
    """Puts the events of one text together."""

    def __init__(self, text: str, path: str, depth: int = 0) -> None:
        self.lines: dict[Pointer, int] = {}
        self._text = text
        self._path = path
        self._depth = depth
        self._documents: list[object] = []
        self._stack: list[_Open] = []
        self._anchors: dict[str, tuple[object, int]] = {}
        self._open_anchors: set[str] = set()
        self._total = 0
        self._breaks: list[int] | None = None
        if _OTHER_BREAK.search(text):
            self._breaks = [match.start() for match in re.finditer("\n", text)]

    def documents(self) -> tuple[object, ...]:
        """Return the value of each document."""
        try:
            loader = _PARSER(self._text)
            try:
                while loader.check_event():
                    self._take(loader.get_event())
            finally:
                loader.dispose()
        except RecursionError:
            raise too_deep(self._path) from None
        except yaml.MarkedYAMLError as error:
            mark = error.problem_mark or error.context_mark
            line = self._line(mark)
            detail = error.problem or error.context or ""
            raise invalid(self._path, self._inside(line), "YAML", detail) from None
        except (yaml.YAMLError, ValueError) as error:
            raise self._unreadable_character(error) from None
        return tuple(self._documents)

    def _line(self, mark: object) -> int:
        """Return the line of a *mark* of PyYAML, which counts more kinds of line breaks."""
        if self._breaks is None:
            return getattr(mark, "line", 0) + 1
        return bisect_left(self._breaks, getattr(mark, "index", 0)) + 1

    def _inside(self, line: int) -> int:
        """Return *line*, or the last line with text where the parser names the end."""
        return max(1, min(line, self._text.rstrip("\n").count("\n") + 1))

    def _unreadable_character(self, error: Exception) -> UnreadableFile:
        # The two parsers of PyYAML tell different positions, in bytes and in characters.
        found = yaml.reader.Reader.NON_PRINTABLE.search(self._text)
        line = self._text.count("\n", 0, found.start()) + 1 if found else 1
        return invalid(self._path, line, "YAML", getattr(error, "reason", str(error)))

    def _take(self, event: object) -> None:
        match event:
            case yaml.ScalarEvent():
                line = self._line(event.start_mark)
                value = _scalar(event)
                if event.anchor:
                    self._anchors[event.anchor] = value, 1
                self._add(value, 1, line, event.value)
            case yaml.AliasEvent():
                line = self._line(event.start_mark)
                value, size = self._alias(event.anchor or "", line)
                key = value if isinstance(value, str) else None
                self._add(value, size, line, key)
            case yaml.MappingStartEvent():
                self._begin({}, event.anchor, self._line(event.start_mark))
            case yaml.SequenceStartEvent():
                self._begin([], event.anchor, self._line(event.start_mark))
            case yaml.MappingEndEvent() | yaml.SequenceEndEvent():
                self._end()
            case yaml.DocumentStartEvent():
                self._anchors.clear()

    def _alias(self, anchor: str, line: int) -> tuple[object, int]:
        if anchor in self._open_anchors or anchor not in self._anchors:
            raise invalid(self._path, line, "YAML", f"the alias '*{anchor}' has no value yet")
        return self._anchors[anchor]

    def _begin(
        self, value: dict[str, object] | list[object], anchor: str | None, line: int
    ) -> None:
        if len(self._stack) >= DEPTH_LIMIT:
            raise too_deep(self._path, line)
        top = self._stack[-1] if self._stack else None
        if top is not None and isinstance(top.value, dict) and top.key is None:
            raise UnreadableFile(
                self._path,
                line,
                N_("a key of this YAML file is no plain text"),
                N_("Write a word as the key."),
            )
        self._tell(line)
        if anchor:
            self._open_anchors.add(anchor)
        self._stack.append(_Open(value, line, anchor))

    def _end(self) -> None:
        closed = self._stack.pop()
        if isinstance(closed.value, dict):
            for merged in closed.merged:
                for key, value in merged.items():
                    closed.value.setdefault(key, value)
        if closed.anchor:
            self._open_anchors.discard(closed.anchor)
            self._anchors[closed.anchor] = closed.value, closed.size
        self._put(closed.value, closed.size, closed.line, begun=True)

    def _add(self, value: object, size: int, line: int, key: str | None) -> None:
        """Take a complete value, or the key of the table that is open."""
        top = self._stack[-1] if self._stack else None
        if top is None or isinstance(top.value, list) or top.key is not None:
            self._put(value, size, line, begun=False)
        elif key is None or isinstance(value, dict | list):
            raise UnreadableFile(
                self._path,
                line,
                N_("a key of this YAML file is no plain text"),
                N_("Write a word as the key."),
            )
        elif key in top.value:
            raise duplicate_key(self._path, line, key)
        else:
            top.key, top.key_line = key, line

    def _put(self, value: object, size: int, line: int, *, begun: bool) -> None:
        self._total += 1 if begun else size
        if self._total > NODE_LIMIT:
            raise too_many(self._path, line)
        if not begun:
            self._tell(line)
        if not self._stack:
            self._documents.append(value)
            return
        top = self._stack[-1]
        top.size += size
        if isinstance(top.value, list):
            top.value.append(value)
            return
        key, top.key = top.key or "", None
        if key == _MERGE and isinstance(value, dict | list):
            tables = value if isinstance(value, list) else [value]
            top.merged += [each for each in tables if isinstance(each, dict)]
        else:
            top.value[key] = value

    def _tell(self, line: int) -> None:
        """Note where the value is that begins now."""
        if not 0 < len(self._stack) <= self._depth:
            return
        pointer: Pointer = (
            len(self._documents),
            *(
                len(each.value) if isinstance(each.value, list) else each.key or ""
                for each in self._stack
            ),
        )
        top = self._stack[-1]
        self.lines[pointer] = line if isinstance(top.value, list) else top.key_line


def _scalar(event: yaml.ScalarEvent) -> object:
    """Return what a scalar stands for (YAML 1.2.2, section 10.3, without octal and infinities)."""
    text: str = event.value
    if not event.implicit[0]:  # quoted, a block, or tagged
        return text
    if text in _WORDS:
        return _WORDS[text]
    if _INTEGER.fullmatch(text):
        return int(text)
    if _FLOAT.fullmatch(text):
        return WrittenFloat(text)
    return text
