"""``lint``: what is asked for on the command line, and what comes of it."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx.errors import SphinxError
from sphinx.util.console import color_terminal, nocolor

from sphinx_readiness.core.i18n import N_, Translate
from sphinx_readiness.core.streams import print_lines
from sphinx_readiness.core.text import inert, visible
from sphinx_readiness.sphinx_ext.gate import failure_lines, report_lines
from sphinx_readiness.sphinx_ext.i18n import _
from sphinx_readiness.sphinx_ext.lint.run import run
from sphinx_readiness.sphinx_ext.lint.settings import lint_settings
from sphinx_readiness.sphinx_ext.writing import cannot_write

if TYPE_CHECKING:
    from sphinx_readiness.core.findings import Report

BUILD_ERROR: Final = 2


def lint(
    docs: Path,
    *,
    out: Path | None,
    overrides: Mapping[str, object],
    quiet: bool,
    jobs: int,
    color: str,
    translate: Translate,
) -> int:
    """Lint the documents in *docs* and return the exit status.

    The report goes to *out*, or nowhere. *overrides* are option values that go over all
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
            settings = lint_settings(docs, overrides)
            report = run(docs, out, Path(scratch), settings, jobs, say)
        except RecursionError:
            message = say(N_("a document is nested too deeply to be read"))
        except OSError as error:  # documents are read by the one opener, which tells of its own
            message = cannot_write(error.filename or scratch, error)
        except (SphinxError, ValueError) as error:
            message = str(error)
        else:
            _print(report, say, quiet)
            return 1 if report.failed else 0
    sys.stderr.write(f"sphinx-readiness: {inert(visible(message))}\n")
    return BUILD_ERROR


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
