"""MyST, without what it evaluates or looks at: no Jinja, and includes by our own reader."""

from __future__ import annotations

import os
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.states import MarkupError
from myst_parser.config.main import TopmatterReadError, merge_file_level, read_topmatter
from myst_parser.mdit_to_docutils.sphinx_ import SphinxRenderer
from myst_parser.parsers.directives import parse_directive_text
from myst_parser.parsers.mdit import create_md_parser
from myst_parser.parsers.sphinx_ import MystParser

from sphinx_readiness.files.looks import asking
from sphinx_readiness.files.paths import is_elsewhere, relative
from sphinx_readiness.sphinx_ext.authoring.coverage.open_includes import (
    Opened,
    is_literal,
    part_of,
    place_of,
)
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside, note_refused
from sphinx_readiness.sphinx_ext.lint.encoded_files import decoder_of
from sphinx_readiness.sphinx_ext.lint.front_matter import check_settings, check_values
from sphinx_readiness.sphinx_ext.lint.guarded import guarded
from sphinx_readiness.sphinx_ext.lint.include_files import (
    Included,
    emit_read,
    includes,
    read_included,
)
from sphinx_readiness.sphinx_ext.lint.rest_include import CarefulInclude

if TYPE_CHECKING:
    from collections.abc import Iterator

_EVALUATED: Final = ("{{", "{%", "{#")
"""What Jinja would look at in a value."""


class MarkdownInclude(CarefulInclude):
    """The options of ``include`` in Markdown, which has some of its own."""

    option_spec = {  # noqa: RUF012 - as its base has it
        **CarefulInclude.option_spec,
        "relative-images": directives.flag,
        "relative-docs": directives.path,
        "heading-offset": directives.nonnegative_int,
    }


