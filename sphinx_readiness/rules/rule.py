"""Rules: what makes findings, and what it may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, datetime
from typing import NamedTuple, TypeAlias

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import CONTENT, Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.vocabulary.statuses import Vocabulary


class Context(NamedTuple):
    """What a rule may look at besides the project."""

    options: Options
    vocabulary: Vocabulary
    today: date
    results: tuple[RecordResult, ...]
    """One result a record, in the order of the project's records."""
    ids: Lookup
    """What ids stand for."""
    now: datetime | None = None
    """The moment of the report, in UTC; None where nobody asks for it."""


Check: TypeAlias = "Callable[[Rule, Project, Context], Iterator[Finding]]"


class Rule(NamedTuple):
    """A rule: its code, name, family and default severity, its page, and what it does.

    *check* gets the rule itself, so that findings carry its code and severity.
    """

    code: str
    name: str
    family: str
    severity: Severity
    page: str
    check: Check
    cause: str = CONTENT
    """What brings its findings about: :data:`.findings.CONTENT`, or :data:`.findings.TIME`."""

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().splitlines()[0]

    def at(
        self,
        location: Location,
        message: str,
        hint: str = "",
        *,
        item: str = "",
        field: str = "",
        **values: str,
    ) -> Finding:
        """Return a finding of this rule at *location*."""
        return Finding(
            code=self.code,
            name=self.name,
            severity=self.severity,
            location=location,
            message=message,
            hint=hint,
            values=tuple(values.items()),
            item=item,
            field=field,
            cause=self.cause,
        )
