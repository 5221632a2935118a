"""Applies translations of cells after Sphinx has looked them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import reader_text
from sphinx_readiness.sphinx_ext.authoring.cells.translated_links import (
    may_translate,
    restore_links,
)
from sphinx_readiness.sphinx_ext.authoring.collect import section_title
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_if_any
from sphinx_readiness.sphinx_ext.nodes import (
    PLAIN_FIELDS,
    check_item,
    checklist,
    item_cell,
    item_table,
    spoken_view,
)
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def apply_translations(env: BuildEnvironment, document: nodes.document) -> None:
    """Rewrite the rows of the tables of *document* that have translations."""
    found = gathered_if_any(env)
    if found is not None and may_translate(env):
        restore_links(env, document, found)
    words: dict[str, str] = {}
    for table in document.findall(item_table):
        if table["kind"] == "conditions" and may_translate(env):
            from sphinx_readiness.sphinx_ext.authoring.directives.conditions import link_again

            link_again(table)
        translations = table.attributes.pop("translations", None)
        if translations:
            words |= translations
            _translate(table, translations)
    if words or may_translate(env):
        words |= _translated_markup(document) | _translated_titles(document)
    if words:
        readiness_domain(env).words[env.docname] = words


def _translated_markup(document: nodes.document) -> dict[str, str]:
    """Return the plain text of cells with markup, as written and in translation."""
    pairs: list[tuple[str, nodes.Node]]
    pairs = [(cell["plain"], cell) for cell in document.findall(item_cell) if "plain" in cell]
    for item in document.findall(check_item):
        shown = zip(item["shown"], item.children, strict=False)
        pairs += [(item["cells"][name], child) for name, child in shown]
    texts = ((plain, _words(node)) for plain, node in pairs if plain)
    return {plain: text for plain, text in texts if text != plain}


def _words(node: nodes.Node) -> str:
    """Return what a cell says; blocks behind its first paragraph are not part of a title."""
    first = node.children[0] if isinstance(node, item_cell) and node.children else node
    return " ".join(reader_text(first).split())


def _translated_titles(document: nodes.document) -> dict[str, str]:
    """Return the titles of checklists, of their own and from their sections, likewise."""
    found: dict[str, str] = {}
    for node in document.findall(checklist):
        found |= node.attributes.pop("translations", {})
        title = section_title(node)
        if node.get("section") and title and title != node["section"]:
            found[node["section"]] = title
    for place in document.findall(spoken_view):
        found |= place.attributes.pop("translations", {})
    return found


def _translate(table: item_table, translations: dict[str, str]) -> None:
    language = [field not in PLAIN_FIELDS for field in table["fields"]]

    def shown(cell: str | int, column: int) -> str | int:
        if isinstance(cell, str) and column < len(language) and language[column]:
            return translations.get(cell, cell)
        return cell

    table["originals"] = list(table.extract_original_messages())
    rows = table.rows()
    table.store(
        [[shown(cell, column) for column, cell in enumerate(cells)] for _, cells in rows],
        [anchor for anchor, _ in rows],
    )
    table["headers"] = tuple(translations.get(each, each) for each in table["headers"])
