"""``waiver``: who lets rows, or a finding, go on until a day, and why."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence

from docutils import nodes

from sphinx_readiness.config.columns import WAIVER_FIELDS
from sphinx_readiness.model.raw import RawTable, RawWaiver
from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.authoring.directives.body import BodyReader
from sphinx_readiness.sphinx_ext.authoring.directives.checklists import RECORD_OPTION
from sphinx_readiness.sphinx_ext.authoring.placed_directive import DirectiveOption
from sphinx_readiness.sphinx_ext.nodes import view
from sphinx_readiness.text.phrases import N_


class WaiverDirective(ReadinessDirective):
    """One waiver, or a table of them."""

    table_kind = "waivers"
    summary = N_("Lets items go on that have not passed, until a day; or excuses a finding.")
    argument = N_("The ids of items or of a checklist; with `rule` also files.")
    body = N_(
        "Nothing, or a table of waivers: Items, Reason, Approver, Until, and if wanted From, "
        "Ticket and Rule. A blank cell is what the option says."
    )
    declared = (
        DirectiveOption("reason", "text", "Why it may go on."),
        DirectiveOption("approver", "text", "Who has agreed, by name."),
        DirectiveOption("until", "date", "The last day on which it holds."),
        DirectiveOption("from", "date", "The first day on which it holds."),
        DirectiveOption("ticket", "text", "Where it is being worked on."),
        DirectiveOption(
            "rule", "rule", "A code or name: findings of this rule are excused, and no row waived."
        ),
        RECORD_OPTION,
    )

    def make(self) -> list[nodes.Node]:
        """Return a place for what the waivers come to, then what else the body holds."""
        node = view(kind="waivers", place=self.place_key(), home=self.gathered.home)
        self.set_source_info(node)
        reader = CellReader(self, self.gathered, markdown=self.markdown)
        place = self.place()
        options = {name: reader.words(value, place) for name, value in self.text_options().items()}
        # What the body shows is shown by the view; what it holds besides is kept.
        body = BodyReader(self, WAIVER_FIELDS, self.table_kind).read()
        tables = [table for _raw, table in body.tables]
        rest = [child for child in body.children if child not in tables]
        found = [raw for raw, _table in body.tables]
        targets = self.said(self.title)
        if targets or not found:
            self._note(node, targets, options, place)
        for raw in found:
            self._note_rows(node, raw, options)
        return [node, *rest]

    def columns(
        self,
        headers: Sequence[str],
        wanted: frozenset[str],
        place: tuple[str, int],
        rows: Callable[[], Iterable[Sequence[str]]] = tuple,
    ) -> tuple[str, ...]:
        """Return the field of each header; a table whose rows name nothing has other findings."""
        del place, rows
        return self.session.columns.fields(headers, wanted)

    def _note_rows(self, node: view, table: RawTable, options: dict[str, str]) -> None:
        """Note each row of *table*; blank cells are what the options say."""
        targets_at = "id" if "id" in table.fields else "item"
        for row in table.rows:
            cells = dict(zip(table.fields, row.cells, strict=False))
            written = {name: text for name, text in cells.items() if text.strip()}
            place = (row.path or self.place()[0], row.line)
            self._note(node, cells.get(targets_at, ""), options | written, place)

    def _note(
        self, node: view, targets: str, options: dict[str, str], place: tuple[str, int]
    ) -> None:
        known = {option.name for option in self.declared}
        pairs = tuple((name, text) for name, text in options.items() if name in known)
        raw = RawWaiver(targets, place, pairs, self.place(), self.gathered.home)
        self.gathered.waivers.append((node, raw))

    def decisive(self, name: str) -> str:
        """Return the option that *name* is or is meant as: each of them decides."""
        known = [option.name for option in self.declared]
        return name if name in known else super().decisive(name)
