"""The head of a record: lines of a key and a value, at the top and at the foot, and contacts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import PurePath
from typing import Final

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.config.directive_names import prefixed
from sphinx_readiness.importing.blocks import Block
from sphinx_readiness.importing.recognise.days import iso_day
from sphinx_readiness.importing.recognise.keys import folded, key_value
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    DECISION,
    MATRIX,
    READINESS,
    WINDOW,
    Part,
    Plan,
    split_number,
)
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.text.plain import readable

_KEYS: Final[Mapping[str, tuple[str, ...]]] = {
    "product": ("product", "project", "service", "application", "system", "component", "app",
                "product name", "project name", "service name", "application name"),
    "version": ("version", "release", "release version", "product version", "app version",
                "software version", "version number", "release number", "release candidate"),
    "release-date": ("release date", "date of release", "released", "ga date", "launch date",
                     "planned release date", "target release date", "release day"),
    "state": ("status", "state", "document status", "record status", "phase", "document state"),
    "checklist-version": ("checklist version", "document version", "template version",
                          "version of the checklist", "doc version", "revision"),
    "updated": ("last updated", "updated", "last update", "last modified", "last reviewed",
                "date", "last change", "last changed", "updated on", "last edited"),
    "next-review": ("next review", "next review date", "review date", "review due", "review by",
                    "next review due"),
    "cadence": ("cadence", "review cadence", "review cycle", "review frequency", "review interval"),
    "contacts": ("contacts", "contact", "for questions contact", "questions", "point of contact",
                 "points of contact", "for questions"),
}  # fmt: skip

_OPTIONS: Final = {key: option for option, keys in _KEYS.items() for key in keys}

_ORDER: Final = ("version", "release-date", "state", "checklist-version", "updated", "next-review",
                 "cadence", "contacts", "legend")  # fmt: skip

_DATES: Final = frozenset(("release-date", "updated", "next-review"))

_AT_TOP: Final = frozenset(("state", "product", "updated", "contacts"))
"""What is said by words so common that it counts in the head and the foot only."""

_TITLE: Final = re.compile(
    r"(?P<product>[^\s|].{0,80}?)[\s,:|(\u2013\u2014-]+(?:version |release |v\.? ?)?"
    r"(?P<version>\d{1,6}\.\d[\w.+-]{0,40})(?=[\s,:|)\u2013\u2014-]|\Z)",
    re.IGNORECASE,
)

_TRAILING: Final = re.compile(r"(?P<date>[^()]+)\((?P<more>[^()]+)\)\s*\Z")

_ADDRESS: Final = re.compile(
    r"(?P<name>[^<>,;|]{1,80}?)[ \t]*[:<\u2013\u2014-][ \t]*<?(?P<address>[^\s<>,;|]+@[^\s<>,;|]+|https?://[^\s<>,;|]+)>?\s*\Z"
)


def read_head(plan: Plan, blocks: Sequence[Block]) -> None:
    """Add the head of the record, if anything in the source says it."""
    found: dict[str, str] = {}
    first = -1
    ours = [prefixed(name, plan.prefix) for name in (CHECKLIST, MATRIX, WINDOW, DECISION)]
    rows = [
        at for at, block in enumerate(blocks)
        if _has_rows(plan, block) or (block.directive is not None and block.directive.name in ours)
    ]  # fmt: skip
    top, foot = (rows[0], rows[-1]) if rows else (len(blocks), -1)
    start = _section_of_rows(blocks, top)
    for at, block in enumerate(blocks):
        outside = at < top or at > foot
        lines = list(_said(plan, at, block, outside=outside))
        alone = all(option == "state" for _, option, _ in lines)
        if at > foot or (at > start and alone):
            lines = [each for each in lines if each[1] != "state"]
        if outside and "contacts" not in found and (listed := _listed_contacts(blocks, at)):
            found["contacts"] = listed  # the list stays in its section
        for number, option, value in lines:
            if option in found or (is_blank(value) and option != "contacts"):
                continue
            if option == "version" and not any(map(str.isdigit, value)):
                continue  # a blank to fill in, such as vX.Y.Z
            if option == "contacts":
                value = _contacts(plan, blocks, at, value)  # noqa: PLW2901
                if not value:
                    continue
            taken = _take(found, option, value)
            if taken and block.kind != "front":  # other programs read that
                plan.move(number)
                first = at if first < 0 else first
    _drop_emptied(plan, blocks)
    product = _product(plan, blocks, found)
    if not found:
        return
    if first < 0:
        first = _below_title(blocks)
    options = tuple((name, found[name]) for name in _ORDER if name in found)
    plan.add(Part(READINESS, first, first - 1, product, options))
    plan.count("contacts", found.get("contacts", "").count(",") + ("contacts" in found))


def _section_of_rows(blocks: Sequence[Block], top: int) -> int:
    """Return the heading that the first rows, of block *top*, stand below, if it is no title.

    A status between the two says how that section stands.
    """
    headings = [at for at in range(top) if blocks[at].kind == "heading"]
    return headings[-1] if len(headings) > 1 else len(blocks)


def _product(plan: Plan, blocks: Sequence[Block], found: dict[str, str]) -> str:
    """Return what the record is of, and take it from *found*; a title may have its version."""
    product = found.pop("product", "")
    said = readable(_title(blocks))
    said = said[3:] if said[:3].lower() == "is " and said.endswith("?") else said
    version = _TITLE.match(said)
    if version and "version" not in found:
        found["version"] = version["version"].rstrip(".")
    if product:
        return product
    product = version["product"] if version else _shortened(said)
    if not any(block.kind == "heading" and block.level == 1 for block in blocks):
        product = _of_front(plan, blocks) or product
    return product or title_of(plan.source.name)


def _title(blocks: Sequence[Block]) -> str:
    """Return the title of the document: its first heading, if that is none of several sections."""
    headings = [block for block in blocks if block.kind == "heading"]
    levels = [block.level for block in headings]
    if levels[:1] == [1]:
        return headings[0].text
    single = bool(levels) and levels[0] == min(levels) and levels.count(levels[0]) == 1
    return "" if not single else headings[0].text


def _of_front(plan: Plan, blocks: Sequence[Block]) -> str:
    """Return the title that front matter gives the document, or an empty string."""
    at = next((at for at, block in enumerate(blocks) if block.kind == "front"), -1)
    pairs = [key_value(line) for _, line in plan.lines_of(at)] if at >= 0 else []
    found = next((pair[1] for pair in pairs if pair is not None and pair[0] == "title"), "")
    return _shortened(found.strip("\"'"))


def title_of(name: str) -> str:
    """Return a title for the file *name*: its words."""
    words = PurePath(name).stem.replace("_", " ").replace("-", " ").strip()
    return words[:1].upper() + words[1:] or name


def _drop_emptied(plan: Plan, blocks: Sequence[Block]) -> None:
    """Move the header of each table of which all rows were moved."""
    for block in blocks:
        rows = block.table.rows if block.table is not None and block.end else ()
        if rows and all(row.line in plan.moved for row in rows):
            plan.moved.update(range(block.start, block.end))


def _below_title(blocks: Sequence[Block]) -> int:
    """Return the index of the block behind the first heading, or else behind the front matter."""
    for kind in ("heading", "front"):
        at = next((at for at, block in enumerate(blocks) if block.kind == kind), -1)
        if at >= 0:
            return at + 1
    return 0


def _has_rows(plan: Plan, block: Block) -> bool:
    """Say whether *block* has items; a table of two columns may be the head, but for a status."""
    table = block.table
    if block.kind == "table" and table is not None:
        named = (plan.names.named(header, ITEM_FIELDS) for header in table.headers)
        return len(table.headers) > 2 or any("status" in each for each in named)  # noqa: PLR2004
    return block.kind == "list" and any(each.status for each in block.entries)


def _said(plan: Plan, at: int, block: Block, *, outside: bool) -> Iterator[tuple[int, str, str]]:
    """Yield line, option and value of what the block says of the record."""
    if block.kind in ("paragraph", "fields", "list") and outside:
        lines = list(plan.lines_of(at))
        pairs = [(number, key_value(line)) for number, line in lines]
        known = [pair for _, pair in pairs if pair is not None and pair[0] in _OPTIONS]
        whole = all(pair is not None for _, pair in pairs)
        if known and (whole or block.kind != "list"):
            for number, pair in pairs:
                if pair is not None and pair[0] in _OPTIONS and (whole or pair[0] not in _AT_TOP):
                    yield number, _OPTIONS[pair[0]], pair[1]
    elif block.kind == "front":
        for number, line in plan.lines_of(at):
            pair = key_value(line)
            if pair is not None and pair[0] in _OPTIONS and line[:1].isalpha():
                yield number, _OPTIONS[pair[0]], pair[1].strip("\"'")
    elif block.kind == "table" and block.table is not None and outside:
        yield from _two_columns(block)


def _two_columns(block: Block) -> Iterator[tuple[int, str, str]]:
    """Yield what a table of keys and values says, if most of its keys are known."""
    table = block.table
    if table is None or not block.end:
        return
    if table.width() != 2 or table.form not in ("pipe", "bare"):  # noqa: PLR2004
        return
    pairs = [(row.line, folded(row.cells[0]), row.cells[-1]) for row in table.rows if row.cells]
    known = [each for each in pairs if each[1] in _OPTIONS]
    if len(known) > 1 and len(known) * 2 >= len(pairs):
        for line, key, value in known:
            yield line, _OPTIONS[key], value


def _take(found: dict[str, str], option: str, value: str) -> bool:
    """Note *value* under *option*; say whether nothing of it is left over."""
    if option in _DATES:
        trailing = _TRAILING.match(value)
        day = iso_day(readable(trailing["date"] if trailing else value))
        if day is None:
            if option == "updated":
                return False
            day = value
        elif trailing is not None:
            if option != "next-review" or "cadence" in found:
                return False
            found["cadence"] = trailing["more"].strip()
        found[option] = day
    else:
        found[option] = value.replace("`", "") if option == "version" else value
        if option == "version":
            found[option] = readable(value)
    return True


def _contacts(plan: Plan, blocks: Sequence[Block], at: int, value: str) -> str:
    """Return the contacts in *value* or the list below it, or nothing where one has no address."""
    if value:
        found = [_contact(each) for each in re.split(r"[,;]", value) if each.strip()]
        return ", ".join(found) if all(found) else ""
    below = at + 1
    if below >= len(blocks) or blocks[below].kind != "list":
        return ""
    entries = blocks[below].entries
    found = [_contact(entry.text) for entry in entries]
    if not found or not all(found):
        return ""
    for number, _ in list(plan.lines_of(below)):
        plan.move(number)
    return ", ".join(found)


def _listed_contacts(blocks: Sequence[Block], at: int) -> str:
    """Return the contacts in the list *at*, if a heading right above says that they are some."""
    above = blocks[at - 1] if at else None
    if blocks[at].kind != "list" or above is None or above.kind != "heading":
        return ""
    if _OPTIONS.get(folded(split_number(above.text)[1])) != "contacts":
        return ""
    found = [_contact(entry.text) for entry in blocks[at].entries]
    return ", ".join(found) if all(found) else ""


def _contact(text: str) -> str:
    """Return a contact as ``Team <address>``, or an empty string where *text* is none."""
    bare = readable(text).strip()
    match = _ADDRESS.match(bare)
    if match is not None:
        return f"{match['name'].strip()} <{match['address']}>"
    return bare if "@" in bare and " " not in bare else ""


def _shortened(title: str) -> str:
    """Return the product that a *title* without a version may begin with."""
    for mark in (" - ", " \u2013 ", " \u2014 ", ": ", " | "):
        head, found, _ = title.partition(mark)
        if found and head.strip():
            return head.strip()
    return title.strip()
