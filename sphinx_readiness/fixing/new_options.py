"""An option more for a directive: a line below its name, in both syntaxes."""

from __future__ import annotations

from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.spans.directive_options import option_place
from sphinx_readiness.reading.spans.source_text import SourceText


def option_edit(source: SourceText, line: int, name: str, value: str) -> Edit | None:
    """Return the edit that gives the directive at *line* (from 1) an option that it has not.

    None where no directive opens there.
    """
    place = option_place(source, line - 1)
    if place is None:
        return None
    at = place.line + 1
    column = len(source.lines[place.line]) + 1
    mark = "" if place.yaml else ":"
    text = f"\n{place.indent}{mark}{name}: {value}"
    return Edit(Span(source.path, at, column, at, column), text)