class CarefulRenderer(SphinxRenderer):
    """Renders Markdown; its includes and substitutions are ours."""

    def render_front_matter(self, token: Any) -> None:
        """Show the front matter as MyST does; it ends elsewhere than what settings are read of."""
        if isinstance(token.content, str):
            check_values(token.content)
        super().render_front_matter(token)

    def render_link(self, token: Any) -> None:
        """Render a link; what leads to a share or another drive is an address, and not looked at.

        MyST asks the system whether it is a file.
        """
        written = self.md.normalizeLinkText(str(token.attrGet("href") or ""))
        target = written.removeprefix("path:").removeprefix("project:")
        asking(target)
        if is_elsewhere(self.sphinx_env.srcdir, target):
            self.render_link_url(token)
        else:
            super().render_link(token)

    def run_directive(
        self, name: str, first_line: str, content: str, position: int, *args: Any, **kwargs: Any
    ) -> list[nodes.Element]:
        """Run a directive of the list."""
        known, _messages = directives.directive(name, self.language_module_rst, self.document)
        if known is None or not issubclass(known, CarefulInclude):
            made: list[nodes.Element] = super().run_directive(
                name, first_line, content, position, *args, **kwargs
            )
            return made
        try:
            parsed = parse_directive_text(MarkdownInclude, first_line, content)
        except MarkupError as error:
            return [self.reporter.error(f"Directive 'include': {error}", line=position)]
        return self._include(parsed.arguments[0], parsed.options, position)

    def _include(
        self, argument: str, options: dict[str, Any], position: int
    ) -> list[nodes.Element]:
        env = self.sphinx_env
        here = str(self.document["source"])
        place = place_of(env, here, position)
        opened = includes(env).open
        around = [Opened(str(env.doc2path(env.docname))), *opened]
        found = read_included(env, argument, options, place, around, decoder_of(options))
        if found is None:
            return []
        self.document.settings.record_dependencies.add(found.path)
        text = emit_read(env, found, found.text)
        clipped = _clipped(text, options)
        if isinstance(clipped, str):
            error = self.reporter.severe(f'Directive "include"; {clipped}', line=position)
            return [error]
        first, text = clipped
        if is_literal(options):
            block = nodes.literal_block(text, text, source=found.path)
            block.line = 1
            return [block]
        opened.append(part_of(found.path, options))
        try:
            with self._reading(found, options):
                self.nested_render_text(
                    text, first, heading_offset=options.get("heading-offset", 0)
                )
        finally:
            opened.pop()
        return []

    @contextmanager
    def _reading(self, found: Included, options: dict[str, Any]) -> Iterator[None]:
        """Let what is rendered stand in the file *found*, as MyST does for its own include."""
        source, reported = self.document["source"], self.reporter.source
        before = getattr(self.reporter, "get_source_and_line", None)
        from_, to = os.path.dirname(source), os.path.dirname(found.path)  # noqa: PTH120
        self.document["source"] = self.reporter.source = found.path
        self.reporter.get_source_and_line = lambda line: (found.path, line)
        if "relative-images" in options:
            self.md_env["relative-images"] = relative(to, from_)
        if "relative-docs" in options:
            self.md_env["relative-docs"] = (options["relative-docs"], from_, to)
        try:
            yield
        finally:
            self.document["source"], self.reporter.source = source, reported
            self.md_env.pop("relative-images", None)
            self.md_env.pop("relative-docs", None)
            if before is not None:
                self.reporter.get_source_and_line = before
            else:
                del self.reporter.get_source_and_line

    def render_substitution_inline(self, token: Any) -> None:
        """Put in a plain value; nothing is evaluated."""
        self._substitute(token, inline=True)

    def render_substitution_block(self, token: Any) -> None:
        """Put in a plain value; nothing is evaluated."""
        self._substitute(token, inline=False)

    def _substitute(self, token: Any, *, inline: bool) -> None:
        name = token.content.strip()
        block = token
        while block.parent is not None and not block.map:  # what is inside of a line has no lines
            block = block.parent
        line = block.map[0] if block.map else 0
        value = self.md_config.substitutions.get(name)
        opening = self.md_config.sub_delimiters[0] * 2
        if isinstance(value, str | int | float) and not isinstance(value, bool):
            text = str(value)
            plain = not any(each in text for each in (*_EVALUATED, opening))
            if plain and includes(self.sphinx_env).text.take(len(text)):
                self.nested_render_text(text, line, inline=inline)
                return
        self._note_refused(f"{{{{ {name} }}}}", line)
        text = nodes.Text(f"{{{{ {name} }}}}")
        self.current_node.append(text if inline else nodes.paragraph("", "", text))

    def _note_refused(self, what: str, line: int) -> None:
        """Note at *line* of this document, or of the file that is included, that *what* is not."""
        env, found = self.sphinx_env, gathered_inside(self.sphinx_env)
        source, own = self.document["source"], env.doc2path(env.docname)
        if found is None or os.path.realpath(source) == os.path.realpath(own):
            note_refused(env, what, line)
            return
        others, found.refused = found.refused, [(what, line)]
        found.take_refused(place_of(env, str(source), line), exactly=True)
        found.refused = others


def _clipped(text: str, options: dict[str, Any]) -> tuple[int, str] | str:
    """Return the first line (from 0) and the text that *options* ask for; or what is wrong."""
    lines = text.splitlines()
    first, last = options.get("start-line"), options.get("end-line")
    if first is not None and first < 0:
        first = max(0, len(lines) + first)
    text, first = "\n".join(lines[first:last]), first or 0
    for name in ("start-after", "end-before"):
        mark = options.get(name)
        if not mark:
            continue
        at = text.find(mark)
        if at < 0:
            return f'option "{name}": text not found "{mark}".'
        if name == "start-after":
            first += text.count("\n", 0, at + len(mark))
            text = text[at + len(mark) :]
        else:
            text = text[:at]
    return first, text


class CarefulMystParser(MystParser):
    """The parser of Markdown for documents that nobody vouches for."""

    def parse(self, inputstring: str, document: nodes.document) -> None:
        """Parse as MyST does, with our renderer; what cannot be parsed is a problem."""
        guarded(document, inputstring, lambda text: parse_into(document, text))


def parse_into(document: nodes.document, text: str) -> None:
    """Parse *text* into *document*, and raise what a parser may raise."""
    config = document.settings.env.myst_config
    check_settings(text)
    try:
        matter = read_topmatter(text)
    except TopmatterReadError:  # the renderer says so
        matter = None
    if matter:
        config = merge_file_level(config, matter, lambda _kind, _message: None)
    parser = create_md_parser(config, CarefulRenderer)
    parser.options["document"] = document
    parser.render(text)
