"""Lists that the markup parser made, with the tasks in them turned into rows.

A list item is a task if it begins with a box. Bullets without one below a task are its notes,
beside tasks they stay bullets. Blocks in a task stay blocks, in the cell of its title.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple, TypeGuard

from docutils import nodes

from sphinx_readiness.model.raw import RawRow, RawTable
from sphinx_readiness.reading.box_forms import has_second_box, swallows_task
from sphinx_readiness.reading.diagnostics import (
    second_box,
    swallowed_table,
    swallowed_task,
    untitled_row,
)
from sphinx_readiness.reading.source_lines import true_line
from sphinx_readiness.reading.tasks import Box, read_box
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import (
    Converted,
    List,
    Reading,
    is_ours,
    take_over,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.swallowed_tables import (
    swallows_table,
    without_literals,
)
from sphinx_readiness.sphinx_ext.authoring.bodies.task_columns import task_columns
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import on_one_line
from sphinx_readiness.sphinx_ext.nodes import ShownCells, code_in, item_cell, item_table, targets_in

_CHECKBOX: Final = 'type="checkbox"'

_CHECKED: Final = "checked="


class Pieces(NamedTuple):
    """What a list becomes: tables of tasks and lists of the other bullets, in order."""

    nodes: list[nodes.Element]
    tables: list[Converted]


@dataclass(slots=True)
class _Task:
    item: nodes.list_item
    box: Box
    depth: int
    blocks: list[nodes.Node] = field(default_factory=list)
    notes: list[nodes.paragraph] = field(default_factory=list)


def box_of(item: nodes.Node) -> Box | None:
    """Return the box that a list item begins with, or None if there is none."""
    first = item.children[0] if isinstance(item, nodes.list_item) and item.children else None
    if not isinstance(first, nodes.paragraph) or not first.children:
        return None
    head = first.children[0]
    if isinstance(head, nodes.raw) and _CHECKBOX in head.astext():
        return Box("[x]" if _CHECKED in head.astext() else "[ ]", 0, closed=True)
    if not isinstance(head, nodes.Text) or not (first.rawsource or "[").lstrip().startswith("["):
        return None
    text = head.astext()
    box = read_box(text)
    if box is not None and box.end == len(text) and len(first) > 1 and not text[-1].isspace():
        return box._replace(closed=_is_break(first.children[1]))
    return box


def _is_break(node: nodes.Node) -> bool:
    return isinstance(node, nodes.Text) and node.astext()[:1].isspace()


def is_task(item: nodes.Node) -> bool:
    """Say whether a list item is a task."""
    box = box_of(item)
    return box is not None and box.closed


def has_tasks(node: nodes.Node) -> bool:
    """Say whether *node* is a list with a task in it."""
    return isinstance(node, nodes.bullet_list | nodes.enumerated_list) and any(
        map(is_task, node.children)
    )


def convert_list(found: List, reading: Reading) -> Pieces:
    """Replace the list *found*, which has tasks, by its pieces, and return them."""
    pieces = Pieces([], [])
    position = 0
    for with_box, group in groupby(found.children, is_task):
        items = [item for item in group if isinstance(item, nodes.list_item)]
        start = position
        position += len(items)
        if with_box:
            table = _TaskTable(reading).convert(items)
            pieces.tables.append(table)
            pieces.nodes.append(table[1])
        else:
            pieces.nodes.append(_list_of(found, items, start))
    take_over(found, pieces.nodes[0], reading.directive.state.document)
    found.replace_self(pieces.nodes)
    return pieces


def _list_of(like: List, items: list[nodes.list_item], position: int) -> List:
    """Return a list of *items* with the marks of another one, where they begin at *position*."""
    made: List = type(like)()
    made.source, made.line = items[0].source or like.source, items[0].line or like.line
    for name in ("bullet", "enumtype", "prefix", "suffix"):
        if name in like:
            made[name] = like[name]
    if "start" in like or isinstance(like, nodes.enumerated_list):
        made["start"] = int(like.get("start", 1)) + position
    made.extend(items)
    return made


class _TaskTable:
    """Converts tasks, with those below them, to one table."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._directive = reading.directive
        self._own = reading.directive.place()[0]

    def convert(self, items: list[nodes.list_item]) -> Converted:
        """Return the tasks that *items* are as raw rows, and the node that shows them."""
        tasks = _flatten(items)
        width = 3 if any(task.notes for task in tasks) else 2
        kind = self._reading.kind
        fields, headers = task_columns(width, self._reading.wanted, kind)
        node = item_table(headers=headers, fields=fields, aligns=("",) * width,
                          kind="tasks" if kind == "table" else kind,
                          depths=[task.depth for task in tasks], links=None)  # fmt: skip
        node.store(())
        shown: list[ShownCells] = []
        raws = tuple(self._row(task, width, node, shown) for task in tasks)
        node.source, node.line = self._directive.get_source_info()[0], raws[0].line
        node.store(shown)
        return RawTable(headers, fields, raws), node

    def _row(self, task: _Task, width: int, node: item_table, shown: list[ShownCells]) -> RawRow:
        place = self._place(task.item)
        title = _title(task)
        cells = [self._cell([title, *task.blocks], title, place)]
        if width > 2:  # noqa: PLR2004
            note = _joined(task.notes)
            cells.append(self._cell([note], note, place))
        code = code_in(cells[1][1]) if width > 2 and cells[1][1] is not None else ()  # noqa: PLR2004
        plain = [task.box.status]
        show: list[str | int] = [task.box.status]
        links: tuple[str, ...] = ()
        for words, cell in cells:
            plain.append(words)
            if cell is None:
                show.append(words)
                continue
            links += tuple(
                target
                for child in cell.children
                if isinstance(child, nodes.Element) and not is_ours(child)
                for target in targets_in(child)
            )
            show.append(len(node))
            node += cell
        if not plain[1]:
            self._directive.gathered.problems.append(untitled_row(place))
        said = (title, *task.notes)
        if any(swallows_task(without_literals(each)) for each in said):
            self._directive.gathered.problems.append(swallowed_task(place))
        elif any(
            "\n" in each.rawsource and swallows_table(each, markdown=self._directive.markdown)
            for each in said
        ):
            self._directive.gathered.problems.append(swallowed_table(place))
        elif has_second_box(
            without_literals(title), self._directive.session.vocabulary, own=task.box.status
        ):
            self._directive.gathered.problems.append(second_box(place))
        shown.append(show)
        path = place[0] if place[0] != self._own else ""
        return RawRow(place[1], "", False, tuple(plain), links, path, code=code, stated=())

    def _cell(
        self, children: list[nodes.Node], said: nodes.paragraph, place: tuple[str, int]
    ) -> tuple[str, item_cell | None]:
        """Return the words of the paragraph *said*, and a cell where there is more to show."""
        cell = item_cell("", *children)
        self._reading.cells.finish(cell, said.rawsource or cell.astext(), place)
        words = on_one_line(self._reading.cells.text(said, place))
        if len(children) == 1 and all(isinstance(each, nodes.Text) for each in said.children):
            return words, None
        cell["plain"] = words
        return words, cell

    def _place(self, item: nodes.list_item) -> tuple[str, int]:
        """Return the file and the line of a task, which nested directives shift."""
        first = item.children[0]
        if not isinstance(first, nodes.Element):
            return self._reading.place
        line, source = first.line or item.line, first.source or item.source
        source = source or self._directive.get_source_info()[0]
        if not line:
            return self._reading.place
        if not self._directive.markdown:
            return self._directive.true_place(source, line)
        path = self._directive.session.relative(source)
        words = (first.rawsource or "").split("\n", 1)[0].strip()
        return path, true_line(self._directive.gathered.lines_of(source), line, words)


