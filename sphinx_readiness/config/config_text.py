"""One file of the configuration, read as data.

With the line of every key, so that a bad value can be reported where it stands.
"""

from __future__ import annotations

import difflib
import re
import tomllib
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Final

from sphinx_readiness.config.option_source import Layer, OptionSource
from sphinx_readiness.files.formats.toml_lines import toml_places
from sphinx_readiness.files.opener import read_text
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a configuration file that are accepted: 1 MiB."""

TABLE: Final = ("tool", "sphinx-readiness")
"""Our table in a ``pyproject.toml``."""

_LONG_NAME: Final = TABLE[-1]

_NAMES: Final = frozenset(("readiness", "sphinxreadiness"))

_ALIKE: Final = 0.88
"""How much alike (by ``difflib``, up to 1) a misspelling is."""

_SEPARATOR: Final = re.compile(r"[-_. ]+")

_PLACE: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")


def read_file(
    root: Path, name: str, table: tuple[str, ...], problems: list[RawProblem]
) -> Layer | None:
    """Return the values in *table* of the file *name* with their places, or None if it has none.

    A file that is too large, unreadable or no TOML is one of *problems*, and has no values.
    """
    text = _read(root, name, problems)
    return layer_of(text, name, table, problems) if text is not None else None


def layer_of(
    text: str, name: str, table: tuple[str, ...], problems: list[RawProblem]
) -> Layer | None:
    """Return the same of the *text* of a file that is called *name*."""
    document = _parse(text, name, problems)
    if document is None:
        return None
    lines, base = key_lines(text, table)
    values = _descend(document, table)
    values = values if table else _without_tables(document, name, lines, problems)
    if table:
        problems += (
            _misnamed(name, key_lines(text, path)[1], path, table)
            for path in misnamed_tables(document)
        )
    if isinstance(values, Mapping):
        known = {key: lines.get(key, base) for key in (*values, *lines)}
        return (values, OptionSource(name, known)) if values else None
    if values is not None:
        problems.append(
            _problem(
                name,
                base,
                N_("'{table}' is no table"),
                N_("Write '[{table}]', and the options below it."),
                table=".".join(table),
            )
        )
    return None


def key_lines(text: str, table: tuple[str, ...]) -> tuple[dict[str, int], int]:
    """Return the line of each key of *table* in the TOML *text*, and the line of the table.

    Lines count from 1, which also stands for "not found". One linear pass: keys at the start of
    a line and headers count, the insides of strings do not. The elements of an array of tables
    have keys of their own, such as ``waivers[0]``.
    """
    lines: dict[str, int] = {}
    elements: Counter[str] = Counter()
    base = 0
    for place in toml_places(text):
        if place.path[: len(table)] == table:
            base = base or place.line
            if len(place.path) > len(table):
                key = place.path[len(table)]
                lines.setdefault(key, place.line)
                if place.array and len(place.path) == len(table) + 1:
                    lines[f"{key}[{elements[key]}]"] = place.line
                    elements[key] += 1
    return lines, base or 1


def misnamed_tables(document: Mapping[str, object]) -> Iterator[tuple[str, ...]]:
    """Yield the tables of a ``pyproject.toml`` that are meant for us and not named so."""
    tool = document.get("tool")
    inner = tool if isinstance(tool, Mapping) else {}
    sphinx = inner.get("sphinx")
    places = [((), document), (("tool",), inner)]
    places += [(("tool", "sphinx"), sphinx)] if isinstance(sphinx, Mapping) else []
    for path, table in places:
        for key, value in table.items():
            found = (*path, key)
            if isinstance(value, Mapping) and found != TABLE and is_nearly_ours(key):
                yield found


def is_nearly_ours(name: str) -> bool:
    """Say whether *name* is that of our table or of our file, or a misspelling of it."""
    folded = _SEPARATOR.sub("-", name.casefold()).strip("-")
    if folded.replace("-", "") in _NAMES:
        return True
    if not len(_LONG_NAME) - 3 <= len(folded) <= len(_LONG_NAME) + 3:
        return False
    matcher = difflib.SequenceMatcher(None, folded, _LONG_NAME)
    return matcher.real_quick_ratio() >= _ALIKE and matcher.ratio() >= _ALIKE


def _misnamed(name: str, line: int, path: tuple[str, ...], table: tuple[str, ...]) -> RawProblem:
    return _problem(
        name,
        line,
        N_("nothing of the table '{table}' is used; ours is '{expected}'"),
        N_("Write '[{expected}]'."),
        table=shorten(".".join(path)),
        expected=".".join(table),
    )


def _without_tables(
    document: Mapping[str, object],
    name: str,
    lines: Mapping[str, int],
    problems: list[RawProblem],
) -> Mapping[str, object]:
    """Return the options in *document*, all of which is ours, without tables around them."""
    kept = dict(document)
    for key, value in document.items():
        if isinstance(value, Mapping) and (key == "tool" or is_nearly_ours(key)):
            del kept[key]
            problems.append(
                _problem(
                    name,
                    lines.get(key, 1),
                    N_("nothing of the table '{table}' is used; in this file options stand at the "
                       "top, without a table around them"),
                    N_("Remove the header of the table."),
                    table=shorten(key),
                )
            )  # fmt: skip
    return kept


def _descend(document: Mapping[str, object], table: tuple[str, ...]) -> object:
    """Return the value at *table* in *document*; None if there is none."""
    value: object = document
    for part in table:
        if not isinstance(value, Mapping):
            return None
        value = value.get(part)
    return value


def _problem(path: str, line: int, message: str, hint: str, /, **values: str) -> RawProblem:
    return OptionSource(path, {"": line}).problem("", message, hint, **values)


def _read(root: Path, name: str, problems: list[RawProblem]) -> str | None:
    """Return the text of the file *name*, or None if it cannot be read."""
    try:
        return read_text(root, name, SIZE_LIMIT)
    except UnreadableFile as failure:
        problems.append(failure.problem("invalid-configuration"))
        return None


def _parse(text: str, name: str, problems: list[RawProblem]) -> dict[str, object] | None:
    """Return the TOML document *text*, or None if it is broken."""
    try:
        return tomllib.loads(text)
    except RecursionError:
        line, column, detail = 1, None, "nested too deeply"
    except ValueError as error:  # TOMLDecodeError, and numbers that are too long
        message = str(error)
        match = _PLACE.search(message)
        detail = message[: match.start()].rstrip() if match else message
        if match and match.group(1):
            line, column = int(match.group(1)), int(match.group(2))
        else:
            line, column = text.rstrip("\n").count("\n") + 1 if match else 1, None
    problems.append(
        RawProblem(
            "invalid-configuration",
            (name, line),
            N_("this is not valid TOML: {detail}; nothing of this file is used"),
            N_("Mend the syntax there."),
            (("detail", shorten(detail, 200)),),
            column,
        )
    )
    return None
