"""What a reader of a report may want to know of a rule, without what makes it look."""

from __future__ import annotations

from typing import NamedTuple

from sphinx_readiness.model.severity import Severity


class RulePage(NamedTuple):
    """The page of a rule, in Markdown: its first line is the title."""

    code: str
    name: str
    family: str
    severity: Severity
    page: str

    @property
    def title(self) -> str:
        """The first line of the page."""
        return self.page.strip().partition("\n")[0]
