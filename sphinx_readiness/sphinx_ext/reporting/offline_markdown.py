"""The parser of Markdown in the readiness builder: that of MyST, which asks before it includes."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Any

from docutils.io import ErrorOutput
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include
from docutils.parsers.rst.states import MarkupError
from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser
from myst_parser.warnings_ import create_warning

from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import in_its_place, place_of
from sphinx_readiness.sphinx_ext.reporting.outside_files import including, leaves_out

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.application import Sphinx


class AskingRenderer(SphinxRenderer):
    """Renders Markdown; MyST reads the files of its includes by itself."""

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **kwargs: Any
    ) -> list[nodes.Element]:
        """Run a directive; an include only if its file may be read, and is not around it."""
        known, _messages = directives.directive(name, self.language_module_rst, self.document)
        if known is None or not issubclass(known, Include):
            return self._run(name, first_line, content, position, *args, **kwargs)
        try:
            parsed = parse_directive_text(known, first_line, content)
        except MarkupError:  # MyST says so
            return self._run(name, first_line, content, position, *args, **kwargs)
        argument, env = parsed.arguments[0], self.sphinx_env
        place = place_of(env, str(self.document["source"]), position)
        if leaves_out(env, argument, parsed.options, place, by_myst=True):
            return []
        with including(env, argument, parsed.options):
            return self._run(name, first_line, content, position, *args, **kwargs)

    def _run(self, *args: Any, **kwargs: Any) -> list[nodes.Element]:
        made: list[nodes.Element] = super().run_directive(*args, **kwargs)
        return made


class AskingMystParser(MystParser):
    """Parses Markdown as MyST does, with our renderer."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse *inputstring* into *document*."""
        config = document.settings.env.myst_config
        try:
            matter = read_topmatter(inputstring)
        except TopmatterReadError:  # the renderer says so
            matter = None
        if matter:

            def warn(kind: Any, message: str) -> None:
                create_warning(document, message, kind, line=1, append_to=document)

            config = merge_file_level(config, matter, warn)
        parser = create_md_parser(config, AskingRenderer)
        parser.options["document"] = document
        parser.render(inputstring)


class PartParser(AskingMystParser):
    """Parses a file that reST includes, or a part of it."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse *inputstring* into *document*, whose lines are those of the file."""
        path = os.path.abspath(document["source"])  # noqa: PTH100 - links stay
        # docutils prints what it says of such a document as it is, past Sphinx.
        document.reporter.stream = ErrorOutput(destination=False)
        super().parse(in_its_place("\n".join(read_lines(path)), inputstring), document)


def asking(parser: Any) -> Any:
    """Return what stands for *parser*, the class of one."""
    return PartParser if parser is MystParser else parser


def ask_in_markdown(app: Sphinx) -> None:
    """Let *app* parse Markdown by it, unless something else than MyST does."""
    if app.registry.get_source_parsers().get("markdown") is MystParser:
        app.add_source_parser(AskingMystParser, override=True)
