"""Lines for standard output and standard error, whose reader may have gone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import TextIO


def print_lines(stream: TextIO | None, lines: Iterable[str]) -> None:
    """Write *lines* to *stream* at once, and see that they arrive, as :func:`print_pieces` does."""
    print_pieces(stream, ("".join(f"{line}\n" for line in lines),))


def print_pieces(stream: TextIO | None, pieces: Iterable[str]) -> None:
    """Write *pieces* of a text to *stream*, and see that they arrive.

    A reader who has seen enough and left, as ``head`` does, is no error: what was found out is
    the same. Raises OSError for all else, such as a full disk, or a stream that is closed (None).
    """
    try:
        for piece in filter(None, pieces):
            if stream is None:
                raise OSError(errno.EBADF, "the output is closed")
            stream.write(piece)
        if stream is not None:
            stream.flush()
    except OSError as error:
        if stream is not None:
            silence(stream)
        if not isinstance(error, BrokenPipeError):
            raise


def silence(stream: TextIO) -> None:
    """Let what *stream* still holds go nowhere: Python would fail on it once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
