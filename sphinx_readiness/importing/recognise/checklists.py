"""Tables and task lists to checklists, with the verdict that is declared for them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.assembly.build_items import parse_verdict
from sphinx_readiness.importing.blocks import Block, Row, Table
from sphinx_readiness.importing.links import link_like
from sphinx_readiness.importing.recognise.columns import Columns, Judge
from sphinx_readiness.importing.recognise.groups import PIECE
from sphinx_readiness.importing.recognise.keys import folded, key_value
from sphinx_readiness.importing.recognise.plan import CHECKLIST, Part, Plan, Section
from sphinx_readiness.reading.task_data import read_task
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.ids import is_valid_id, slug
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.statuses import Vocabulary

VERDICT_KEYS: Final = frozenset(
    ("overall status", "status", "overall", "verdict", "section status", "result", "assessment",
     "overall verdict", "section verdict", "overall result", "overall assessment", "conclusion",
     "section result", "readiness", "overall readiness", "release readiness", "checklist status")
)  # fmt: skip

_CHECKING: Final = ("checklist", "requirement", "criteri", "check", "readiness", "gate", "control")

_STRONG_ITEMS: Final = frozenset(("item", "check", "requirement", "task", "criterion", "question"))

_HALF: Final = 0.5

_LONGEST_VERDICT: Final = 32
"""Characters of a verdict that nothing is known of; what is longer is prose, and stays so."""

_REFUSING: Final = re.compile(r"(?:not?|nicht|non|no-go|fail|block|reject)")
"""Begins a verdict that must not get lost, whatever else it says."""

KNOWN_FORMS: Final = ("pipe", "grid", "simple", "list-table", "csv-table")
"""How a table may be written for a directive to read it."""


class Rows(NamedTuple):
    """A table that is a checklist: its block, the table to write, what its columns are.

    *table* has the columns that are added; *changed* says whether it differs from what is there,
    *numbered* whether its ids were made.
    """

    block: int
    table: Table
    columns: Columns
    changed: bool
    numbered: bool = False


def is_checklist(
    table: Table, columns: Columns, judge: Judge, section: Section | None, *, plain: bool
) -> bool:
    """Say whether *table* lists things to be true."""
    if columns.at("item") < 0 or not table.rows:
        return False
    if table.form == PIECE:
        return True
    status = columns.at("status")
    if status >= 0:
        cells = table.column(status)
        share = judge.share(cells)
        if not share and _holds_counts(cells):
            return False  # a report of tests: how many passed
        blank = not any(cell.strip() for cell in cells)
        told = judge.is_told(cells) or (columns.known and (blank or share > 0))
        return columns.sure or told or (share >= _HALF and len(table.rows) > 1)
    if not columns.known:
        return False
    header = folded(columns.headers[columns.at("item")])
    if columns.levels or plain:
        return True
    titles = " ".join(section.titles()).casefold() if section is not None else ""
    return header in _STRONG_ITEMS and any(word in titles for word in _CHECKING)


def _holds_counts(cells: Sequence[str]) -> bool:
    """Say whether *cells* are nothing but numbers, of which there is one."""
    said = [readable(cell).strip(" *_").replace(",", "") for cell in cells if cell.strip()]
    return bool(said) and all(each.isdecimal() for each in said)


def checklist_id(plan: Plan, section: Section | None, label: str = "") -> str:
    """Return the id of a checklist: the number of its section, or the slug of its title."""
    if label:
        return plan.free_id(slug(label))
    if section is None:
        return plan.free_id("checklist")
    wanted = section.number if is_valid_id(section.number) else slug(readable(section.title))
    return plan.free_id(wanted)


_SENTENCES: Final = frozenset(("", "item", "notes", "evidence", "verify"))
"""Fields whose cells may be sentences; the first stands for a column that is none of ours."""


def table_rows(plan: Plan, index: int, table: Table, columns: Columns, id_: str) -> Rows:
    """Return the *table* of the block *index* as it is written, for the checklist *id_*."""
    judge = Judge(plan.vocabulary, plan.meanings)
    status, own_id = columns.at("status"), columns.at("id")
    said: dict[str, str] = {}
    ticks = status >= 0 and _is_tick_column(table.column(status))
    add_id = plan.columns and own_id < 0
    written = _written_ids(plan, table.column(columns.at("item"))) if add_id else {}
    width = len(columns.headers)
    rows: list[Row] = []
    longest = max((len(row.surplus) for row in table.rows), default=0)
    many = sum(bool(row.surplus) for row in table.rows) * 2 > len(table.rows)
    # A sentence may go on with a bar; who owns a row, or what its status is, does not.
    goes_on = not columns.fields or columns.fields[-1] in _SENTENCES
    widened = longest if (many or not goes_on) and plan.columns else 0
    for number, row in enumerate(table.rows, 1):
        cells = [*row.cells, *[""] * (width - len(row.cells))]
        surplus = row.surplus
        if status >= 0:
            cell = cells[status]
            if cell not in said:
                said[cell] = _status_cell(judge, cell, ticks=ticks)
            cells[status] = said[cell]
        if widened:
            cells += [*surplus, *[""] * (widened - len(surplus))]
            surplus = ()
        elif surplus and plan.columns:
            cells[-1] = " | ".join((cells[-1], *surplus))
            surplus = ()
        if status < 0:
            cells.append("\u2b1c")
        if columns.levels and columns.at("tags") < 0:
            cells.append(", ".join(_tags(columns, row)))
        if add_id:
            cells.insert(0, written.get(number) or f"{id_}-{number}")
        rows.append(Row(row.line, tuple(cells), surplus))
    headers = [*columns.headers, *(f"Column {width + 1 + each}" for each in range(widened))]
    fields = [*columns.fields, *[""] * widened]
    if status < 0:
        headers.append("Status")
        fields.append("status")
    if columns.levels and columns.at("tags") < 0:
        headers.append("Tags")
        fields.append("tags")
    if add_id:
        headers.insert(0, "ID")
        fields.insert(0, "id")
    aligns = ("", *table.aligns) if add_id and table.aligns else table.aligns
    made = table.wider(int(add_id), len(headers) - width - add_id)._replace(
        headers=tuple(headers), rows=tuple(rows), aligns=aligns
    )
    changed = (
        table.form not in KNOWN_FORMS
        or made.headers != table.headers
        or any(_differs(one, other) for one, other in zip(made.rows, table.rows, strict=True))
    )
    is_numbered = add_id and len(written) < len(table.rows)
    return Rows(index, made, Columns(tuple(headers), tuple(fields)), changed, is_numbered)


def _written_ids(plan: Plan, cells: Sequence[str]) -> dict[int, str]:
    """Return the id that a cell begins with, as in ``**OPS-1**: Backups run``, by its number.

    The numbers count from 1. An id that stands twice is none, and most cells have to begin so.
    """
    found = {number: id_ for number, cell in enumerate(cells, 1) if (id_ := read_task(cell).id)}
    twice = Counter(map(str.casefold, found.values()))
    fresh = {n: id_ for n, id_ in found.items()
             if twice[id_.casefold()] == 1 and id_.casefold() not in plan.row_ids}  # fmt: skip
    if 2 * len(fresh) <= len(cells):
        return {}
    plan.row_ids.update(map(str.casefold, fresh.values()))
    return fresh


def _differs(one: Row, other: Row) -> bool:
    return one.cells[: len(other.cells)] != other.cells or any(one.cells[len(other.cells) :])


def _status_cell(judge: Judge, cell: str, *, ticks: bool) -> str:
    if ticks and is_blank(cell):
        return "[ ]"
    made = judge.status(cell)
    return cell if made is None else link_like(cell, made)


def _is_tick_column(cells: Sequence[str]) -> bool:
    """Say whether *cells* have nothing but one kind of tick, or are blank: a blank is no tick."""
    filled = {readable(cell).casefold() for cell in cells if cell.strip()}
    return len(filled) == 1 and filled <= {
        "x",
        "\u2713",
        "\u2714",
        "\u2705",
        "\u2611",
        "[x]",
        "yes",
        "done",
    }


def _tags(columns: Columns, row: Row) -> list[str]:
    """Return the levels of *row*: the headers of its marks, with the mark where it says more."""
    found = []
    for at in columns.levels:
        cell = readable(row.cells[at]) if at < len(row.cells) else ""
        if is_blank(cell) or cell.casefold() in ("no", "n", "false", "\u25cb"):
            continue
        header = re.sub(r"[\s,]+", "-", readable(columns.headers[at]))
        word = re.sub(r"[^\w.]+", "-", cell).strip("-")
        says_more = word and word.casefold() not in ("x", "y", "yes", "true")
        found.append(f"{header}-{word}" if says_more else header)
    return found


def find_verdict(plan: Plan, blocks: Sequence[Block], index: int) -> str:
    """Return the verdict that is declared for the rows of block *index*, and move its line.

    It stands below them in the same section, or above them.
    """
    below = range(index + 1, len(blocks))
    above = range(index - 1, -1, -1)
    for reach in (below, above):
        for at in reach:
            if blocks[at].kind in ("heading", "directive") or at in plan.taken:
                break
            if blocks[at].kind == "table" or (
                blocks[at].kind == "list" and any(each.status for each in blocks[at].entries[:1])
            ):
                break
            if blocks[at].kind not in ("paragraph", "fields"):
                continue
            for number, line in plan.lines_of(at):
                said = key_value(line)
                if (
                    said is not None
                    and said[0] in VERDICT_KEYS
                    and _may_be_verdict(said[1], plan.vocabulary)
                ):
                    plan.move(number)
                    plan.count("verdicts")
                    return said[1]
    return ""


def _may_be_verdict(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether *text* is a verdict, and no prose: it is understood, short, or a refusal."""
    plain = readable(text).strip(" *_")
    if not plain:
        return False
    short = len(plain) <= _LONGEST_VERDICT or _REFUSING.match(plain.lower()) is not None
    return short or parse_verdict(text, vocabulary).status is not None


def checklist_part(
    id_: str, rows: Sequence[Rows], body: Sequence[int], options: dict[str, str]
) -> Part:
    """Return the checklist of the blocks *body*, those of tables as *rows* have them."""
    tables = {each.block: each.table for each in rows if each.changed}
    numbered = any(each.numbered for each in rows)
    return Part(
        CHECKLIST, body[0], body[-1], id_, tuple(options.items()), tuple(body), tables,
        numbered=numbered,
    )  # fmt: skip


def label_before(plan: Plan, blocks: Sequence[Block], index: int) -> str:
    """Return the text of a one-line paragraph right above that announces the block *index*."""
    if index == 0 or blocks[index - 1].kind != "paragraph" or index - 1 in plan.taken:
        return ""
    lines = [line for _, line in plan.lines_of(index - 1)]
    if len(lines) != 1:
        return ""
    bare = lines[0].strip()
    strong = len(bare) > 4 and bare[:2] == bare[-2:] == "**" and "**" not in bare[2:-2]  # noqa: PLR2004
    if not strong and not bare.rstrip("*").endswith(":"):
        return ""
    text = readable(bare).strip(" :")
    return text if 0 < len(text) <= 60 else ""  # noqa: PLR2004