def _flatten(items: list[nodes.list_item]) -> list[_Task]:
    """Return *items* and the tasks below them in order, with what belongs to each."""
    tasks: list[_Task] = []
    stack = [(item, 0) for item in reversed(items)]
    while stack:
        item, depth = stack.pop()
        box = box_of(item)
        if box is None:
            continue
        task = _Task(item, box, depth)
        tasks.append(task)
        below: list[nodes.list_item] = []
        for child in item.children[1:]:
            if not isinstance(child, nodes.bullet_list | nodes.enumerated_list):
                task.blocks.append(child)
                continue
            inner = [each for each in child.children if isinstance(each, nodes.list_item)]
            below += filter(is_task, inner)
            others = [each for each in inner if not is_task(each)]
            if all(map(_is_note, others)):
                task.notes += filter(_is_paragraph, (each.children[0] for each in others))
            else:
                task.blocks.append(_list_of(child, others, 0))
        stack += [(each, depth + 1) for each in reversed(below)]
    return tasks


def _is_paragraph(node: nodes.Node) -> TypeGuard[nodes.paragraph]:
    return isinstance(node, nodes.paragraph)


def _is_note(item: nodes.list_item) -> bool:
    return len(item) == 1 and _is_paragraph(item.children[0])


def _title(task: _Task) -> nodes.paragraph:
    """Return the paragraph of a task without its box."""
    old = task.item.children[0]
    if not isinstance(old, nodes.paragraph):
        return nodes.paragraph()
    source = old.rawsource
    written = read_box(source)
    children = list(old.children)
    if isinstance(children[0], nodes.Text):
        children[0] = nodes.Text(children[0].astext()[task.box.end :])
        source = source[written.end :] if written else source
    else:
        del children[0]
        if children and isinstance(children[0], nodes.Text):
            children[0] = nodes.Text(children[0].astext().lstrip())
    children = [each for each in children if not isinstance(each, nodes.Text) or each.astext()]
    title = nodes.paragraph(source.strip(), "", *children)
    title.source, title.line = old.source, old.line
    return title


def _joined(notes: list[nodes.paragraph]) -> nodes.paragraph:
    """Return *notes* as one paragraph."""
    made = nodes.paragraph(" ".join(note.rawsource for note in notes))
    for number, note in enumerate(notes):
        if number:
            made += nodes.Text(" ")
        else:
            made.source, made.line = note.source, note.line
        made += note.children
    return made
