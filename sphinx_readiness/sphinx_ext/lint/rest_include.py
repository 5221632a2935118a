"""``include`` in reST, by our own reader."""

from __future__ import annotations

from typing import Any, ClassVar, Final

from docutils import nodes, statemachine
from docutils.parsers.rst import directives
from docutils.parsers.rst.directives.misc import Include
from sphinx.util.docutils import SphinxDirective

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.openings import openings
from sphinx_readiness.sphinx_ext.authoring.coverage.executed import forget_text
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import (
    Opened,
    is_literal,
    part_of,
    place_of,
)
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.lint.encoded_files import decoder_of
from sphinx_readiness.sphinx_ext.lint.include_files import (
    Included,
    emit_read,
    includes,
    note,
    read_included,
)
from sphinx_readiness.text.phrases import N_

_BRING_TEXT: Final = ("include", "eval-rst")
"""Directives by which something of ours may come from elsewhere."""

_REST: Final = frozenset(("", "rst", "rest", "restructuredtext"))

_WIDEST_TAB: Final = 80
"""Blanks that a tab may stand for."""


class IncludeLog(list[Any]):
    """The files that are being included; a document may write the mark of their end, too."""

    def pop(self, at: Any = -1) -> Any:
        """Remove the last; nothing if there is none."""
        return super().pop(at) if self else None


class CarefulInclude(SphinxDirective):
    """Puts the text of a file in its place, as docutils does."""

    required_arguments = 1
    final_argument_whitespace = True
    option_spec: ClassVar[Any] = {
        # A name of a parser would be imported.
        **(Include.option_spec or {}),
        "parser": directives.unchanged,
    }

    def run(self) -> list[nodes.Node]:
        """Insert the text into the lines that are being parsed."""
        document = self.state.document
        log = document.include_log
        if not isinstance(log, IncludeLog):
            log = document.include_log = IncludeLog(log)
        source, line = self.get_source_info()
        place = place_of(self.env, source, line)
        around = [Opened(str(self.env.doc2path(self.env.docname))), *includes(self.env).open, *log]
        found = read_included(
            self.env, self.arguments[0], self.options, place, around, decoder_of(self.options)
        )
        if found is None:
            return []
        document.settings.record_dependencies.add(found.path)
        parser = str(self.options.get("parser") or "").lower()
        if parser not in _REST and not is_literal(self.options):
            made = self.parsed(parser, found)
            if made is not None:
                return made
            # What holds nothing of ours, and includes nothing, is nobody's business; in a checklist
            # it may hold rows.
            names = (*build_of(self.env).names.directives, *_BRING_TEXT)
            ours = next(openings(found.text, names), None) is not None
            if ours or gathered(self.env).inside:
                note(self.env, self.arguments[0], _other_parser(parser), place)
                forget_text(self.env, found.path)
            return []
        text = self.clipped(found.text)
        if is_literal(self.options):
            block = nodes.literal_block(text, text, source=found.path)
            block.source, block.line = found.path, 1
            return [block]
        lines = statemachine.string2lines(
            emit_read(self.env, found, text),
            min(int(self.options.get("tab-width", document.settings.tab_width)), _WIDEST_TAB),
            convert_whitespace=True,
        )
        limit = document.settings.line_length_limit
        for number, each in enumerate(lines, 1):
            if len(each) > limit:
                raise self.warning(f'"{found.path}": line {number} exceeds the line-length-limit.')
        log.append(part_of(found.path, self.options))
        # docutils takes the file off the log where it meets this comment.
        lines += ["", f'.. end of inclusion from "{found.path}"']
        self.state_machine.insert_input(lines, found.path)
        return []

    def parsed(self, parser: str, found: Included) -> list[nodes.Node] | None:
        """Return what *parser*, a name, makes of the file *found*; None if it is not known."""
        del parser, found
        return None

    def clipped(self, text: str) -> str:
        """Return the part of *text* that the options ask for; raises as docutils does."""
        first, last = self.options.get("start-line"), self.options.get("end-line")
        if first or last is not None:
            text = "\n".join(text.splitlines()[first:last])
        after, before = self.options.get("start-after", ""), self.options.get("end-before", "")
        for name, mark in (("start-after", after), ("end-before", before)):
            at = text.find(mark)
            if at < 0:
                raise self.severe(
                    f'Problem with "{name}" option of "include" directive:\nText not found.'
                )
            if mark:
                text = text[at + len(mark) :] if name == "start-after" else text[:at]
        return text


def _other_parser(name: str) -> UnreadableFile:
    return UnreadableFile(
        "",
        1,
        N_("parsers of extensions are not loaded here, and '{name}' is one"),
        N_("Make it a document of its own; 'sphinx-build -b readiness' loads the parser."),
        name=name,
    )
