"""``lint``: what is asked for on the command line, and what comes of it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor

from sphinx_readiness.exports.known_formats import JSON, TEXT, Output
from sphinx_readiness.exports.report import Report, in_memory
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.plugins.exporters import FailedExport
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.lint.conf_values import Settings, lint_settings
from sphinx_readiness.sphinx_ext.lint.given_documents import NoDocuments
from sphinx_readiness.sphinx_ext.lint.plain_report import report_of
from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun, read_plain
from sphinx_readiness.sphinx_ext.reporting.report_lines import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.reporting.written_reports import write_reports
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, cannot_write
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.lint.run import Linted

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
    outputs: Sequence[Output] = (Output(TEXT),),
    files: frozenset[Path] | None = None,
) -> int:
    """Lint the documents in *docs*, or *files* of them, and return the exit status.

    The report goes to the folder *out*, or nowhere, and in other forms to *outputs*. *overrides*
    are option values that go over all configuration. *color* is ``auto``, ``always`` or ``never``.
    Messages are in the reader's language if *translate* has it, else in that of the documents. 0
    means that no finding reaches ``fail_on``, 1 that one does, 2 that the documents could not be
    read or the report not be written.
    """
    choose_colours(color)
    if out is not None:
        outputs = (Output(JSON, out / JSON.file), *outputs)
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        try:
            report, say = _report(docs, Path(scratch), overrides, jobs, translate, files)
            for output in outputs:
                if output == Output(TEXT):
                    _print(report, say, quiet)
                else:
                    write_reports((output,), report, say)
        except FailedExport as error:
            return complain(error.problem.text(reader(translate)))
        except (CannotLint, CannotWriteError) as error:
            return complain(str(error))
        return 1 if report.failed else 0


def choose_colours(color: str) -> None:
    """Let Sphinx's colours be on or off, by *color* and by what standard output is."""
    terminal = sys.stdout is not None and sys.stdout.isatty() and color_terminal()
    if color == "never" or (color == "auto" and not terminal):
        nocolor()


def complain(message: str) -> int:
    """Say in one line why there is no report; return the exit status for that."""
    print_lines(sys.stderr, [f"sphinx-readiness: {inert(visible(message))}"])
    return BUILD_ERROR


def report_on(docs: Path, overrides: Mapping[str, object], jobs: int) -> Report:
    """Return the report on the documents in *docs*, in memory; nothing is printed.

    *overrides* and *jobs* are as for :func:`lint`. Raises CannotLint.
    """
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        return in_memory(_report(docs, Path(scratch), overrides, jobs, english)[0])


def forecast_on(
    docs: Path, overrides: Mapping[str, object], jobs: int, days: int
) -> tuple[date, tuple[Event, ...]]:
    """Return the day of the report on *docs*, and what turns red within *days* after it.

    *overrides* and *jobs* are as for :func:`lint`. Raises CannotLint.
    """
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        linted = run_lint(docs, Path(scratch), overrides, jobs, english)
        return linted.report.today, tuple(linted.state.forecast(days))


def _report(
    docs: Path,
    scratch: Path,
    overrides: Mapping[str, object],
    jobs: int,
    translate: Translate,
    files: frozenset[Path] | None = None,
) -> tuple[Report, Translate]:
    """Return the report, without Sphinx where the pages allow it, and what translates it.

    As :func:`run_lint` otherwise. Without Sphinx documents have no language but English.
    """
    settings, say = lint_settings(docs, overrides)._replace(files=files), reader(translate)
    with _faults(docs, scratch, translate):
        pages = read_plain(docs, settings)
        report = report_of(pages) if pages is not None else None
    if report is not None:
        return report, translate
    return _run(docs, scratch, settings, jobs, say, pages).report, say


def run_lint(
    docs: Path,
    scratch: Path,
    overrides: Mapping[str, object],
    jobs: int,
    say: Translate,
    files: frozenset[Path] | None = None,
) -> Linted:
    """Return the report, whose items are read from *scratch*; raise CannotLint if there is none."""
    settings = lint_settings(docs, overrides)._replace(files=files)
    return _run(docs, scratch, settings, jobs, say, None)


def _run(
    docs: Path, scratch: Path, settings: Settings, jobs: int, say: Translate, pages: PlainRun | None
) -> Linted:
    """Return what Sphinx reads, which need not read *pages*."""
    from sphinx_readiness.sphinx_ext.lint.run import run

    with _faults(docs, scratch, say):
        return run(docs, scratch, settings, jobs, pages)


@contextmanager
def _faults(docs: Path, scratch: Path, say: Translate) -> Iterator[None]:
    """Raise CannotLint for what keeps the documents from being read."""
    try:
        yield
    except RecursionError:
        raise CannotLint(say(N_("a document is nested too deeply to be read"))) from None
    except OSError as error:  # documents are read by the one opener, which tells of its own
        raise CannotLint(cannot_write(error.filename or scratch, error)) from error
    except NoDocuments as error:
        raise CannotLint(say(error.template).format(path=docs)) from error
    except (SphinxError, ValueError) as error:
        raise CannotLint(str(error)) from error


def reader(translate: Translate) -> Translate:
    """Return *translate*, with the language of the documents for what it has no translation of."""

    def say(template: str) -> str:
        said = translate(template)
        return said if said != template else _(template)

    return say


def _print(report: Report, say: Translate, quiet: bool) -> None:
    """Print *report*; *quiet*, only why it failed."""
    print_lines(sys.stdout, failure_lines(report, say) if quiet else report_lines(report, say))
