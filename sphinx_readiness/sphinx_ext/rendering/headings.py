"""Views in headings, as tables of contents and the titles of pages show them: in words.

Sphinx copies headings when it reads a document, and what a view shows is known when all are read.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import inline_view
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.builders import Builder
    from sphinx.environment import BuildEnvironment

_IN_HEADINGS: Final = frozenset(("item", "status", "count"))
"""The kinds of views that roles leave."""


def fill_headings(builder: Builder, env: BuildEnvironment) -> None:
    """Put what they show into the views in copies of headings."""
    for docname, specs in readiness_domain(env).views.items():
        if not any(kind in _IN_HEADINGS for kind, _options in specs):
            continue
        found = list(_views(env, docname))
        if found:
            _fill(found, builder, env, docname)


def _fill(
    found: Iterable[inline_view], builder: Builder, env: BuildEnvironment, docname: str
) -> None:
    # Most builds have none, and what renders them is a quarter of the extension.
    from sphinx_readiness.sphinx_ext.build.state import build_state
    from sphinx_readiness.sphinx_ext.rendering.inline_views import inline_content
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

    renderer = Renderer(build_state(env), builder, docname)
    for node in found:
        words = "".join(each.astext() for each in inline_content(node, renderer))
        node[:] = [nodes.Text(words)]


def _views(env: BuildEnvironment, docname: str) -> Iterator[inline_view]:
    for copies in (env.titles, env.longtitles, env.tocs):
        if (heading := copies.get(docname)) is not None:
            yield from heading.findall(inline_view)
