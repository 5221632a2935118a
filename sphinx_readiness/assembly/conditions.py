"""Conditions of a decision: what they name, when they are due, and who says that they are met."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.assembly.build_items import decide, split_list
from sphinx_readiness.assembly.written import blank_or, date_field
from sphinx_readiness.config.columns import header_key
from sphinx_readiness.model.items import NO_DATE, DateField, Location
from sphinx_readiness.model.raw import RawChecklist, RawRow, RawTable
from sphinx_readiness.model.record import Condition
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.text.plain import is_struck
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

_DUE: Final = frozenset(
    ("due", "due date", "due on", "due by", "by", "deadline", "until", "complete by", "expected by")
)
"""Headers of the day by which a condition is to be met."""

_MET_BY: Final = frozenset(
    ("met by", "confirmed by", "checked by", "verified by", "closed by", "done by", "signed by",
     "approved by", "name", "signature", "who")
)  # fmt: skip
"""Headers of who says that it is met; the owner does where there is none of them."""

_MET_ON: Final = frozenset(
    ("met on", "date met", "date", "confirmed on", "checked on", "verified on", "closed on",
     "done on", "completed on", "completed", "date completed", "signed on")
)  # fmt: skip
"""Headers of the day on which that was."""

_BY: Final = re.compile(r"\b(?:by|until|due)(?: on)?:? (\d{4}-\d{2}-\d{2})[ .)]*\Z", re.IGNORECASE)
"""The due day at the end of a condition: ``The audit is finished, by 2026-03-31``."""

_A_DAY: Final = len("2026-01-31")

_BEFORE_NAMES: Final = ("(", "\u2013", "\u2014", " - ", ";", ",", ":")
"""What stands between a condition and the name behind it."""

_LONGEST_NAME: Final = 60

_NO_NAMES: Final = frozenset(("by", "until", "due", "on", "since", "from", "met", "done", "date"))


def trailing_ids(text: str) -> tuple[str, tuple[str, ...]]:
    """Return *text* without the ids in square brackets at its end, and these ids.

    ``The ports are written down [NET-5, NET-7]``; behind them may stand the day by which that has
    to be. A word in brackets is an id if it has a digit or a hyphen in it, and so is the number of
    a row with its checklist (``network/2``).
    """
    due = _BY.search(text)
    behind = text[due.start() :].strip() if due is not None else ""
    stripped = (text[: due.start()] if due is not None else text).rstrip(" .;,\n\t")
    opening = stripped.rfind("[")
    if not stripped.endswith("]") or opening < 0:
        return text, ()
    named = split_list(stripped[opening + 1 : -1])
    if not named or not all(map(_is_id, named)):
        return text, ()
    return f"{stripped[:opening].rstrip()} {behind}".rstrip(), named


def _is_id(word: str) -> bool:
    owner, _, id_ = word.rpartition("/")
    if owner and not (id_.isdecimal() and all(map(is_valid_id, owner.split("/")))):
        return False
    return is_valid_id(id_) and re.search(r"[\d-]", id_) is not None


def build_condition(
    raw: RawChecklist, table: RawTable, row: RawRow, vocabulary: Vocabulary
) -> Condition:
    """Return the condition in a *row* of a decision."""
    cells = {field: cell for field, cell in zip(table.fields, row.cells, strict=False) if field}
    beside = {
        header_key(head): cell
        for field, head, cell in zip(table.fields, table.headers, row.cells, strict=False)
        if field not in ("item", "status", "links")
    }
    text = cells.get("item", "").strip()
    ids = (*row.links, *split_list(cells.get("links", "")))
    text, named = trailing_ids(text)
    due = next((cell for head, cell in beside.items() if head in _DUE), "")
    written = _BY.search(text)
    by, on = _named_at_end(text, vocabulary) if written is None else ("", NO_DATE)
    who = next((cell for head, cell in beside.items() if head in _MET_BY), cells.get("owner", ""))
    when = next((cell for head, cell in beside.items() if head in _MET_ON), "")
    return Condition(
        text=text,
        items=tuple(dict.fromkeys((*ids, *named))),
        met=decide(vocabulary.match(cells.get("status", "")))[1] is Outcome.PASS
        and not is_struck(text),
        location=Location(row.path or raw.place[0], row.line),
        due=date_field(due or (written.group(1) if written else ""), vocabulary),
        by=by or blank_or(who, vocabulary),
        on=on if on.text else date_field(when, vocabulary),
    )


def _named_at_end(text: str, vocabulary: Vocabulary) -> tuple[str, DateField]:
    """Return the name and the day at the end of *text*: ``... (R. Stone, 2026-01-09)``."""
    stripped = text.rstrip(" .)")
    day = parse_date(stripped[-_A_DAY:])
    if day is None:
        return "", NO_DATE
    rest = stripped[:-_A_DAY].rstrip(" ,;").removesuffix(" on").rstrip(" ,;")
    starts = [rest.rfind(each) + len(each) for each in _BEFORE_NAMES if each in rest]
    name = rest[max(starts, default=len(rest)) :].strip()
    name = name.rpartition(" by ")[2].removeprefix("by ").strip()
    if len(name) > _LONGEST_NAME or name.casefold() in _NO_NAMES:
        name = ""
    return blank_or(name, vocabulary), DateField(day.isoformat(), day)
