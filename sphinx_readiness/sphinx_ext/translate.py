"""Applies translations of cells after Sphinx has looked them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from docutils import nodes

from sphinx_readiness.sphinx_ext.nodes import PLAIN_FIELDS, item_table
from sphinx_readiness.sphinx_ext.reading import gathered_if_any
from sphinx_readiness.sphinx_ext.relink import may_translate, restore_links

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def apply_translations(env: BuildEnvironment, document: nodes.document) -> None:
    """Rewrite the rows of the tables of *document* that have translations."""
    found = gathered_if_any(env)
    if found is not None and may_translate(env):
        restore_links(env, document, found)
    for table in document.findall(item_table):
        translations = table.attributes.pop("translations", None)
        if translations:
            _translate(table, translations)


def _translate(table: item_table, translations: dict[str, str]) -> None:
    language = [field not in PLAIN_FIELDS for field in table["fields"]]

    def shown(cell: str | int, column: int) -> str | int:
        if isinstance(cell, str) and column < len(language) and language[column]:
            return translations.get(cell, cell)
        return cell

    table["originals"] = list(table.extract_original_messages())
    rows = [
        (anchor, [shown(cell, column) for column, cell in enumerate(cells)])
        for anchor, cells in table.rows()
    ]
    table.store(rows)
    table["headers"] = tuple(translations.get(each, each) for each in table["headers"])
