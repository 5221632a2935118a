"""Links to places in the project."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, cast

from docutils import nodes
from sphinx.util.nodes import make_refnode

from sphinx_readiness.sphinx_ext.compatible import page_file

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from sphinx.application import Sphinx
    from sphinx.builders import Builder
    from sphinx.builders.html import StandaloneHTMLBuilder


RULES_PAGE: Final = "readiness-rules"
"""The page that explains the rules of the findings on other pages."""

_HAVE_PAGES: Final = frozenset(("html", "dirhtml"))
"""The builders that write it: books and single pages have none beside their documents."""


def has_rules_page(builder: Builder) -> bool:
    """Say whether *builder* writes a page of the rules, and no document has its name."""
    return builder.name in _HAVE_PAGES and RULES_PAGE not in builder.env.found_docs


def rules_file(app: Sphinx) -> Path:
    """Return the file of that page."""
    return page_file(cast("StandaloneHTMLBuilder", app.builder), RULES_PAGE)


def rule_uri(builder: Builder, docname: str, code: str) -> str:
    """Return where the rule *code* is explained, from the page *docname*; empty where nowhere."""
    if not has_rules_page(builder):
        return ""
    return f"{builder.get_relative_uri(docname, RULES_PAGE)}#{code.lower()}"


def one_anchor(uri: str) -> str:
    """Return *uri* with its last anchor only, if it is an anchor already.

    Where all documents are in one page, Sphinx's way to another document is an anchor itself.
    """
    return uri[uri.rindex("#") :] if uri.startswith("#") else uri


def outside_uri(docname: str, address: str) -> str:
    """Return *address* as the page of *docname* has to write it: relative ones are to the root."""
    if "://" in address or address.startswith("/"):
        return address
    return "../" * docname.count("/") + address


def page_uri(builder: StandaloneHTMLBuilder, target: tuple[str, str]) -> str:
    """Return the URI of *target*, a document and an anchor in it, from the page being written."""
    docname, anchor = target
    page = builder.current_docname
    if not docname:
        return outside_uri(page, anchor)
    if docname == page:
        return f"#{anchor}"
    return one_anchor(f"{builder.get_relative_uri(page, docname)}#{anchor}")


def link_node(
    builder: Builder,
    docname: str,
    target: tuple[str, str],
    children: Sequence[nodes.Node],
    title: str | None = None,
) -> nodes.reference:
    """Return a link from the document *docname* to *target*, a document and an anchor in it.

    Without a document the anchor is an address outside of the project.
    """
    if not target[0]:
        uri = outside_uri(docname, target[1])
        return nodes.reference("", "", *children, refuri=uri, internal=False)
    node = make_refnode(builder, docname, target[0], target[1], list(children), title)
    if "refuri" in node:
        node["refuri"] = one_anchor(node["refuri"])
    return node


def is_inside_link(node: nodes.Node) -> bool:
    """Say whether *node* stands in a link already, or in a heading that leads to its contents."""
    above = node.parent
    while above is not None:
        if isinstance(above, nodes.reference) or (
            isinstance(above, nodes.title) and "refid" in above
        ):
            return True
        above = above.parent
    return False
