"""Every form in which a report can be written, explicitly registered."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from sphinx_readiness.exports import json_report, terminal
from sphinx_readiness.exports.report import Report
from sphinx_readiness.text.folding import CONTROL, inert
from sphinx_readiness.text.phrases import Translate


class Exporter(NamedTuple):
    """A form of the report: what ``lint --format`` calls it, and the function that writes it.

    *export* gets the report and a function that translates our English templates into the reader's
    language, and returns the whole text. Text of documents in it has to be escaped by the rules of
    the form. The same report has to give the same text.
    """

    name: str
    """Up to thirty small letters, digits and hyphens."""
    file: str
    """The name of the file that it becomes in the folder of ``--out``."""
    export: Callable[[Report, Translate], str]


def _terminal(report: Report, translate: Translate) -> str:
    return "".join(f"{line}\n" for line in terminal.report_lines(report, translate))


def _json(report: Report, translate: Translate) -> str:
    del translate  # its texts are English
    return json_report.dumps(report)


TERMINAL: Final = Exporter("terminal", "readiness.txt", _terminal)

JSON: Final = Exporter("json", "readiness.json", _json)

EXPORTERS: Final = (TERMINAL, JSON)

_HASHES: Final = re.compile("(?<=#)#")


def printed(exporter: Exporter, text: str) -> str:
    r"""Return the *text* of *exporter* as it can be printed where anybody may read it.

    No control or bidirectional character gets through, but tabs and line feeds, and no command to
    the runner of a pipeline. In JSON they become its own escapes, which mean the same; in any other
    form ``\u{XXXX}``, as in the report for a terminal.
    """
    if exporter == JSON:
        return _HASHES.sub(r"\\u0023", CONTROL.sub(_json_escape, text))
    shown = CONTROL.sub(lambda match: f"\\u{{{ord(match.group()):04X}}}", text)
    return "\n".join(map(inert, shown.split("\n")))


def _json_escape(match: re.Match[str]) -> str:
    data = match.group().encode("utf-16-be", "surrogatepass")
    return "".join(f"\\u{data[at : at + 2].hex()}" for at in range(0, len(data), 2))
