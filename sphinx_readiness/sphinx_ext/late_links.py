"""Links whose targets stand elsewhere in the document, and are known only when all is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.links import defuse, unsafe_scheme
from sphinx_readiness.sphinx_ext.nodes import check_item, checklist, item_table

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def defuse_document(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace dangerous links in what is ours by their text, and note each."""
    domain = readiness_domain(env)
    problems: list[RawProblem] = []
    for root in list(document.findall(nodes.Element)):
        if not isinstance(root, checklist | check_item | item_table):
            continue
        for node in root.findall(nodes.Element):
            scheme = unsafe_scheme(node)
            if scheme:
                source, line = _place(node)
                path = domain.session.relative(source or env.doc2path(env.docname))
                problems.append(
                    RawProblem(
                        "unsafe-link",
                        (path, line),
                        N_("a link with the scheme '{scheme}:' is shown as plain text"),
                        N_("Link to a page or a file, with https: or a relative path."),
                        (("scheme", scheme),),
                    )
                )
        defuse(root)
    if problems:
        domain.add_problems(env.docname, problems)


def _place(node: nodes.Node) -> tuple[str, int]:
    """Return the source and line of *node*, or of what it stands in."""
    current: nodes.Node | None = node
    while current is not None:
        if current.line:
            return current.source or "", current.line
        current = current.parent
    return "", 1
