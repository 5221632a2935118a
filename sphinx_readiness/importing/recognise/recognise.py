"""A source to a plan: each block is shown to those who may know what it is, in this order."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.config.directive_names import prefixed
from sphinx_readiness.importing.blocks import PLAIN, Block, Entry, Source, box_of, sign_of
from sphinx_readiness.importing.recognise.answers import TOLD, with_answers
from sphinx_readiness.importing.recognise.appendices import (
    Known,
    kind_of,
    leaves,
    read_appendices,
    words_of,
)
from sphinx_readiness.importing.recognise.checklists import (
    Rows,
    checklist_id,
    checklist_part,
    find_verdict,
    is_checklist,
    label_before,
    table_rows,
)
from sphinx_readiness.importing.recognise.columns import Columns, Judge, read_columns
from sphinx_readiness.importing.recognise.endings import leave_last_rules
from sphinx_readiness.importing.recognise.golive import read_decision
from sphinx_readiness.importing.recognise.groups import split_groups
from sphinx_readiness.importing.recognise.head import read_head
from sphinx_readiness.importing.recognise.headers import with_headers
from sphinx_readiness.importing.recognise.legend import read_legend
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    READINESS,
    Part,
    Plan,
    Section,
    sections,
)
from sphinx_readiness.importing.recognise.severities import known_items, with_severities
from sphinx_readiness.importing.recognise.signoffs import read_matrix
from sphinx_readiness.importing.recognise.windows import read_window
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.statuses import Vocabulary

OURS: Final = frozenset(
    (READINESS, CHECKLIST, "check", "signoff-matrix", "go-live", "post-deployment")
)


def recognise(
    source: Source,
    names: ColumnNames,
    vocabulary: Vocabulary,
    meanings: Mapping[str, str],
    *,
    mapped: Mapping[str, str],
    columns: bool = True,
    ids: Iterable[str] = (),
    prefix: str = "",
) -> Plan:
    """Return what *source* is to become.

    *meanings* are statuses that the user gave for texts of cells, *mapped* fields for headers.
    With *columns*, tables get a column for ids, and one for severities where an appendix says any.
    *ids* of checklists are taken. *prefix* stands before the names of our directives.
    """
    judge = Judge(vocabulary, meanings, mapped)
    source = source._replace(blocks=with_headers(source.blocks, names, judge))
    source = source._replace(blocks=tuple(with_answers(source.blocks, names, judge)))
    if columns:
        source = source._replace(blocks=split_groups(source.blocks, names))
    plan = Plan(source, names, vocabulary, meanings, mapped, columns, prefix)
    plan.ids.update(map(str.casefold, ids))
    blocks, where = source.blocks, sections(source.blocks)
    for block in blocks:
        if block.directive is not None and block.directive.name == prefixed(CHECKLIST, prefix):
            plan.ids.add(block.directive.argument.casefold())
    legend = read_legend(plan, blocks, where)
    head = prefixed(READINESS, prefix)
    has_head = any(b.directive is not None and b.directive.name == head for b in blocks)
    if not has_head:
        read_head(plan, blocks)
        _add_legend(plan, legend)
    _Walk(plan, blocks, where).run()
    plan.parts = _settled(plan.parts)
    leave_last_rules(plan)
    return plan


def _settled(parts: Sequence[Part]) -> list[Part]:
    """Return *parts* in their order; none begins within another."""
    made: list[Part] = []
    for part in sorted(parts, key=lambda part: (part.first, part.last)):
        around = made[-1] if made and made[-1].last >= part.first else None
        if around is None:
            made.append(part)
        elif part.last < part.first:  # the head, which only stands before something
            made.insert(-1, part._replace(first=around.first, last=around.first - 1))
    return made


def _add_legend(plan: Plan, legend: str) -> None:
    for at, part in enumerate(plan.parts):
        if part.kind == READINESS and legend:
            plan.parts[at] = part._replace(options=(*part.options, ("legend", legend)))


_SOME: Final = N_("statuses that are not understood; say with --map what they mean: {words}")

_NONE: Final = N_("no status of this table is understood; say with --map what they mean: {words}")

_MOST_COLUMNS: Final = 200
"""Columns of a table that is looked into."""


class _Walk:
    """Goes over the blocks once; what it finds goes into the plan."""

    def __init__(
        self, plan: Plan, blocks: Sequence[Block], where: Sequence[Section | None]
    ) -> None:
        self.plan = plan
        self.blocks = blocks
        self.where = where
        self.judge = Judge(plan.vocabulary, plan.meanings, plan.mapped)
        self.appendices: list[tuple[int, str]] = []
        self.rows: list[tuple[int, list[Rows]]] = []
        """The index of the part of each checklist, and its tables."""
        self.used: set[int] = set()
        """The identities of the sections that have a checklist."""

    def run(self) -> None:
        """Look at each block, then at what appendices say of the items."""
        for index, block in enumerate(self.blocks):
            is_left = block.table is not None or block.entries or any(self.plan.lines_of(index))
            if is_left and index not in self.plan.taken:
                self._look(index, block)
        self._severities()

    def _look(self, index: int, block: Block) -> None:
        section = self.where[index]
        if block.kind in ("paragraph", "fields", "list") and read_decision(
            self.plan, self.blocks, self.where, index
        ):
            return
        if block.kind not in ("table", "list"):
            return
        if block.table is not None and block.table.width() > _MOST_COLUMNS:
            return
        if block.end and all(at in self.plan.moved for at in range(block.start, block.end)):
            return
        label = label_before(self.plan, self.blocks, index)
        if read_window(self.plan, index, block, section, label):
            return
        has_boxes = any(entry.status for entry in block.entries)
        severity = kind_of(section, label) if block.kind == "list" and not has_boxes else ""
        if severity:
            self.appendices.append((index, severity))
            return
        if read_matrix(self.plan, index, block, section, label):
            return
        if block.table is not None or has_boxes or self._signed(block):
            self._checklist(index, section, label)

    def _signed(self, block: Block) -> bool:
        """Say whether the items of a list begin with signs of statuses in place of boxes.

        Some may have boxes.
        """
        items = list(leaves(block.entries))
        signs = [sign_of(entry.text) for entry in items if not entry.status]
        if len(items) < 2 or not signs:  # noqa: PLR2004
            return False
        return all(sign and self._is_status(sign) for sign in signs)

    def _is_status(self, sign: str) -> bool:
        """Say whether *sign* is a status, for a word the one that its box is."""
        match = self.plan.vocabulary.match
        status = match(sign).status
        box = box_of(Entry(0, 1, 0, "", f"{sign} "), boxed=True)
        return status is not None and (sign[0] == box[1] or match(box).status == status)

    def _checklist(self, index: int, section: Section | None, label: str) -> None:
        """Add the checklist that begins with the block *index*, if it is one."""
        body = [index]
        at = index
        while at + 1 < len(self.blocks):
            after = self.blocks[at + 1]
            if after.kind == "comment":
                at += 1
                continue
            same = after.kind == self.blocks[index].kind == "list"
            if same and any(entry.status for entry in after.entries):
                at += 1
                body = list(range(index, at + 1))
                continue
            break
        block = self.blocks[index]
        columns = self._columns(index, block, section)
        if block.table is not None and columns is None:
            return
        if block.table is not None and block.table.form in TOLD:
            self.plan.note(self.plan.line_of(index), TOLD[block.table.form])
        again = id(section) in self.used  # two may have the same words
        self.used.add(id(section))
        own_label = readable(block.text) or (label if again or section is None else "")
        id_ = checklist_id(self.plan, section, own_label)
        rows: list[Rows] = []
        if block.table is not None and columns is not None:
            rows = [table_rows(self.plan, index, block.table, columns, id_)]
        self.plan.taken.update(body)
        verdict = find_verdict(self.plan, self.blocks, body[-1]) or (
            find_verdict(self.plan, self.blocks, index) if index != body[-1] else ""
        )
        options = {}
        if own_label:
            options["title"] = own_label
        if verdict:
            options["verdict"] = verdict
        self.rows.append((len(self.plan.parts), rows))
        boxed = frozenset(at for at in body if self._signed(self.blocks[at]))
        self.plan.add(checklist_part(id_, rows, body, options)._replace(boxed=boxed))
        self.plan.count("checklists")
        self._count(body, rows, boxed)

    def _columns(self, index: int, block: Block, section: Section | None) -> Columns | None:
        table = block.table
        if table is None:
            return None
        columns = read_columns(table, self.plan.names, self.judge)
        plain = self.plan.source.markup == PLAIN
        found = is_checklist(table, columns, self.judge, section, plain=plain)
        at = columns.at("status")
        words = self.judge.unknown(table.column(at)) if at >= 0 else ""
        is_understood = found and (at < 0 or self.judge.share(table.column(at)) > 0)
        if words:
            said = _SOME if is_understood else _NONE
            self.plan.note(self.plan.line_of(index), said, words=words)
        if is_understood:
            return columns
        if at < 0 and len(columns.headers) > 2:  # noqa: PLR2004
            self.plan.note(
                self.plan.line_of(index),
                N_(
                    "no column of this table is a status; it is kept as it is. If one is, say which"
                    " with --map HEADER=status"
                ),
            )
        return columns if found else None

    def _count(self, body: Sequence[int], rows: Sequence[Rows], boxed: frozenset[int]) -> None:
        plan = self.plan
        for each in rows:
            at = each.columns.at("status")
            plan.count("items", len(each.table.rows))
            for row in each.table.rows:
                plan.count(f"status {status_key(plan, row.cells[at])}")
        for index in body:
            for entry in self.blocks[index].entries:
                box = box_of(entry, boxed=index in boxed)
                if box:
                    plan.count("items")
                    plan.count(f"status {status_key(plan, box)}")

    def _severities(self) -> None:
        """Give items the severities that the appendices say, in a column of their own."""
        if not self.appendices:
            return
        known = [item for _, tables in self.rows for rows in tables for item in known_items(rows)]
        for part, _ in self.rows:
            for index in self.plan.parts[part].body:
                for at, entry in enumerate(self.blocks[index].entries):
                    words = words_of(entry.text)
                    name = f"'{shorten(readable(entry.text))}'"
                    known += [Known(-1, at, name, words, words)] if entry.status else []
        made = read_appendices(self.plan, self.blocks, self.appendices, known)
        for part, tables in self.rows:
            for at, rows in enumerate(tables):
                said = made.get(rows.block)
                if said and self.plan.columns:
                    tables[at] = with_severities(rows, said)
            fresh = {each.block: each.table for each in tables if each.changed}
            self.plan.parts[part] = self.plan.parts[part]._replace(tables=fresh)


def status_key(plan: Plan, cell: str) -> str:
    """Return the key of the status of *cell*; a question mark if it has none."""
    status = plan.vocabulary.match(cell).status
    return status.key if status is not None else "?"
