"""Printing and writing what is kept of a lint."""

from __future__ import annotations

import sys
from collections.abc import Sequence
from typing import NamedTuple

from sphinx_readiness.exports.streams import HALF, print_encoded
from sphinx_readiness.workspace.lint_cache.outcome import Printed


class Goal(NamedTuple):
    """Where one output goes."""

    path: str | None = None
    """A file; None is standard output."""
    named: bool = False
    """As of :class:`..exports.known_formats.Output`."""


def write_again(goals: Sequence[Goal], printed: Printed) -> int | None:
    """Write what is *printed* to its *goals*; return the exit status.

    None, and nothing printed, where a file cannot be: a lint says in its own words what is wrong.
    A report of which only half could be printed is none, so that the gate has not passed.
    """
    try:
        for goal, text in zip(goals, printed.texts, strict=True):
            if goal.path is not None:
                _write(goal.path, _whole(text), named=goal.named)
    except OSError:
        return None
    try:
        for goal, text in zip(goals, printed.texts, strict=True):
            if goal.path is None:
                print_encoded(sys.stdout, text)
    except BrokenPipeError:
        return printed.status or 2
    return printed.status


def _write(path: str, data: bytes, *, named: bool) -> None:
    from pathlib import Path  # noqa: PLC0415 - most reports are printed

    from sphinx_readiness.files.replacing import write_output  # noqa: PLC0415

    write_output(Path(path), (data,), named=named)


def _whole(text: bytes) -> bytes:
    """Return *text* as a file gets it, without halves of surrogate pairs."""
    if HALF not in text:
        return text
    return text.decode("utf-8", "surrogatepass").encode("utf-8", "replace")
