"""Reports on their way out: into files, or to standard output."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterable

from sphinx_readiness.exports.known_formats import Output, printed
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.streams import print_pieces
from sphinx_readiness.files.replacing import write_output
from sphinx_readiness.plugins.exporters import export
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, cannot_write
from sphinx_readiness.text.phrases import Translate

Keep = Callable[[Iterable[str]], Iterable[str]]
"""Gets the pieces of an output on their way, and gives them on."""


def _as_they_are(pieces: Iterable[str]) -> Iterable[str]:
    return pieces


def write_reports(
    outputs: Iterable[Output], report: Report, say: Translate, keep: Keep = _as_they_are
) -> None:
    """Write *report* to each of *outputs*; raises CannotWriteError and FailedExport.

    BrokenPipeError, where the reader of standard output has left.
    """
    for exporter, path, named in outputs:
        pieces = export(exporter, report, say)
        if path is None:
            print_pieces(sys.stdout, keep(printed(exporter, pieces)), gate=True)
            continue
        data = (piece.encode("utf-8", "replace") for piece in keep(pieces))
        try:
            write_output(path, data, named=named)
        except OSError as error:
            raise CannotWriteError(cannot_write(path, error)) from error
