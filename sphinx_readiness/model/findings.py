"""Findings, and the rules that make them."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date
from typing import NamedTuple, TypeAlias

from sphinx_readiness.assembly.lookup import Lookup
from sphinx_readiness.assembly.rollup import RecordResult
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.record import Item, Location, Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.phrases import Translate, english, said
from sphinx_readiness.vocabulary.statuses import Vocabulary


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


class Context(NamedTuple):
    """What a rule may look at besides the project."""

    options: Options
    vocabulary: Vocabulary
    today: date
    results: tuple[RecordResult, ...]
    """One result a record, in the order of the project's records."""
    ids: Lookup
    """What ids stand for."""


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
        )


class Report(NamedTuple):
    """What one run of the engine found out."""

    project: Project
    results: tuple[RecordResult, ...]
    findings: tuple[Finding, ...]
    vocabulary: Vocabulary
    options: Options
    today: date
    configuration: tuple[str, ...] = ()
    """The files that the options come from, relative to the project's root."""

    @property
    def blockers(self) -> tuple[Item, ...]:
        """The blockers of all records, then the needs that block."""
        items = (item for result in self.results for item in result.blockers)
        return (*items, *self.project.needs)

    @property
    def failed(self) -> bool:
        """Whether any finding reaches the threshold of the options."""
        threshold = self.options.fail_on
        return threshold is not None and any(
            finding.severity.rank >= threshold.rank for finding in self.findings
        )
