"""``include`` in reST of a file in Markdown, which MyST's parser for Sphinx reads."""

from __future__ import annotations

from typing import Final

from docutils import nodes
from docutils.io import ErrorOutput
from docutils.utils import new_document

from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import in_its_place, part_of
from sphinx_readiness.sphinx_ext.lint.include_files import Included, includes
from sphinx_readiness.sphinx_ext.lint.markdown_parser import parse_into
from sphinx_readiness.sphinx_ext.lint.rest_include import CarefulInclude

_MYST: Final = "myst_parser.sphinx_"
"""What MyST tells its users to write after ``:parser:``; its other parser knows no Sphinx."""


class ParsedInclude(CarefulInclude):
    """Puts the text of a file in its place, or what MyST makes of it."""

    def parsed(self, parser: str, found: Included) -> list[nodes.Node] | None:
        """Return the nodes of the file *found*, parsed as docutils does it: into another document.

        What the parser adds as transforms is left out: nothing that is checked depends on it.
        """
        if parser != _MYST:
            return None
        around = self.state.document
        document = new_document(found.path, around.settings)
        document.reporter.stream = ErrorOutput(destination=False)
        document.include_log = around.include_log
        document.ids = around.ids
        opened = includes(self.env).open
        opened.append(part_of(found.path, self.options))
        try:
            text = self.clipped(found.text)
            parse_into(document, in_its_place(found.text, text))
        finally:
            opened.pop()
        around.parse_messages.extend(document.parse_messages)
        return list(document.children)
