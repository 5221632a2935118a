"""reST, where a document that cannot be parsed is a problem."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx.parsers import RSTParser

from sphinx_readiness.sphinx_ext.lint.guarded import guarded
from sphinx_readiness.sphinx_ext.lint.rest_include import IncludeLog

if TYPE_CHECKING:
    from docutils import nodes
    from docutils.statemachine import StringList


class CarefulRstParser(RSTParser):
    """The parser of reST for documents that nobody vouches for."""

    def parse(self, inputstring: str | StringList, document: nodes.document) -> None:
        """Parse as Sphinx does."""
        settings = document.settings
        settings.file_insertion_enabled = settings.raw_enabled = False
        settings.syntax_highlight = "none"
        document.include_log = IncludeLog()
        parse = super().parse
        guarded(document, inputstring, lambda text: parse(text, document))
