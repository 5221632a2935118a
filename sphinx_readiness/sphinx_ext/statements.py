"""What a document states that can be checked, kept apart: a build looks at it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.versions.records import record_claims
from sphinx_readiness.versions.statements import states_something

if TYPE_CHECKING:
    from sphinx_readiness.core.parts import DocumentPart
    from sphinx_readiness.sphinx_ext.domain import ReadinessDomain


def keep_statements(domain: ReadinessDomain, part: DocumentPart) -> None:
    """Keep the items of *part* that can be checked against files, and its records' versions."""
    claims = tuple(record_claims(part.records))
    if claims:
        domain.claims[part.docname] = (*domain.claims.get(part.docname, ()), *claims)
    found = tuple(
        item for each in part.checklists for item in each.checklist.items if states_something(item)
    )
    if found:
        domain.statements[part.docname] = found
