"""What Sphinx itself prints while our builder runs: no line of it is a command to a runner.

And none controls the terminal, save by the colours, and the return to the start of the line, that
Sphinx prints itself where it knows a terminal.
"""

from __future__ import annotations

import logging
import re
from typing import Final

from sphinx.util.console import colorize
from sphinx.util.logging import NAMESPACE

from sphinx_readiness.text.folding import inert, without_controls

_OF_SPHINX: Final = re.compile(r"(\x1b\[[0-9;]*m|\r(?=\Z))")


class InertFormatter(logging.Formatter):
    """Formats as another one does, and takes the commands out of its lines."""

    def __init__(self, inner: logging.Formatter | None) -> None:
        """Format as *inner*."""
        super().__init__()
        self.inner = inner or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of *record*."""
        return "\n".join(inert(_harmless(line)) for line in self.inner.format(record).split("\n"))


def _harmless(line: str) -> str:
    """Return *line* without control characters that Sphinx has not put there."""
    if line.isprintable():
        return line
    if colorize("red", "x") == "x":  # no colours
        return without_controls(line)
    parts = _OF_SPHINX.split(line)
    parts[::2] = map(without_controls, parts[::2])
    return "".join(parts)


def make_inert() -> None:
    """Let the handlers that Sphinx has set up for its application print no commands."""
    for handler in logging.getLogger(NAMESPACE).handlers:
        if not isinstance(handler.formatter, InertFormatter):
            handler.setFormatter(InertFormatter(handler.formatter))
