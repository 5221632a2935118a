"""What all directives share: declared options, places, and reading a body."""

from __future__ import annotations

import difflib
from collections.abc import Sequence
from typing import TYPE_CHECKING, ClassVar, NamedTuple

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.ids import is_valid_id, slug
from sphinx_readiness.core.problems import Pairs, RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.sources.markdown import skip_fence
from sphinx_readiness.sources.openings import BREAKS, pieces
from sphinx_readiness.sources.unclear_columns import DECISIVE, column_problems, nearly
from sphinx_readiness.sphinx_ext.directives.form import report_form
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.lazy import OpenDirective, load, note_true_line
from sphinx_readiness.sphinx_ext.noted import invalid_id
from sphinx_readiness.sphinx_ext.reading import Gathered, gathered
from sphinx_readiness.sphinx_ext.spoken import SpokenRoles
from sphinx_readiness.sphinx_ext.true_lines import line_below, true_line

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.cells import CellReader
    from sphinx_readiness.sphinx_ext.session import Session


class DirectiveOption(NamedTuple):
    """One option of a directive: its name, the type of its value in words, and its help."""

    name: str
    kind: str
    help: str


class ReadinessDirective(OpenDirective):
    """A directive with declared options that never refuses its content."""

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
    _shift: int = 0
    """How much lower it stands than docutils says."""

    def run(self) -> list[nodes.Node]:
        """Check the options, then do the work of the directive."""
        self.gathered = gathered(self.env)
        self.session = readiness_domain(self.env).session
        self.markdown = not isinstance(self.state, RSTState)
        if self.markdown:
            self._correct_lines()
        else:
            self._correct_rest()
        self._report_unknown_options()
        report_form(self)
        around = self.gathered.named
        self.gathered.named = self.said(self.text_options().get("record", "")).strip() or around
        self.gathered.inside += 1
        # What stands around is not this directive's to report.
        refused, self.gathered.refused = self.gathered.refused, []
        try:
            return self.make()
        finally:
            self.gathered.named = around
            self.gathered.inside -= 1
            if self.gathered.refused:
                self.gathered.take_refused(self.place())
            self.gathered.refused = refused

    def _correct_lines(self) -> None:
        """Set the lines of the directive and of its content to where they are in the file."""
        lines = self.gathered.lines_of(self.get_source_info()[0])
        started, self.lineno = self.lineno, true_line(lines, self.lineno, f"{{{self.name}}}")
        if started != self.lineno:
            note_true_line(self.env, self.lineno)
        first = next((at for at, text in enumerate(self.content) if text.strip()), None)
        if first is None:
            return
        claimed = started + self.content_offset + first + 1
        line = true_line(lines, claimed, self.content[first].strip())
        # Nested parsing starts from what the parser took for the line of the directive.
        self.content_offset += line - claimed
        self._content_line = started + self.content_offset + 1
        if BREAKS.search(self.block_text) is not None:
            self._numbers = pieces(self.written())[1]

    def _correct_rest(self) -> None:
        """Find the directive in its file, where docutils tells its line from that of a cell."""
        source, number = self.get_source_info()
        if number == self.lineno or not source or not number:
            return
        lines = self.gathered.lines_of(source)
        opening = self.block_text.split("\n", 1)[0].strip()
        if 0 < number <= len(lines) and opening in lines[number - 1]:
            return
        found = line_below(lines, self.lineno, opening, self.gathered.found)
        if found:
            self.gathered.found.add(found)
            self._shift = found - number
            note_true_line(self.env, found)

    def true_place(self, source: str | None, line: int) -> tuple[str, int]:
        """Return the file, relative to the root, and the true line of what docutils places there.

        In a file without odd separators that is *line* itself.
        """
        path = str(source or self.env.doc2path(self.env.docname))
        number = line if self.markdown else self.gathered.true_number(path, line + self._shift)
        return self.session.relative(path), number

    def make(self) -> list[nodes.Node]:
        """Return the nodes of the directive."""
        raise NotImplementedError

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
        reader: CellReader = load("cells", "CellReader")(self, self.gathered, markdown=True)
        return reader.words(text, self.place())

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

    def written(self) -> str:
        """Return the directive as written in Markdown, with its fence and options.

        MyST before 5 hands on the body alone, so that the file has to tell.
        """
        if self.block_text != "\n".join(self.content):
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
        self, headers: Sequence[str], wanted: frozenset[str], place: tuple[str, int]
    ) -> tuple[str, ...]:
        """Return the field of each header of a table at *place*; note what they leave unclear."""
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
        )
        return fields

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
        children = list(container.children)
        for child in children:
            child.parent = None
        return children

    def decisive(self, name: str) -> str:
        """Return the option that *name* is or is meant as, if that says what the gate says."""
        fields = frozenset((*DECISIVE, "verdict")) & {option.name for option in self.declared}
        if not fields or name in fields:
            return name if fields else ""
        named = self.session.columns.named(name.replace("-", " "), fields)
        close = difflib.get_close_matches(name.lower(), sorted(fields), 1, 0.8)
        return next(filter(None, (*named, nearly(name, fields), *close)), "")

    def _report_unknown_options(self) -> None:
        known = [option.name for option in self.declared]
        for name in self.options:
            if name in known:
                continue
            meant = self.decisive(name)
            close = [meant] if meant else difflib.get_close_matches(name, known, 1)
            hint = N_("Did you mean ':{close}:'?") if close else N_("Known options are: {known}.")
            self.problem(
                "unread-directive" if meant else "invalid-option",
                N_("directive '{directive}' has no option '{option}'; it is ignored"),
                hint,
                directive=self.name,
                option=name,
                close=close[0] if close else "",
                known=", ".join(known) or "-",
            )
