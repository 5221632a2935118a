"""Every form in which a report can be written, explicitly registered.

What writes one is imported when it is asked for: most runs want one of them.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.text.folding import CONTROL, inert
from sphinx_readiness.text.phrases import Translate

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report

TEXT_SYNTAX: Final = "text"
JSON_SYNTAX: Final = "json"
COMMANDS: Final = "commands"


class Exporter(NamedTuple):
    """A form of the report: what ``lint --format`` calls it, and the function that writes it.

    *export* gets the report and a function that translates our English templates into the reader's
    language, and returns the whole text, or yields it in pieces. Text of documents in it has to be
    escaped by the rules of the form. The same report has to give the same text.
    """

    name: str
    """Up to thirty small letters, digits and hyphens."""
    file: str
    """The name of the file that it becomes in the folder of ``--out``."""
    export: Callable[[Report, Translate], str | Iterable[str]]
    syntax: str = TEXT_SYNTAX
    """What is made of control characters and commands to a runner where it is printed: ``text``
    shows their code points, ``json`` escapes them as JSON does, and ``commands`` leaves all as it
    is, for a form whose lines are such commands."""


class Output(NamedTuple):
    """A form of the report, and the file that it goes to; None is standard output."""

    exporter: Exporter
    path: Path | None = None
    named: bool = False
    """Whether somebody has named just this file: then a link is followed, and a device or a pipe is
    written to. In a folder for output a link is replaced."""


def _text(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports import terminal  # noqa: PLC0415

    return (f"{line}\n" for line in terminal.report_lines(report, translate))


def _json(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports import json_report  # noqa: PLC0415

    del translate  # its texts are English, as those of all that programs read
    return json_report.pieces(report)


def _github(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import github  # noqa: PLC0415

    return github.pieces(report, translate)


def _gitlab(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import gitlab  # noqa: PLC0415

    del translate
    return gitlab.pieces(report)


def _sarif(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import sarif  # noqa: PLC0415

    del translate
    return sarif.pieces(report)


def _junit(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import junit  # noqa: PLC0415

    return junit.pieces(report, translate)


def _markdown(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import markdown  # noqa: PLC0415

    return markdown.pieces(report, translate)


def _checkstyle(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import checkstyle  # noqa: PLC0415

    del translate
    return checkstyle.pieces(report)


def _rdjson(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import rdjson  # noqa: PLC0415

    del translate
    return rdjson.pieces(report)


def _shields(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import shields  # noqa: PLC0415

    return shields.pieces(report, translate)


def _badge(report: Report, translate: Translate) -> Iterator[str]:
    from sphinx_readiness.exports.formats import shields  # noqa: PLC0415

    return shields.svg_pieces(report, translate)


TEXT: Final = Exporter("text", "readiness.txt", _text)

JSON: Final = Exporter("json", "readiness.json", _json, JSON_SYNTAX)

EXPORTERS: Final = (
    TEXT,
    JSON,
    Exporter("github", "readiness.github.txt", _github, COMMANDS),
    Exporter("gitlab", "gl-code-quality-report.json", _gitlab, JSON_SYNTAX),
    Exporter("sarif", "readiness.sarif", _sarif, JSON_SYNTAX),
    Exporter("junit", "readiness.junit.xml", _junit),
    Exporter("markdown", "readiness.md", _markdown),
    Exporter("checkstyle", "readiness.checkstyle.xml", _checkstyle),
    Exporter("rdjson", "readiness.rdjson", _rdjson, JSON_SYNTAX),
    Exporter("shields", "readiness-badge.json", _shields, JSON_SYNTAX),
    Exporter("badge", "readiness-badge.svg", _badge),
)

_HASHES: Final = re.compile("(?<=#)#")


def printed(exporter: Exporter, pieces: Iterable[str]) -> Iterator[str]:
    r"""Yield the *pieces* of *exporter* as they can be printed where anybody may read them.

    No control or bidirectional character gets through, but tabs and line feeds, and no command to
    the runner of a pipeline. In JSON they become its own escapes, which mean the same; in any other
    form ``\u{XXXX}``, as in the report for a terminal.
    """
    if exporter.syntax == COMMANDS:
        yield from pieces
    elif exporter.syntax == JSON_SYNTAX:
        for piece in pieces:
            yield _HASHES.sub(r"\\u0023", CONTROL.sub(_json_escape, piece))
    else:
        for line in _whole_lines(pieces):
            shown = CONTROL.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", line)
            yield inert(shown)


def _whole_lines(pieces: Iterable[str]) -> Iterator[str]:
    """Yield the lines of *pieces*, each with its line feed."""
    begun = ""
    for piece in pieces:
        *lines, begun = (begun + piece).split("\n")
        for line in lines:
            yield f"{line}\n"
    if begun:
        yield f"{begun}\n"


def _json_escape(match: re.Match[str]) -> str:
    data = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))
