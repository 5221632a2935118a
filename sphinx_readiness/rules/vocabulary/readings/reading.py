"""Whether the sentence around an unfinished word says something else than that work is left.

The forms are small and documented with the rules; what none of them knows is meant as it stands.
"""

from __future__ import annotations

from sphinx_readiness.rules.vocabulary.readings.clauses import clause_around
from sphinx_readiness.rules.vocabulary.readings.marks import is_mark_that_is_gone
from sphinx_readiness.rules.vocabulary.readings.measures import is_counted_by_an_alarm, is_measured
from sphinx_readiness.rules.vocabulary.readings.objects import is_of_an_object
from sphinx_readiness.rules.vocabulary.readings.states import is_of_a_state
from sphinx_readiness.rules.vocabulary.readings.subjects import is_of_a_subject


def says_something_else(text: str, start: int, end: int) -> bool:
    """Say whether the word from *start* to *end* in the loosened *text* is in one of the forms."""
    if text[start - 1 : start] == "/" and text[: start - 1][-1:] in {"", " "}:
        return True  # an address, such as /pending
    if is_counted_by_an_alarm(text, start, end):
        return True
    clause = clause_around(text, start, end)
    return (
        is_mark_that_is_gone(clause)
        or is_measured(clause)
        or is_of_an_object(clause)
        or is_of_a_state(clause)
        or is_of_a_subject(clause)
    )
