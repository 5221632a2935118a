"""What the heads of records, decisions, matrices and windows show in their places."""

from __future__ import annotations

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import checklist_around, view, view_options
from sphinx_readiness.sphinx_ext.rendering import heads
from sphinx_readiness.sphinx_ext.rendering.models import record_views
from sphinx_readiness.sphinx_ext.rendering.models.window_due import window_left
from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer


def head_content(node: view, renderer: Renderer) -> list[nodes.Node]:
    """Return what *node* shows; nothing if it has no subject."""
    state, kind = renderer.state, node["kind"]
    options = {**view_options(node), "docname": renderer.docname}
    if kind == "record":
        head = record_views.record(state, options)
        return heads.record(renderer, head) if head else []
    if kind == "decision":
        decision = record_views.decision(state, options)
        return heads.decision(renderer, decision) if decision else []
    if kind == "matrix":
        matrix = record_views.matrix_at(state, options)
        if matrix is None:
            return []
        anchors = record_views.sign_off_anchors(state, options)
        targets = [nodes.target("", "", ids=[anchor]) for anchor in anchors]
        return [*targets, *heads.matrix(renderer, matrix, has_body=bool(node["has_body"]))]
    found = record_views.window_at(state, renderer.docname, checklist_around(node))
    if found is None:
        return []
    return heads.window(renderer, found[1], window_left(state, *found))
