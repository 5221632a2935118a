"""Lines for standard output and standard error, whose reader may have gone."""

from __future__ import annotations

import errno
import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from io import BufferedIOBase
from itertools import islice
from typing import IO, Any, AnyStr, Final, TextIO

_AT_ONCE: Final = 1_000
"""Lines of a piece."""

HALF: Final = b"\xed"
"""What half of a surrogate pair begins with in UTF-8, which must not have one; and some Hangul."""


def make_tolerant(stream: TextIO | None) -> None:
    """Let *stream* write what its encoding lacks as an escape, instead of failing."""
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is not None:
        reconfigure(errors="backslashreplace")


def print_lines(stream: TextIO | None, lines: Iterable[str], *, gate: bool = False) -> None:
    """Write *lines* to *stream*, and see that they arrive, as :func:`print_pieces` does."""
    print_pieces(stream, whole_lines(lines), gate=gate)


def whole_lines(lines: Iterable[str]) -> Iterator[str]:
    """Yield *lines* with their line feeds: few at once, many in pieces that are soon gone."""
    rest = iter(lines)
    while some := tuple(islice(rest, _AT_ONCE)):
        yield "".join(f"{line}\n" for line in some)


def print_encoded(stream: TextIO | None, data: bytes) -> None:
    """Write the report *data* of a gate, UTF-8 that may have halves of pairs.

    Where the stream would only encode it again, it goes there as it is.
    """
    buffer: Any = getattr(stream, "buffer", None)
    takes_all = isinstance(buffer, BufferedIOBase)  # one that is not buffered may write a part
    encoding = getattr(stream, "encoding", None) or ""
    is_same = os.linesep == "\n" and encoding.lower() == "utf-8"
    if takes_all and is_same and HALF not in data:
        print_pieces(stream, (), gate=True)  # what was written before comes before
        print_pieces(buffer, (data,), gate=True)
    else:
        print_pieces(stream, (data.decode("utf-8", "surrogatepass"),), gate=True)


def print_pieces(
    stream: IO[AnyStr] | None, pieces: Iterable[AnyStr], *, gate: bool = False
) -> None:
    """Write *pieces* of a text to *stream*, and see that they arrive.

    A reader who has seen enough and left, as ``head`` does, is no error, unless it is the report of
    a *gate*: BrokenPipeError, as nobody knows what the reader made of half of it. Raises OSError
    for all else, such as a full disk, or a stream that is closed (None).
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
        if gate or not isinstance(error, BrokenPipeError):
            raise


def silence(stream: IO[Any]) -> None:
    """Let what *stream* still holds go nowhere: Python would fail on it once more at the end."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, stream.fileno())
        os.close(nowhere)
