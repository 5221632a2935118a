"""``lint``: what is asked for on the command line, and what comes of it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import Final

from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor

from sphinx_readiness.exports.known_formats import JSON, TERMINAL, Exporter, printed
from sphinx_readiness.exports.report import Report, in_memory
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.sphinx_ext.build.state import BuildState
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.lint.conf_values import lint_settings
from sphinx_readiness.sphinx_ext.lint.run import run
from sphinx_readiness.sphinx_ext.reporting.gate import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.storage.atomic_files import (
    CannotWriteError,
    cannot_write,
    write_file,
)
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

BUILD_ERROR: Final = 2


class CannotLint(Exception):  # noqa: N818 - it is the documents that are at fault
    """The documents could not be read; the text says why, in the reader's language."""


def lint(
    docs: Path,
    *,
    out: Path | None,
    overrides: Mapping[str, object],
    quiet: bool,
    jobs: int,
    color: str,
    translate: Translate,
    exporter: Exporter = TERMINAL,
) -> int:
    """Lint the documents in *docs* and return the exit status.

    The report goes to *out*, or nowhere; so does what *exporter* makes of it, which is printed
    where there is no *out*. *overrides* are option values that go over all
    configuration. *color* is ``auto``, ``always`` or ``never``. Messages are in the reader's
    language if *translate* has it, else in that of the documents. 0 means that no finding reaches
    ``fail_on``, 1 that one does, 2 that the documents could not be read.
    """
    terminal = sys.stdout is not None and sys.stdout.isatty() and color_terminal()
    if color == "never" or (color == "auto" and not terminal):
        nocolor()
    say = _reader(translate)
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        try:
            report = _run(docs, out, Path(scratch), overrides, jobs, say)
        except CannotLint as error:
            sys.stderr.write(f"sphinx-readiness: {inert(visible(str(error)))}\n")
            return BUILD_ERROR
        if exporter == TERMINAL:
            _print(report, say, quiet)
            return 1 if report.failed else 0
        return _export(exporter, report, out, say, quiet=quiet)


def report_on(docs: Path, overrides: Mapping[str, object], jobs: int) -> Report:
    """Return the report on the documents in *docs*, in memory; nothing is printed.

    *overrides* and *jobs* are as for :func:`lint`. Raises CannotLint.
    """
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        return in_memory(_run(docs, None, Path(scratch), overrides, jobs, english))


def forecast_on(
    docs: Path, overrides: Mapping[str, object], jobs: int, days: int
) -> tuple[date, tuple[Event, ...]]:
    """Return the day of the report on *docs*, and what turns red within *days* after it.

    *overrides* and *jobs* are as for :func:`lint`. Raises CannotLint.
    """
    events: list[Event] = []
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        report = _run(
            docs, None, Path(scratch), overrides, jobs, english,
            lambda state: events.extend(state.forecast(days)),
        )  # fmt: skip
    return report.today, tuple(events)


def _run(
    docs: Path,
    out: Path | None,
    scratch: Path,
    overrides: Mapping[str, object],
    jobs: int,
    say: Translate,
    ask: Callable[[BuildState], None] | None = None,
) -> Report:
    """Return the report, whose items are read from *scratch*; raise CannotLint if there is none."""
    try:
        return run(docs, out, scratch, lint_settings(docs, overrides), jobs, say, ask)
    except RecursionError:
        raise CannotLint(say(N_("a document is nested too deeply to be read"))) from None
    except OSError as error:  # documents are read by the one opener, which tells of its own
        raise CannotLint(cannot_write(error.filename or scratch, error)) from error
    except (SphinxError, ValueError) as error:
        raise CannotLint(str(error)) from error


def _reader(translate: Translate) -> Translate:
    """Return *translate*, with the language of the documents for what it has no translation of."""

    def say(template: str) -> str:
        said = translate(template)
        return said if said != template else _(template)

    return say


def _print(report: Report, say: Translate, quiet: bool) -> None:
    """Print *report*; *quiet*, only why it failed."""
    stream, lines = sys.stdout, report_lines(report, say)
    if quiet:
        stream, lines = sys.stderr, failure_lines(report, say)
    print_lines(stream, lines)


def _export(
    exporter: Exporter, report: Report, out: Path | None, say: Translate, *, quiet: bool
) -> int:
    """Write *report* in the form of *exporter* to *out*, or print it; return the exit status.

    A form of a plug-in that fails is no form of the report, and so no gate that has passed.
    """
    from sphinx_readiness.plugins.exporters import FailedExport, export

    if out is None or exporter != JSON:  # that stands in *out* already
        try:
            text = export(exporter, report, say)
        except FailedExport as error:
            message = inert(visible(error.problem.text(say)))
            print_lines(sys.stderr, [f"sphinx-readiness: {message}"])
            return BUILD_ERROR
        if out is None:
            print_lines(sys.stdout, printed(exporter, text).removesuffix("\n").split("\n"))
        else:
            try:
                write_file(out / exporter.file, text.encode("utf-8", "replace"))
            except CannotWriteError as error:
                print_lines(sys.stderr, [f"sphinx-readiness: {inert(str(error))}"])
                return BUILD_ERROR
    if out is not None:
        _print(report, say, quiet)
    return 1 if report.failed else 0
