"""``checklist`` and ``check``: groups of items, and items with a body of their own."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import ClassVar, Final

from docutils import nodes

from sphinx_readiness.assembly.homes import PREFIX
from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.sphinx_ext.authoring.cells.cells import CellReader
from sphinx_readiness.sphinx_ext.authoring.directives.base import ReadinessDirective
from sphinx_readiness.sphinx_ext.authoring.directives.body import BodyReader
from sphinx_readiness.sphinx_ext.authoring.directives.form import report_unindented, valid_prefix
from sphinx_readiness.sphinx_ext.authoring.gathered import PendingCheck, PendingChecklist
from sphinx_readiness.sphinx_ext.authoring.placed_directive import DirectiveOption
from sphinx_readiness.sphinx_ext.nodes import check_item, checklist, targets_in, view
from sphinx_readiness.text.ids import is_valid_id, slug
from sphinx_readiness.text.phrases import N_

RECORD_OPTION = DirectiveOption(
    "record", "id of a record", "The record that it belongs to, where there are several."
)


PREFIX_OPTION = DirectiveOption(
    PREFIX,
    "beginning of ids",
    "What stands before the ids that are written in it: with `API-` the row `1` is `API-1`.",
)


SHOWN_CELLS = ("item", "notes", "evidence")
"""The cells of a ``check`` that may hold markup, in the order in which they are shown."""


_MARKED: Final = re.compile(r"[`\[<{:!]")
"""What links, roles and images begin with, whose parsers say where they are."""


MAY_HOLD_ROWS = (nodes.list_item, nodes.table)


class ItemsDirective(ReadinessDirective):
    """A directive whose body is rows of items."""

    kind: ClassVar[str] = "checklist"
    table_kind: ClassVar[str] = "table"

    def gather(self, id_: str, title: str, **more: str) -> checklist:
        """Read the body; return its node and note the checklist for the domain."""
        home = self.gathered.behind
        node = checklist(kind=self.kind)
        self.set_source_info(node)
        body = BodyReader(self, ITEM_FIELDS, self.table_kind, CheckDirective).read()
        node += body.children
        if not self.markdown and not node.children and self.kind != "go-live":
            report_unindented(self)
        reader = CellReader(self, self.gathered, markdown=self.markdown)
        written = self.text_options() | more
        options = {name: reader.words(value, self.place()) for name, value in written.items()}
        valid_prefix(self, options)
        self.gathered.checklists.append(
            PendingChecklist(node, id_, title, self.place(), options, body.tables, self.kind, home)
        )
        return node


class ChecklistDirective(ItemsDirective):
    """A group of items."""

    summary = N_("A titled group of items, with an optional declared verdict.")
    argument = N_("An id, or a title whose slug becomes the id.")
    body = N_(
        "A pipe table, any reST table, a task list, nested `check` directives, and prose between."
    )
    declared = (
        DirectiveOption("id", "id", "The id. Otherwise the argument, or the slug of the title."),
        DirectiveOption(
            "title", "text", "The title. Otherwise the argument, or the heading of the section."
        ),
        DirectiveOption(
            "verdict",
            "status and caveat",
            "The declared verdict: a status by word or symbol, then a caveat.",
        ),
        DirectiveOption("owner", "text", "The owner of every item that names none."),
        PREFIX_OPTION,
        RECORD_OPTION,
    )

    def make(self) -> list[nodes.Node]:
        """Return the checklist, its verdict first."""
        argument = self.said(self.title)
        id_ = self.options.get("id", "").strip()
        title = self.said(self.options.get("title", "")).strip()
        if argument and not id_ and is_valid_id(argument):
            id_ = argument
        elif argument and not title:
            title = argument
        id_ = self.valid_id(id_)
        node = self.gather(id_, title)
        node["titled"] = title
        reader = CellReader(self, self.gathered, markdown=self.markdown)
        from sphinx_readiness.sphinx_ext.authoring.directives.declared_verdicts import verdict_view

        node.insert(0, verdict_view(self, reader))
        return [node]


class CheckDirective(ItemsDirective):
    """One item with a body."""

    summary = N_("One item, for what needs paragraphs, code or lists.")
    argument = N_("The title of the item.")
    body = N_("Whatever explains the item.")
    declared = (
        DirectiveOption("id", "id", "The id. Otherwise it is derived from the title."),
        DirectiveOption("status", "status", "The status, by word, symbol or both."),
        DirectiveOption("owner", "text", "Who answers for it."),
        DirectiveOption("notes", "text", "A remark in one line."),
        DirectiveOption("severity", "text", "How much it matters."),
        DirectiveOption("blocking", "flag", "It blocks the release until it passes."),
        DirectiveOption("evidence", "text", "What proves it."),
        DirectiveOption(
            "verify",
            "statement",
            "What a machine can check of it, such as `file CHANGELOG.md`.",
        ),
        DirectiveOption("links", "list of ids", "What it belongs to."),
        DirectiveOption("tags", "list of words", "Words to filter by."),
        DirectiveOption("reason", "text", "Why it is not applicable, where it is not."),
        DirectiveOption("approver", "text", "Who agreed that it is not applicable."),
    )

    def make(self) -> list[nodes.Node]:
        """Return the item with its body."""
        cells = {name: value.strip() for name, value in self.text_options().items()}
        cells |= self._mapped_cells()
        if "blocking" in cells:
            cells["blocking"] = cells["blocking"] or "yes"
        cells["id"] = self.valid_id(cells.get("id", ""))
        reader = CellReader(self, self.gathered, markdown=self.markdown)
        node = check_item(id="", cells=cells, shown=(), home=self.gathered.home)
        self.set_source_info(node)
        cells["item"] = self.title
        place = self.place()
        for name, value in cells.items():
            if name not in SHOWN_CELLS:
                cells[name] = reader.words(value, place)
        for name in filter(cells.get, SHOWN_CELLS):
            own = self.option_place(name) if _MARKED.search(cells[name]) else place
            paragraph, cells[name] = self._paragraph(reader, name, cells[name], own)
            node["shown"] += (name,)
            node += paragraph
        if self.content:
            wrapper = nodes.Element("", *self.nested(0, len(self.content)))
            reader.finish(wrapper, "", place)
            if next(wrapper.findall(lambda each: isinstance(each, MAY_HOLD_ROWS)), None):
                from sphinx_readiness.sphinx_ext.authoring.bodies.check_bodies import note_open_rows

                note_open_rows(wrapper, cells.get("status", ""), self, reader)
            self._note_said_status(wrapper, cells.get("status", ""))
            node += wrapper.children
        elif ":" in self.title or "=" in self.title:
            self._note_said_status(nodes.Element(), cells.get("status", ""))
        if not cells["item"]:
            self.problem(
                "malformed-row",
                N_("the item has no title"),
                N_("Say what has to be true after the name of the directive."),
            )
        self.gathered.checks.append(PendingCheck(node, place, cells, targets_in(node)))
        return [node]

    def _note_said_status(self, body: nodes.Element, status: str) -> None:
        from sphinx_readiness.sphinx_ext.authoring.bodies.said_statuses import note_said_status

        note_said_status(body, self.title, status, self)

    def further_options(self) -> Mapping[str, str]:
        """Return the columns that the project's mapping to needs names, by their options."""
        return self.session.options.needs.check_options()

    def _mapped_cells(self) -> dict[str, str]:
        """Return what options say that are further columns, by their headers."""
        further = self.options.keys() - self.text_options().keys()
        if not further:
            return {}
        return {
            header: str(self.options[name]).strip()
            for name, header in self.further_options().items()
            if name in further
        }

    def _paragraph(
        self, reader: CellReader, name: str, source: str, place: tuple[str, int]
    ) -> tuple[nodes.paragraph, str]:
        """Return the cell *name* as a paragraph and as plain text."""
        text, cell = reader.read(source, place)
        paragraph = nodes.paragraph(source, "", classes=[f"readiness-{name}"])
        paragraph.source, paragraph.line = self.get_source_info()[0], place[1]
        if cell is not None:
            paragraph += getattr(cell[0], "children", [])
        elif text:
            paragraph += nodes.Text(text)
        return paragraph, text


class PostDeploymentDirective(ItemsDirective):
    """A window after deployment."""

    kind = "post-deployment"
    summary = N_("A window after deployment, and what has to be checked in it.")
    argument = N_("The window: a number of hours, days, weeks or months, such as `24h`.")
    body = N_("A task list or a table of items.")
    declared = (
        DirectiveOption("id", "id", "The id. Otherwise it is made from the window."),
        DirectiveOption("title", "text", "The title. Otherwise it is made from the window."),
        DirectiveOption("owner", "text", "The owner of every item that names none."),
        PREFIX_OPTION,
        RECORD_OPTION,
    )

    def make(self) -> list[nodes.Node]:
        """Return the window with its items."""
        window = self.said(self.title)
        if not window:
            self.problem(
                "malformed-date",
                N_("the window is missing; expected one such as 24h, 1 week, 1 month"),
                N_("Write it after the name of the directive."),
            )
        id_ = self.valid_id(self.options.get("id", "").strip()) or slug(f"after {window}")
        title = self.said(self.options.get("title", "")).strip()
        node = self.gather(id_, title or window, window=window)
        node["titled"], node["window"] = title, window
        node.insert(0, view(kind="window"))
        return [node]
