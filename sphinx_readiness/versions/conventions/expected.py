"""What release tools rewrite: files in which they expect the version."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.versions import Source, Unchecked
from sphinx_readiness.versions.conventions.line_forms import LineForm


class Listed(NamedTuple):
    """A file that the *tool* rewrites, and what has to be in it: a text, or a pattern of lines."""

    tool: str
    config: Location
    path: str
    expected: str
    lines: LineForm | None = None
    """Only lines of that form are looked at; None means the whole file."""
    pointer: tuple[str | int, ...] = ()
    """Where the version stands in a file of data, instead of anywhere in its text."""
    marked: bool = False
    """The marks of release-please in the file say where."""
    globbed: bool = False
    """One of many that a pattern names: it need not have a mark."""
    one_of: tuple[str, ...] = ()
    """Files of which one has to have it, for a pattern that finds several."""


class Convention(NamedTuple):
    """The configuration of one tool: the version that it keeps, and the files that it rewrites."""

    source: Source | None
    files: tuple[Listed, ...]
    unchecked: tuple[Unchecked, ...] = ()
    """What cannot be looked at."""

    @property
    def kept_at(self) -> Location | None:
        """Where the tool keeps the version, if it does."""
        return self.source.location if self.source is not None else None


def unchecked(tool: str, config: Location, reason: str, **values: str) -> Unchecked:
    """Return what *tool* lists at *config* and cannot be looked at; *reason* is a template."""
    pairs: Pairs = (("tool", tool), *values.items())
    return Unchecked(config, reason, pairs)
