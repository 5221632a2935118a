"""What release tools rewrite: files in which they expect the version."""

from __future__ import annotations

import re
from typing import NamedTuple

from sphinx_readiness.core.model import Location
from sphinx_readiness.core.versions import Source


class Listed(NamedTuple):
    """A file that the *tool* rewrites, and what has to be in it: a text, or a pattern of lines."""

    tool: str
    config: Location
    path: str
    expected: str
    lines: re.Pattern[str] | None = None
    """Only lines that match are looked at; empty means the whole file."""


class Convention(NamedTuple):
    """The configuration of one tool: the version that it keeps, and the files that it rewrites."""

    source: Source | None
    files: tuple[Listed, ...]
