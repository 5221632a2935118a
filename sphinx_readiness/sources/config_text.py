"""One file of the configuration, read as data.

With the line of every key, so that a bad value can be reported where it stands.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.option_source import Layer, OptionSource
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.core.toml_lines import toml_places
from sphinx_readiness.files.reading import read_text
from sphinx_readiness.files.unreadable import UnreadableFile

SIZE_LIMIT: Final = 1 << 20
"""Bytes of a configuration file that are accepted: 1 MiB."""

_PLACE: Final = re.compile(r"\(at (?:line (\d+), column (\d+)|end of document)\)\Z")


def read_file(
    root: Path, name: str, table: tuple[str, ...], problems: list[RawProblem]
) -> Layer | None:
    """Return the values in *table* of the file *name* with their places, or None if it has none.

    A file that is too large, unreadable or no TOML is one of *problems*, and has no values.
    """
    text = _read(root, name, problems)
    document = _parse(text, name, problems) if text is not None else None
    if text is None or document is None:
        return None
    lines, base = key_lines(text, table)
    values = _descend(document, table)
    if isinstance(values, Mapping):
        known = {key: lines.get(key, base) for key in values}
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
    a line and headers count, the insides of strings do not.
    """
    lines: dict[str, int] = {}
    base = 0
    for place in toml_places(text):
        if place.path[: len(table)] == table:
            base = base or place.line
            if len(place.path) > len(table):
                lines.setdefault(place.path[len(table)], place.line)
    return lines, base or 1


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
