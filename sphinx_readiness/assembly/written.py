"""What is written in a field of a form, or that it is left blank."""

from __future__ import annotations

from sphinx_readiness.model.items import DateField
from sphinx_readiness.text.dates import parse_date, parse_moment
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import without_comments
from sphinx_readiness.vocabulary.statuses import Vocabulary


def blank_or(text: str, vocabulary: Vocabulary | None = None) -> str:
    """Return *text* stripped, or nothing where it is a blank to fill in (``______``, ``TBD``)."""
    stripped = text.strip()
    blank = is_blank if vocabulary is None else vocabulary.is_placeholder
    return "" if blank(stripped) else without_comments(stripped).strip()


def date_field(text: str, vocabulary: Vocabulary | None = None) -> DateField:
    """Return the date in *text*; a blank to fill in is no date and no fault."""
    written = blank_or(text, vocabulary)
    return DateField(written, parse_date(written) if written else None)


def moment_field(text: str, vocabulary: Vocabulary | None = None) -> DateField:
    """Return the same for a date that may have a time and a zone: its day is that in UTC."""
    found = date_field(text, vocabulary)
    moment = parse_moment(found.text) if found.text and found.value is None else None
    return found._replace(value=moment.date()) if moment is not None else found
