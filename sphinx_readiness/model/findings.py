"""A finding: one place where a rule speaks."""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.phrases import Translate, english, said

CONTENT: Final = "content"
"""Somebody wrote something that a rule speaks for."""

TIME: Final = "time"
"""A day has passed; with the same content there was no such finding before."""


class Finding(NamedTuple):
    """One place where a rule speaks.

    *message* says what is wrong and what was expected, *hint* how to mend it; both are English
    templates for *values*, so that they can be translated where they are shown.
    """

    code: str
    name: str
    severity: Severity
    location: Location
    message: str
    hint: str = ""
    values: Pairs = ()
    item: str = ""
    """The id of the item that it is about, if it is about one."""
    field: str = ""
    """The column of the item's row that it is about, so that the place can be told exactly."""
    excused: bool = False
    """Whether a waiver in force excuses it: then it is counted, and fails nothing."""
    end_line: int = 0
    """Where what it is about ends, as in :class:`.spans.Span`; 0 where that is not known."""
    end_column: int = 0
    record: str = ""
    """The id of the record that it belongs to; empty if it is about none, or about several."""
    fingerprint: str = ""
    """What makes it the same finding after lines moved, in hexadecimal; empty if nobody asked."""
    reason: str = ""
    """Why it is accepted, where the project's baseline has it or a waiver excuses it."""
    cause: str = CONTENT
    """What brought it about: :data:`CONTENT`, or :data:`TIME` alone."""

    def text(self, translate: Translate = english) -> str:
        """Return the message in the reader's language."""
        return self._said(self.message, translate)

    def mend(self, translate: Translate = english) -> str:
        """Return how to mend it, in the reader's language; empty if there is nothing to say."""
        return self._said(self.hint, translate) if self.hint else ""

    def _said(self, template: str, translate: Translate) -> str:
        """Return *template* with its values, both in the reader's language."""
        values = {name: said(value, translate) for name, value in self.values}
        return translate(template).format_map(values)


class Accepted(NamedTuple):
    """A finding that a project lives with, as its baseline has it."""

    fingerprint: str
    code: str
    name: str
    path: str
    """The file, relative to the project's root."""
    record: str
    item: str
    message: str
    """What the finding said when it was accepted; nothing is compared with it."""
    reason: str
