"""Applies translations of cells after Sphinx has looked them up."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.transforms import SphinxTransform

from sphinx_readiness.sphinx_ext.nodes import PLAIN_FIELDS, item_table
from sphinx_readiness.sphinx_ext.reading import gathered_if_any

if TYPE_CHECKING:
    from sphinx.application import Sphinx


class ApplyTranslations(SphinxTransform):
    """Replaces cells by their translations; runs after Sphinx's ``Locale`` (priority 20)."""

    default_priority = 22

    def apply(self, **kwargs: object) -> None:
        """Rewrite the rows of the tables that have translations."""
        del kwargs
        if gathered_if_any(self.env) is None:
            return
        for table in self.document.findall(item_table):
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
    table["headers"] = tuple(
        translations.get(header, header) if language[column] else header
        for column, header in enumerate(table["headers"])
    )


def setup_translate(app: Sphinx) -> None:
    """Register the transform."""
    app.add_transform(ApplyTranslations)
