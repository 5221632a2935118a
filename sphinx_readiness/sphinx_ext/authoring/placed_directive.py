"""A directive that knows its declared options and its place, and can note problems."""

from __future__ import annotations

import difflib
from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes

from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.reading.diagnostics import invalid_id
from sphinx_readiness.reading.markdown_body import skip_fence
from sphinx_readiness.reading.unclear_columns import (
    DECISIVE,
    column_problems,
    is_harmless,
    nearly,
)
from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import SpokenRoles
from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered, clipped_above
from sphinx_readiness.sphinx_ext.authoring.nesting import left_out, may_nest_deeply
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.ids import is_valid_id, slug
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.workspace.session import Session


class DirectiveOption(NamedTuple):
    """One option of a directive: its name, the type of its value in words, and its help."""

    name: str
    kind: str
    help: str


class PlacedDirective(OpenDirective):
    """A directive with declared options, its place, and what its document has said so far."""

    summary: ClassVar[str] = ""
    """What it does, in a sentence, for the reference page."""
    argument: ClassVar[str] = ""
    """What the argument is, for the reference page; empty if there is none."""
    body: ClassVar[str] = ""
    """What the body may hold, for the reference page; empty if there is none."""
    declared: ClassVar[tuple[DirectiveOption, ...]] = ()

    gathered: Gathered
    session: Session
    markdown: bool
    _own_path: str | None = None
    _content_line: int = 1
    """The line of the first line of the content, in Markdown."""
    _numbers: Sequence[int] = ()
    """Which line of the directive, from 1, each is that MyST makes of it, if some are others."""
    _source: str = ""
    """The file that it stands in, in reST."""
    _shift: int = 0
    """How much lower it stands than docutils says."""

    @property
    def title(self) -> str:
        """The argument on one line, or an empty string."""
        return " ".join(self.arguments[0].split()) if self.arguments else ""

    def said(self, text: str) -> str:
        """Return *text*, an argument or the value of an option, with MyST's substitutions put in.

        MyST puts them into content alone. Where lint does not evaluate one, that is noted.
        """
        if not self.markdown or "{{" not in text:
            return text
        from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader

        return CellReader(self, self.gathered, markdown=True).words(text, self.place())

    def text_options(self) -> dict[str, str]:
        """Return the known options as written."""
        known = {option.name for option in self.declared}
        return {name: str(value) for name, value in self.options.items() if name in known}

    def pairs(self, **more: str) -> Pairs:
        """Return the known options, and *more*, for a raw value."""
        said = {name: self.said(value) for name, value in self.text_options().items()}
        return tuple((said | more).items())

    def place(self, line: int | None = None) -> tuple[str, int]:
        """Return the file, relative to the root, and the line of content *line* (from 0).

        Without *line*, those of the directive itself.
        """
        if line is None:
            source, number = self.get_source_info()
        elif self.markdown:
            if self._own_path is None:
                self._own_path = self.place()[0]
            at = self._content_line - self.lineno + line
            true = self._numbers[at] - 1 if at < len(self._numbers) else at
            return self._own_path, self.lineno + true
        else:
            source, offset = self.content.info(line)
            number = (offset or 0) + 1
        return self.true_place(source, number)

    def true_place(self, source: str | None, line: int) -> tuple[str, int]:
        """Return the file, relative to the root, and the true line of what docutils places there.

        In a file without odd separators that is *line* itself.
        """
        path = str(source or self.env.doc2path(self.env.docname))
        number = line
        if not self.markdown:
            shift = self._shift if path == self._source else clipped_above(self.env, path)
            number = self.gathered.true_number(path, line + shift)
        return self.session.relative(path), number

    def option_place(self, name: str) -> tuple[str, int]:
        """Return the place of the option *name*, or of the directive if it is not found."""
        from sphinx_readiness.reading.spans.directive_options import directive_part
        from sphinx_readiness.reading.spans.source_text import SourceText

        lines = self.gathered.lines_of(self.get_source_info()[0])
        path, line = self.place()
        if not 0 < line <= len(lines):
            return path, line
        part = directive_part(SourceText(path, lines, self.session.columns), line - 1, name)
        return path, part.line + 1 if part is not None else line

    def written(self) -> str:
        """Return the directive as written in Markdown, with its fence and options.

        MyST before 5 hands on the body alone, so that the file has to tell.
        """
        if self.block_text != "\n".join(self.content.data):
            return self.block_text
        lines = self.gathered.lines_of(self.get_source_info()[0])
        start = self.lineno - 1
        if not (0 <= start < len(lines) and f"{{{self.name}}}" in lines[start]):
            return ""
        return "\n".join(lines[start : skip_fence(lines, start)])

    def place_key(self) -> str:
        """Return the place of the directive as ``path:line``, by which views find it again."""
        path, line = self.place()
        return f"{path}:{line}"

    def problem(
        self, rule: str, message: str, hint: str = "", line: int | None = None, **values: str
    ) -> None:
        """Note a problem at content *line*, or at the directive itself."""
        pairs = tuple((name, shorten(value, 80)) for name, value in values.items())
        self.gathered.problems.append(RawProblem(rule, self.place(line), message, hint, pairs))

    def valid_id(self, text: str) -> str:
        """Return *text* if it can be an id, or nothing; else report it and return its slug."""
        if not text or is_valid_id(text):
            return text
        self.gathered.problems.append(invalid_id(text, self.place()))
        return slug(text)

    def columns(
        self,
        headers: Sequence[str],
        wanted: frozenset[str],
        place: tuple[str, int],
        rows: Callable[[], Iterable[Sequence[str]]] = tuple,
    ) -> tuple[str, ...]:
        """Return the field of each header of a table at *place*; note what they leave unclear.

        *rows* returns the cells below them, where that needs a look at those.
        """
        fields = self.session.columns.fields(headers, wanted)
        if "item" in wanted and "item" not in fields:
            self.gathered.problems.append(
                RawProblem(
                    "malformed-row",
                    place,
                    N_("the table has no column that says what has to be true"),
                    N_("Add an 'Item' column, or name yours in the option 'columns'."),
                )
            )
        columns, lists_items = self.session.columns, getattr(self, "table_kind", "") == "table"
        self.gathered.problems += (
            each._replace(place=place)
            for each in column_problems(columns, headers, wanted, needs_status=lists_items)
            if not is_harmless(each, headers, rows(), self.session.vocabulary)
        )
        return fields

    def decisive(self, name: str) -> str:
        """Return the option that *name* is or is meant as, if that says what the gate says."""
        fields = frozenset((*DECISIVE, "verdict")) & {option.name for option in self.declared}
        if not fields or name in fields:
            return name if fields else ""
        named = self.session.columns.named(name.replace("-", " "), fields)
        close = difflib.get_close_matches(name.lower(), sorted(fields), 1, 0.8)
        return next(filter(None, (*named, nearly(name, fields), *close)), "")

    def nested(self, start: int, end: int) -> list[nodes.Node]:
        """Parse content lines *start* to *end* (half open) with the document's parser."""
        container = nodes.Element()
        container.document = self.state.document
        content = self.content[start:end]
        if any("`" in line for line in content):
            self.gathered.spoken = True
            with SpokenRoles():
                self.state.nested_parse(content, self.content_offset + start, container)
        else:
            self.state.nested_parse(content, self.content_offset + start, container)
        if self.markdown and may_nest_deeply(content):
            self._note_left_out(container, self.place(start))
        children = list(container.children)
        for child in children:
            child.parent = None
        return children

    def _note_left_out(self, container: nodes.Element, first: tuple[str, int]) -> None:
        """Note what the parser left out of the content that *container* is made of.

        It begins at *first*.
        """
        for node in left_out(container):
            path = self.session.relative(node.source) if node.source else first[0]
            self.gathered.problems.append(
                RawProblem(
                    "malformed-row",
                    (path, node.line or first[1]),
                    N_("this is nested too deeply for Markdown, which leaves out what follows"),
                    N_("Write it with less nesting."),
                )
            )
