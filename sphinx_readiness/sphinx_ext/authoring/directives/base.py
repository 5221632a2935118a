"""What all directives share: checking their form, and reading a body."""

from __future__ import annotations

import difflib
from collections.abc import Mapping

from docutils import nodes
from docutils.parsers.rst.states import RSTState

from sphinx_readiness.reading.joined_fences import COLONS, joined_fences
from sphinx_readiness.reading.openings import pieces
from sphinx_readiness.reading.prefilter import has_breaks
from sphinx_readiness.reading.source_lines import line_below, true_line
from sphinx_readiness.sphinx_ext.authoring.directives.form import report_form
from sphinx_readiness.sphinx_ext.authoring.gathered import clipped_above, gathered, note_true_line
from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.phrases import N_


class ReadinessDirective(PlacedDirective):
    """A directive with declared options that never refuses its content."""

    def run(self) -> list[nodes.Node]:
        """Check the options, then do the work of the directive."""
        self.gathered = gathered(self.env)
        self.session = build_of(self.env).session
        self.markdown = not isinstance(self.state, RSTState)
        if self.markdown:
            self._correct_lines()
            self._take_out_fences()
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
        first = next((at for at, text in enumerate(self.content.data) if text.strip()), None)
        if first is None:
            return
        claimed = started + self.content_offset + first + 1
        line = true_line(lines, claimed, self.content[first].strip())
        # Nested parsing starts from what the parser took for the line of the directive.
        self.content_offset += line - claimed
        self._content_line = started + self.content_offset + 1
        written = self.written()
        if has_breaks(written):
            self._numbers = pieces(written)[1]

    def _take_out_fences(self) -> None:
        """Leave out closing fences that a formatter has joined to rows: they are no rows."""
        if not any(COLONS in line for line in self.content.data):
            return
        for number in joined_fences(self.content):
            self.content[number] = ""
            self.problem(
                "joined-fence",
                N_("this ':::' is part of the row or task above it and closes nothing"),
                N_("Write it at the margin, below a blank line; formatters leave it there."),
                line=number,
            )

    def _correct_rest(self) -> None:
        """Find the directive in its file, where docutils tells its line from that of a cell."""
        source, number = self.get_source_info()
        self._source = str(source or self.env.doc2path(self.env.docname))
        if number == self.lineno or not source or not number:
            return
        self._shift = clipped_above(self.env, source)
        if self._shift:
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

    def make(self) -> list[nodes.Node]:
        """Return the nodes of the directive."""
        raise NotImplementedError

    def further_options(self) -> Mapping[str, str]:
        """Return the options that the settings of the project add, and what they stand for."""
        return {}

    def _report_unknown_options(self) -> None:
        known = [option.name for option in self.declared]
        unknown = [name for name in self.options if name not in known]
        further = self.further_options() if unknown else {}
        for name in unknown:
            if name in further:
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
