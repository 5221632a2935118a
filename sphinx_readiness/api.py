"""What other code may import; everything else is ours to move.

For programs that read reports or make them: :func:`lint`, :func:`load_report` and the values that
they return. For plug-ins: :class:`Rule`, :class:`EvidenceKind`, :class:`Exporter`,
:class:`Importer`, :class:`Preset` and :class:`PinForm`, which entry points name. All values are
named tuples: fields may be added at their end, so they are read by name.

Importing this imports neither Sphinx nor docutils.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sphinx_readiness.assembly.rollup import ChecklistResult, RecordResult
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.option_text import Literal
from sphinx_readiness.config.options import Options, validate
from sphinx_readiness.config.presets import Preset
from sphinx_readiness.evidence.kinds import Checked, EvidenceKind, Files
from sphinx_readiness.exports.known_formats import Exporter
from sphinx_readiness.exports.report import Report
from sphinx_readiness.importing.blocks import Block, heading_block, paragraph_block, table_block
from sphinx_readiness.importing.importer import Importer
from sphinx_readiness.model.counts import Counts
from sphinx_readiness.model.evidence import Fault, Origin
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.record import (
    Checklist,
    Decision,
    Project,
    Record,
    SignOff,
    Verdict,
    Window,
)
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.versions.pin_form import PinForm
from sphinx_readiness.vocabulary.statuses import Outcome, Status

__all__ = [
    "Block",
    "Checked",
    "Checklist",
    "ChecklistResult",
    "Context",
    "Counts",
    "Decision",
    "EvidenceKind",
    "Exporter",
    "Fault",
    "Files",
    "Finding",
    "Importer",
    "Item",
    "Location",
    "Origin",
    "Outcome",
    "PinForm",
    "Preset",
    "Project",
    "ReadinessError",
    "Record",
    "RecordResult",
    "Report",
    "Rule",
    "Severity",
    "SignOff",
    "Status",
    "Verdict",
    "Window",
    "heading_block",
    "lint",
    "load_report",
    "paragraph_block",
    "table_block",
]

MOST_JOBS: Final = 256

REPORT_LIMIT: Final = 256 << 20
"""Bytes of a report that are accepted: 256 MiB; a report on 100,000 items has 60."""

VALUES_LIMIT: Final = 10_000_000
"""Values in a report that are accepted; a report on 100,000 items has three millions."""


class ReadinessError(Exception):
    """What was asked for cannot be done; the text says why, in one line."""


def lint(
    path: str | os.PathLike[str],
    *,
    as_of: date | str | None = None,
    fail_on: str | None = None,
    select: Sequence[str] = (),
    ignore: Sequence[str] = (),
    options: Mapping[str, object] | None = None,
    jobs: int = 1,
) -> Report:
    """Return the report on the documents in the folder *path*, as ``sphinx-readiness lint`` does.

    ``conf.py`` is not executed, and documents are hostile. *as_of* is the day of the report, a date
    or ``YYYY-MM-DD``. *fail_on* is ``error``, ``warning``, ``info`` or ``never``; *select* and
    *ignore* name rules. *options* are other options by name, as TOML has their values. All go over
    the configuration of the project. *jobs* is the number of processes that read.

    Nothing is written and nothing printed. Whether the gate has failed is ``report.failed``. Raises
    ReadinessError if an argument cannot be used, or no document can be read. Time and memory of a
    document are limited in the main thread only.
    """
    from sphinx_readiness.sphinx_ext.lint.command import CannotLint, report_on  # noqa: PLC0415 - Sphinx

    given: dict[str, object] = dict(options or {})
    named = {"as_of": as_of, "fail_on": fail_on, "select": list(select), "ignore": list(ignore)}
    given |= {name: value for name, value in named.items() if value or value == ""}
    folder = Path(path)
    if not os.path.isdir(folder):  # noqa: PTH112 - answers for any text
        raise ReadinessError(f"there is no folder {shorten(repr(os.fspath(path)), 200)}")
    if jobs not in range(1, MOST_JOBS + 1):
        raise ReadinessError(f"jobs: expected a number from 1 to {MOST_JOBS}")
    try:
        return report_on(folder, _checked(given), jobs)
    except CannotLint as error:
        raise ReadinessError(visible(str(error))) from None


def _checked(given: Mapping[str, object]) -> dict[str, object]:
    """Return the options *given* in the call; raise ReadinessError for one that cannot be used."""
    from sphinx_readiness.plugins.installed import find_installed  # noqa: PLC0415
    from sphinx_readiness.plugins.rules import load_rules  # noqa: PLC0415
    from sphinx_readiness.rules.selection import unknown_selectors  # noqa: PLC0415

    values, problems = validate(given, OptionSource("", {}))
    for problem in problems:
        raise ReadinessError(visible(problem.text()))
    rules = load_rules(find_installed())[0]
    for option, selector in unknown_selectors(Options(**values), rules):
        raise ReadinessError(f"{option}: there is no rule {shorten(repr(selector), 80)}")
    # A text is a text here; only on a command line it may stand for a list or a boolean.
    return {
        name.replace("-", "_"): Literal(value) if isinstance(value, str) else value
        for name, value in given.items()
    }


def load_report(path: str | os.PathLike[str]) -> Report:
    """Return the report in the file *path*, a ``readiness.json`` of any release with its schema.

    The file may be hostile. Raises ReadinessError, in one line, if it cannot be read, is no such
    report, or contradicts itself: counts, verdicts, blockers and whether it failed have to follow
    from its items and findings. What the file does not have is empty: options but ``fail_on``,
    aliases of statuses, what is known of versions. Texts of findings are as in the file.
    """
    from sphinx_readiness.exports.json_values import BadReport  # noqa: PLC0415
    from sphinx_readiness.exports.report_reader import read_report  # noqa: PLC0415
    from sphinx_readiness.files.formats.json_text import parse_json  # noqa: PLC0415
    from sphinx_readiness.files.opener import decoded, read_bytes  # noqa: PLC0415
    from sphinx_readiness.files.unreadable import UnreadableFile  # noqa: PLC0415

    name = os.fspath(path)
    try:
        text = decoded(read_bytes(None, name, REPORT_LIMIT), name)
        return read_report(parse_json(text, name, VALUES_LIMIT))
    except UnreadableFile as error:
        told = error.problem("").text()
        where = f"{name}:{error.line}" if error.line > 1 else name
        raise ReadinessError(visible(f"{where}: {told}")) from None
    except BadReport as error:
        raise ReadinessError(visible(f"{name}: {error}")) from None
