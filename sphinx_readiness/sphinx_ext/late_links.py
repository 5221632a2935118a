"""Links whose targets stand elsewhere in the document, and are known only when all is parsed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.links import defuse, unsafe_scheme
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist, item_table
from sphinx_readiness.sphinx_ext.noted import unsafe_link

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def defuse_document(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace dangerous links in what is ours by their text, and note each."""
    domain = readiness_domain(env)
    problems: list[RawProblem] = []
    roots: dict[nodes.Element, None] = {}
    unsafe = [(node, unsafe_scheme(node)) for node in document.findall(nodes.Element)]
    for node, scheme in unsafe:
        root = ancestor(node, checklist, check_item, item_table) if scheme else None
        if root is None:
            continue
        source, line = _place(node)
        path = domain.session.relative(source or env.doc2path(env.docname))
        problems.append(unsafe_link(scheme, (path, line)))
        roots[root] = None
    for root in roots:
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
