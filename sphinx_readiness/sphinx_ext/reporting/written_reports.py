"""Reports on their way out: into files, or to standard output."""

from __future__ import annotations

import os
import stat
import sys
from collections.abc import Iterable
from pathlib import Path

from sphinx_readiness.exports.known_formats import Output, printed
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.streams import print_pieces
from sphinx_readiness.plugins.exporters import export
from sphinx_readiness.sphinx_ext.storage.atomic_files import (
    CannotWriteError,
    cannot_write,
    write_file,
)
from sphinx_readiness.text.phrases import Translate


def write_reports(outputs: Iterable[Output], report: Report, say: Translate) -> None:
    """Write *report* to each of *outputs*; raises CannotWriteError and FailedExport."""
    for exporter, path, named in outputs:
        pieces = export(exporter, report, say)
        if path is None:
            print_pieces(sys.stdout, printed(exporter, pieces))
        else:
            write = _write_named if named else write_file
            write(path, (piece.encode("utf-8", "replace") for piece in pieces))


def _write_named(path: Path, data: Iterable[bytes]) -> None:
    """Write *data* to *path*: at once if it is a file or none yet, else as it comes."""
    real = os.path.realpath(path)
    try:
        special = not stat.S_ISREG(os.stat(real).st_mode)  # noqa: PTH116 - a text
    except OSError:
        special = False
    if not special:
        write_file(real, data)
        return
    try:
        with path.open("wb") as stream:
            stream.writelines(data)
    except OSError as error:
        raise CannotWriteError(cannot_write(path, error)) from error
