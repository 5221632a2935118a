"""What a document states that can be checked, kept apart: a build looks at it each time."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.evidence.noted_dependencies import names_dependency
from sphinx_readiness.versions.record_claims import with_records

if TYPE_CHECKING:
    from sphinx_readiness.assembly.document_parts import DocumentPart
    from sphinx_readiness.sphinx_ext.build.build import Build


def keep_statements(build: Build, part: DocumentPart) -> None:
    """Keep the items of *part* that can be checked against files, and its records' versions."""
    domain = build.domain
    pages = with_records(domain.claims.get(part.docname, ()), part.records)
    if pages:
        domain.claims[part.docname] = pages
    rows = (item for each in part.checklists for item in each.checklist.items)
    may_state = [item for item in rows if item.verify or item.evidence or names_dependency(item)]
    if may_state:
        from sphinx_readiness.evidence.statements import Verbs, states_something

        verbs = Verbs(build.session.kinds)
        found = tuple(item for item in may_state if states_something(item, verbs))
        if found:
            domain.statements[part.docname] = found
