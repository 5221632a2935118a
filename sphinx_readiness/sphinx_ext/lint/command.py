"""``lint``: what is asked for on the command line, and what comes of it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager, nullcontext
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor

from sphinx_readiness.exports.known_formats import JSON, TEXT, Output
from sphinx_readiness.exports.report import Report, in_memory
from sphinx_readiness.exports.streams import print_lines, print_pieces, whole_lines
from sphinx_readiness.model.evidence import Networks
from sphinx_readiness.model.forecast import Event
from sphinx_readiness.plugins.exporters import FailedExport
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.lint.conf_values import Settings, lint_settings
from sphinx_readiness.sphinx_ext.lint.given_documents import NoDocuments
from sphinx_readiness.sphinx_ext.lint.plain_report import report_of
from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun, read_plain
from sphinx_readiness.sphinx_ext.reporting.report_lines import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.reporting.written_reports import Keep, write_reports
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, cannot_write
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.sphinx_ext.lint.run import Linted
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache

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
    online: Networks | None = None,
    cache: RunCache | None = None,
) -> int:
    """Lint the documents in *docs*, or *files* of them, and return the exit status.

    The report goes to the folder *out*, or nowhere, and in other forms to *outputs*. *overrides*
    are option values that go over all configuration. *color* is ``auto``, ``always`` or ``never``.
    What is read and written is noted in *cache*, which knows nothing of it yet.
    Messages are in the reader's language if *translate* has it, else in that of the documents. 0
    means that no finding reaches ``fail_on``, 1 that one does, 2 that the documents could not be
    read or the report not be written. *online* says which networks may be opened for evidence.
    """
    choose_colours(color)
    if out is not None:
        outputs = (Output(JSON, out / JSON.file), *outputs)
    keep: Keep = _as_it_is if cache is None else cache.keeping
    with (
        tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch,
        nullcontext() if cache is None else cache.looking(),
    ):
        try:
            report, say = _report(
                docs, Path(scratch), overrides, jobs, translate, files, online, cache
            )
            for output in outputs:
                if output == Output(TEXT):
                    _print(report, say, quiet, keep)
                else:
                    write_reports((output,), report, say, keep)
        except FailedExport as error:
            return complain(error.problem.text(reader(translate)))
        except BrokenPipeError:  # whoever has left knows, so that nothing is said
            return 1 if report.failed else BUILD_ERROR
        except (CannotLint, CannotWriteError) as error:
            return complain(str(error))
    status = 1 if report.failed else 0
    if cache is not None:
        cache.finish(status)
    return status


def _as_it_is(pieces: Iterable[str]) -> Iterable[str]:
    return pieces


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
    online: Networks | None = None,
    cache: RunCache | None = None,
) -> tuple[Report, Translate]:
    """Return the report, without Sphinx where the pages allow it, and what translates it.

    As :func:`run_lint` otherwise. Without Sphinx documents have no language but English.
    """
    settings = lint_settings(docs, overrides)._replace(files=files, online=online)
    say = reader(translate)
    with _faults(docs, scratch, translate):
        pages = read_plain(docs, settings, cache)
        report = report_of(pages) if pages is not None else None
    if report is not None:
        return report, translate
    return _run(docs, scratch, settings, jobs, say, pages, cache).report, say


def run_lint(
    docs: Path,
    scratch: Path,
    overrides: Mapping[str, object],
    jobs: int,
    say: Translate,
    files: frozenset[Path] | None = None,
    prepare: Callable[[Sphinx], None] | None = None,
) -> Linted:
    """Return the report, whose items are read from *scratch*; raise CannotLint if there is none.

    *prepare* is as for :func:`.run.run`.
    """
    settings = lint_settings(docs, overrides)._replace(files=files)
    return _run(docs, scratch, settings, jobs, say, prepare=prepare)


def _run(
    docs: Path,
    scratch: Path,
    settings: Settings,
    jobs: int,
    say: Translate,
    pages: PlainRun | None = None,
    cache: RunCache | None = None,
    prepare: Callable[[Sphinx], None] | None = None,
) -> Linted:
    """Return what Sphinx reads, which need not read *pages*, nor what *cache* knows."""
    from sphinx_readiness.sphinx_ext.lint.run import run

    with _faults(docs, scratch, say):
        return run(docs, scratch, settings, jobs, pages, cache, prepare)


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


def _print(report: Report, say: Translate, quiet: bool, keep: Keep) -> None:
    """Print *report*; *quiet*, only why it failed."""
    lines = failure_lines(report, say) if quiet else report_lines(report, say)
    print_pieces(sys.stdout, keep(whole_lines(lines)), gate=True)
