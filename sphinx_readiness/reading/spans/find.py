"""From a row and a field to a span of its source: the one way for findings, fixes and editors.

Rows keep their file and line only. What they would know of columns besides would be kept for all
rows, and is asked for of few: so it is worked out when somebody asks, from the text that the caller
has. A report reads each file that its findings name once more for that.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.spans import Span
from sphinx_readiness.reading.openings import BREAKS
from sphinx_readiness.reading.spans.directive_options import directive_part, is_directive
from sphinx_readiness.reading.spans.pipe_cells import pipe_cell
from sphinx_readiness.reading.spans.source_text import SourceText, Stretch, trimmed

_PARAGRAPH_LINES: Final = 200


def span_of(
    source: SourceText, line: int, field: str = "", wanted: frozenset[str] = ITEM_FIELDS
) -> Span | None:
    r"""Return where *field* of the row, or of the directive, at *line* (from 1) is written.

    *field* is a column as in ``config.columns``, or an option of the directive; without one, the
    span of the line is returned. *wanted* are the fields of the row's table: those of items, or
    those of sign-offs (``SIGNOFF_FIELDS``), as a header may name one here and another there.

    The text at the span is the cell as written: with its markup, ``\|`` and quotation marks,
    without the blanks around. A blank cell is an empty span, into which text could be put.

    None where the place cannot be told for sure, and where the row has no such cell: it has the
    owner of its checklist then, for instance. Then its line is all that is known.
    """
    at = line - 1
    if not 0 <= at < len(source.lines) or BREAKS.search(source.lines[at]):
        return None  # a parser may see several lines there
    found: Stretch | None
    if not field:
        found = trimmed(at, source.lines[at], 0, len(source.lines[at]))
    elif is_directive(source, at):
        found = directive_part(source, at, field)
    else:
        begins = source.lines[at].lstrip(" \t>")[:1]
        found = pipe_cell(source, at, field, wanted) if begins == "|" else None
        found = found or _elsewhere(source, at, field, wanted)
    return source.span(found) if found is not None else None


def _elsewhere(source: SourceText, at: int, field: str, wanted: frozenset[str]) -> Stretch | None:
    """Return where *field* is written in a row that is none of a pipe table with outer bars."""
    from sphinx_readiness.reading.spans.rest_tables import is_listed, rest_cell  # noqa: PLC0415
    from sphinx_readiness.reading.spans.task_parts import is_task, task_part  # noqa: PLC0415

    if is_task(source, at) and not is_listed(source, at):
        return task_part(source, at, field)
    return pipe_cell(source, at, field, wanted) or rest_cell(source, at, field, wanted)


def span_of_word(source: SourceText, line: int, word: str) -> Span | None:
    """Return where *word* stands in the *line* (from 1), in any case; None if it does not."""
    if not (word and 0 < line <= len(source.lines)):
        return None
    match = re.search(re.escape(word), source.lines[line - 1], re.IGNORECASE)
    if match is None:
        return None
    return source.span(Stretch(line - 1, match.start(), line - 1, match.end()))


def span_of_target(source: SourceText, line: int, target: str) -> Span | None:
    """Return where *target* stands in the paragraph that begins at *line*; None if it does not.

    docutils tells the first line of a paragraph only. If possible it is not the end of
    ``record/target``.
    """
    for at in range(max(line - 1, 0), min(line - 1 + _PARAGRAPH_LINES, len(source.lines))):
        start = _find_whole(source.lines[at], target) if target else -1
        if start >= 0:
            return source.span(Stretch(at, start, at, start + len(target)))
        if not source.lines[at].strip():
            break
    return None


def _find_whole(line: str, target: str) -> int:
    """Return where *target* stands in *line*, if possible not as the end of ``record/target``."""
    at = line.find(target)
    while at > 0 and line[at - 1] == "/":
        at = line.find(target, at + 1)
    return at if at >= 0 else line.find(target)
