"""Who signs: tables with a signature or a role, and lists with a line for each role."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS
from sphinx_readiness.importing.blocks import Block, Entry, Row, Table, sign_of
from sphinx_readiness.importing.recognise.answers import TOLD
from sphinx_readiness.importing.recognise.checklists import KNOWN_FORMS
from sphinx_readiness.importing.recognise.columns import renamed
from sphinx_readiness.importing.recognise.keys import folded, key_value
from sphinx_readiness.importing.recognise.plan import MATRIX, Part, Plan, Section

_TITLE: Final = re.compile(r"sign[\s-]?off|approv|signature|signator")

_HEADERS: Final = ("Role", "Name", "Signature", "Date", "Status")

_FIELDS: Final = {
    "name": "Name", "printed name": "Name", "full name": "Name", "approver": "Name",
    "signature": "Signature", "signed": "Signature", "sign": "Signature", "signed by": "Signature",
    "date": "Date", "signed on": "Date", "date signed": "Date",
    "status": "Status", "decision": "Status", "approved": "Status", "approval": "Status",
}  # fmt: skip

_SIGNERS: Final = frozenset(("approver", "signatory", "signer", "approval by", "sign-off by"))
"""Headers of a first column that are about signing by themselves."""

_DAY_BEHIND: Final = re.compile(
    r"(?P<name>[^(),]{1,80}?)(?:[ \t]*[(,][ \t]*|[ \t]+(?:on[ \t]+)?)(?P<date>\d{4}-\d\d-\d\d)\)?\Z"
)
"""A name with a day behind it: ``Ann (2026-01-02)``, ``Ann, 2026-01-02``."""

_DASH: Final = re.compile(r" [\u2013\u2014] ")

_PAIR: Final = re.compile(
    r"(?<!\w)(Name|Signature|Signed|Date|Status|Decision|Approved)[ \t]?:", re.I
)


def is_about_signing(section: Section | None, label: str) -> bool:
    """Say whether a list or a table below this heading or label is about signatures."""
    if label and _TITLE.search(label.casefold()):
        return True
    return section is not None and _TITLE.search(section.title.casefold()) is not None


def read_matrix(plan: Plan, index: int, block: Block, section: Section | None, label: str) -> bool:
    """Add the block *index* as a sign-off matrix if it is one, and say whether it is."""
    if block.table is not None:
        table = block.table
        fields = plan.names.fields(table.headers, SIGNOFF_FIELDS)
        named = [
            each for header in table.headers for each in plan.names.named(header, SIGNOFF_FIELDS)
        ]
        about = is_about_signing(section, label) or folded("".join(table.headers[:1])) in _SIGNERS
        if not table.rows or "role" not in fields:
            return False
        if not ("signature" in named or (about and {"status", "date", "name"} & set(fields))):
            return False
        if not about and "role" not in named and "name" not in named:
            return False
        if _has_items(plan, table) and not {"role", "name", "signature"} & set(named):
            return False
        headers = tuple(renamed(table.headers, fields, plan.mapped))
        rows = table.rows
        if plan.columns and not {"signature", "status"} & set(fields):
            headers = (*headers, "Signature")
            width = len(table.headers)
            rows = tuple(
                row._replace(cells=(*row.cells, *[""] * (width + 1 - len(row.cells))))
                for row in rows
            )
        is_known = table.form in KNOWN_FORMS and headers == table.headers
        tables = {} if is_known else {index: table._replace(headers=headers, rows=rows)}
        plan.add(Part(MATRIX, index, index, body=(index,), tables=tables))
        plan.count("roles", len(table.rows))
        return True
    if not is_about_signing(section, label):
        return False
    made = _from_list(block.entries)
    if made is None:
        return False
    plan.add(Part(MATRIX, index, index, body=(index,), tables={index: made}))
    plan.count("roles", len(made.rows))
    return True


def _has_items(plan: Plan, table: Table) -> bool:
    """Say whether a header of *table* names what has to be true, or its answers are a status."""
    named = (plan.names.named(header, ITEM_FIELDS) for header in table.headers)
    return table.form in TOLD or any("item" in each for each in named)


def _from_list(entries: Sequence[Entry]) -> Table | None:
    """Return the table of a list with an item for each role, and what it says beside or below it.

    None where an item is no role, or something is said that has no column.
    """
    rows: list[Row] = []
    cells: dict[str, str] = {}
    for entry in entries:
        if entry.depth == 0:
            _finish(rows, cells)
            role, said = _role(entry.text)
            if not role or len(role) > 80 or sign_of(role):  # noqa: PLR2004 - no sentence
                return None
            cells = {"Role": role, "line": str(entry.line), **said}
            if entry.status:
                cells.setdefault("Status", entry.status)
            if (day := _DAY_BEHIND.match(cells.get("Name", ""))) and "Date" not in cells:
                cells |= {"Name": day["name"], "Date": day["date"]}
            continue
        pair = key_value(entry.text)
        name = _FIELDS.get(pair[0]) if pair is not None else None
        if pair is None or name is None or entry.depth > 1:
            return None
        cells[name] = pair[1]
    _finish(rows, cells)
    said_any = any(any(row.cells[1:4]) for row in rows)
    return Table(_HEADERS, tuple(rows), "list") if rows and (said_any or len(rows) > 1) else None


def _finish(rows: list[Row], cells: dict[str, str]) -> None:
    if cells:
        rows.append(Row(int(cells["line"]), tuple(cells.get(each, "") for each in _HEADERS)))


def _role(text: str) -> tuple[str, dict[str, str]]:
    """Return the role of an item, and what stands behind it: ``QA: ____ Date: ____``."""
    said: dict[str, str] = {}
    places = list(_PAIR.finditer(text))
    for at, match in enumerate(places):
        end = places[at + 1].start() if at + 1 < len(places) else len(text)
        said[_FIELDS[folded(match[1])]] = text[match.end() : end].strip(" ,;|")
    head = text[: places[0].start()] if places else text
    pair = key_value(head)
    if pair is not None:
        start = head.index(":")
        role = head[:start] if not head.startswith("**") else head[: head.find("**", 2) + 2]
        role = role.replace("**", "").rstrip(": ")
        if pair[1].strip(" ,;|"):
            said.setdefault("Name", pair[1].strip(" ,;|"))
        return role.strip(), said
    role, _, name = _DASH.sub(" - ", head, count=1).partition(" - ")
    if name.strip():
        said.setdefault("Name", name.strip())
    return role.replace("**", "").strip(" ,;|"), said
