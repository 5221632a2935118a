"""What Sphinx itself prints while our builder runs: no line of it is a command to a runner."""

from __future__ import annotations

import logging

from sphinx.util.logging import NAMESPACE

from sphinx_readiness.text.folding import inert


class InertFormatter(logging.Formatter):
    """Formats as another one does, and takes the commands out of its lines."""

    def __init__(self, inner: logging.Formatter | None) -> None:
        """Format as *inner*."""
        super().__init__()
        self.inner = inner or logging.Formatter()

    def format(self, record: logging.LogRecord) -> str:
        """Return the lines of *record*."""
        return "\n".join(map(inert, self.inner.format(record).split("\n")))


def make_inert() -> None:
    """Let the handlers that Sphinx has set up for its application print no commands."""
    for handler in logging.getLogger(NAMESPACE).handlers:
        if not isinstance(handler.formatter, InertFormatter):
            handler.setFormatter(InertFormatter(handler.formatter))
