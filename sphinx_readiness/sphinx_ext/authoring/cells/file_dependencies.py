"""Which documents name a file that is no longer what it was."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.authoring.cells.file_links import FileLinks
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def documents_to_reread(env: BuildEnvironment) -> list[str]:
    """Return the documents that name a file which came, went or became a document."""
    domain = readiness_domain(env)
    build = build_of(env)
    outdated = []
    for docname, mentions in domain.mentions.items():
        if docname not in env.found_docs:
            continue
        links = FileLinks(env, build.session, docname)
        if any(links.resolve(name) != resolved for name, resolved in mentions.items()):
            outdated.append(docname)
    return outdated
