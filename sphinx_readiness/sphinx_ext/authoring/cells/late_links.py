"""Links whose targets stand elsewhere in the document, and are known only when all is parsed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx import addnodes
from sphinx.util.i18n import search_image_for_language

from sphinx_readiness.files.paths import is_elsewhere
from sphinx_readiness.files.publishing import MOVE, why_images_stay, why_it_stays
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.diagnostics import unpublished_file, unsafe_html, unsafe_link
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import (
    defuse,
    link_schemes,
    unsafe_scheme,
)
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist, item_table
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.workspace.session import Session


def defuse_document(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace dangerous links and HTML in what is ours by their text, and note each.

    That is, those that were not there when the cells were read: translations, and what docutils
    puts into references and substitutions.
    """
    domain = readiness_domain(env)
    build = build_of(env)
    allowed = link_schemes(env.config)
    problems: list[RawProblem] = []
    roots: dict[nodes.Element, None] = {}

    def path_and_line(node: nodes.Node) -> tuple[str, int]:
        source, line = _place(node)
        return build.session.relative(source or env.doc2path(env.docname)), line

    for node in document.findall(nodes.Element):
        is_raw = isinstance(node, nodes.raw)
        scheme = "" if is_raw else unsafe_scheme(node, allowed)
        if not (is_raw or scheme):
            continue
        root = ancestor(node, checklist, check_item, item_table)
        if root is None:
            continue
        roots[root] = None
        if scheme:
            problems.append(unsafe_link(scheme, path_and_line(node)))
    for root in roots:
        defuse(root, allowed)
        from sphinx_readiness.sphinx_ext.authoring.cells.harmless_html import defuse_html

        for parent, what in defuse_html(root, allowed):
            problems.append(unsafe_html(what, path_and_line(parent)))
    if problems:
        domain.add_problems(env.docname, problems)


def keep_files(env: BuildEnvironment, document: nodes.document) -> None:
    """Replace links and images of ours whose files are not for readers by their text.

    Sphinx notes what it will copy when ``doctree-read`` is sent (880), so this comes before.
    """
    domain = readiness_domain(env)
    build = build_of(env)
    problems: list[RawProblem] = []
    for node in list(document.findall(nodes.Element)):
        name = _copied_file(node)
        hint = _why_it_stays(env, build.session, node, name) if name else ""
        if not hint:
            continue
        source, line = _place(node)
        path = build.session.relative(source or env.doc2path(env.docname))
        problems.append(unpublished_file(name, hint, (path, line)))
        if isinstance(node, nodes.image):
            node.replace_self(nodes.inline("", str(node.get("alt", ""))))
        else:
            node.replace_self(node.children or [nodes.Text(node.astext())])
    if problems:
        domain.add_problems(env.docname, problems)


def _copied_file(node: nodes.Element) -> str:
    """Return the target of a link or image of ours that Sphinx would copy a file for."""
    if isinstance(node, nodes.image):
        target = str(node.get("uri", ""))
    elif isinstance(node, addnodes.download_reference):
        target = str(node.get("reftarget", ""))
    else:
        return ""
    is_address = "://" in target or target.startswith("data:")
    if is_address or ancestor(node, checklist, check_item, item_table) is None:
        return ""
    return target


def _why_it_stays(env: BuildEnvironment, session: Session, node: nodes.Element, target: str) -> str:
    """Return how to mend it if the file *target* of *node* has to stay; else nothing."""
    if is_elsewhere(session.root, target):
        return MOVE
    docname = node.get("refdoc", env.docname)
    path = Path(env.relfn2path(target, docname)[1])
    if not isinstance(node, nodes.image):
        return why_it_stays(session.root, target, path, session.options.published_types)
    if target.endswith(".*"):
        return why_images_stay(session.root, target, path)
    for each in dict.fromkeys((target, search_image_for_language(target, env))):
        path = Path(env.relfn2path(each, docname)[1])
        hint = why_it_stays(session.root, each, path, session.options.published_types, image=True)
        if hint:
            return hint
    return ""


def _place(node: nodes.Node) -> tuple[str, int]:
    """Return the source and line of *node*, or of what it stands in: a translation as a whole."""
    current: nodes.Node | None = _translation_around(node) or node
    while current is not None:
        if current.line:
            return current.source or "", current.line
        current = current.parent
    return "", 1


def _translation_around(node: nodes.Node) -> nodes.Node | None:
    current: nodes.Node | None = node
    while current is not None:
        if isinstance(current, nodes.Element) and current.get("translated"):
            return current
        current = current.parent
    return None
