"""What the columns of a table are: by their headers, and by what stands in them.

A column of ticks or status words is the status, whatever it is called, unless it says how much
something matters. Of several columns of marks none is: they are levels, and become tags.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ITEM_FIELDS, ColumnNames, header_key
from sphinx_readiness.importing.blocks import Table
from sphinx_readiness.importing.recognise.foreign import SUBJECTS, WORDS
from sphinx_readiness.text.folding import is_blank, shorten
from sphinx_readiness.text.plain import compatible, readable
from sphinx_readiness.vocabulary.statuses import Vocabulary

NOT_A_STATUS: Final = frozenset(
    ("severity", "priority", "criticality", "risk", "impact", "likelihood", "probability", "sev",
     "prio", "importance", "weight", "effort", "level", "class", "category", "type", "required",
     "mandatory", "optional", "colour", "color", "applicable", "in scope", "scope", "automated",
     "frequency")
)  # fmt: skip
"""Headers of columns whose words and colours are none of a status."""

ANSWERS: Final[Mapping[str, str]] = {"x": "[x]", "y": "yes", "n": "no", "true": "yes",
                                     "false": "no", "t": "yes", "f": "no", "1": "yes",
                                     "0": "no", "ja": "yes", "nein": "no", "oui": "yes",
                                     "non": "no"}  # fmt: skip
"""What people write into a status column, to words that are statuses."""

LEVEL_HEADER: Final = re.compile(
    r"(?:l|level|tier|asil|sil|al|ml|class|phase|stage|maturity)? ?-?(?:[0-9]|[a-d]|i{1,3})\Z"
)

MOST_MARKS: Final = 12
"""Marks are few: different cells of a column of them."""

_LEVEL_CELL: Final = re.compile(
    "(?:m|o|r|c|n|mandatory|optional|recommended|conditional|must|should|may|required"
    "|l ?[0-9](?: ?[,/&+-] ?l? ?[0-9]){0,5}|[\u25cf\u25cb\u2022\u25d0\u25c9\u2b24\u26ab\u26aa])\\Z"
)

_MOST_NAMED: Final = 5
"""Words that are not understood which a remark names."""

_TELLING: Final = frozenset(("item", "status"))

_LONGEST_STATUS: Final = 60

_SURE: Final = 0.9
"""The part of the cells of a column that have to be statuses."""

_LEAST_WORDS: Final = 2.0

_ID: Final = re.compile(
    r"[A-Za-z]{1,16}(?:[-_.][A-Za-z0-9]{1,15}){0,4}[-_.]?\d{1,6}\Z|\d{1,4}(?:\.\d{1,4}){0,5}\Z"
)


class Columns(NamedTuple):
    """What each column is, and what has to be added.

    *headers* are those to be written, *fields* what they mean. *levels* are the columns whose
    marks become tags; *known* says whether the headers alone told the item or the status, *sure*
    whether they told both.
    """

    headers: tuple[str, ...]
    fields: tuple[str, ...]
    levels: tuple[int, ...] = ()
    known: bool = False
    sure: bool = False

    def at(self, field: str) -> int:
        """Return which column is *field*, or -1."""
        return self.fields.index(field) if field in self.fields else -1


class Judge(NamedTuple):
    """What tells statuses: those of the project, and what the user said of single texts."""

    vocabulary: Vocabulary
    meanings: Mapping[str, str]
    mapped: Mapping[str, str] = {}
    """Key of a header → the field that the user said it is; the gate would not know it."""

    def status(self, cell: str) -> str | None:
        """Return what to write for the status *cell*: as it is, a plainer word; None if unknown."""
        said = self.meanings.get(key_of(cell))
        if said is not None:
            return said
        if is_blank(cell):
            return cell
        if self.vocabulary.match(cell).status is not None:
            return cell
        key = key_of(cell)
        return ANSWERS.get(key) or WORDS.get(key)

    def is_told(self, cells: Sequence[str]) -> bool:
        """Say whether the user said of one of *cells* which status it is."""
        return bool(self.meanings) and any(key_of(cell) in self.meanings for cell in cells)

    def unknown(self, cells: Sequence[str]) -> str:
        """Return the first few of *cells* that are no status, in quotes."""
        said = [cell for cell in dict.fromkeys(cells) if cell.strip() and self.status(cell) is None]
        return ", ".join(f"'{shorten(readable(each), 30)}'" for each in said[:_MOST_NAMED])

    def share(self, cells: Sequence[str]) -> float:
        """Return which part of *cells*, blank ones left out, are statuses; 0 if all are blank."""
        counts: dict[str, int] = {}
        for cell in cells:
            counts[cell] = counts.get(cell, 0) + 1
        filled = {cell: number for cell, number in counts.items() if cell.strip()}
        total = sum(filled.values())
        good = sum(
            number
            for cell, number in filled.items()
            if (len(cell) <= _LONGEST_STATUS or len(readable(cell)) <= _LONGEST_STATUS)
            and self.status(cell) is not None
        )
        return good / total if total else 0.0


def key_of(cell: str) -> str:
    """Return a status *cell* as texts of cells are compared."""
    return compatible(readable(cell)).strip()


def read_columns(table: Table, names: ColumnNames, judge: Judge) -> Columns:
    """Return what the columns of *table* are."""
    width = table.width()
    headers = [*table.headers, *[""] * (width - len(table.headers))]
    columns = [table.column(at) for at in range(width)]
    fields = list(names.fields(headers, ITEM_FIELDS))
    named = [bool(each) and each in names.named(header, ITEM_FIELDS)
             for header, each in zip(headers, fields, strict=True)]  # fmt: skip
    for at, is_named in enumerate(named):
        if not is_named and fields[at] in ("item", "role"):
            fields[at] = ""  # it was only the first one without a name
    headers = renamed(headers, fields, judge.mapped)
    levels = _levels(headers, columns, fields, judge)
    if "status" not in fields:
        status = _status(headers, columns, fields, levels, judge)
        if status is not None:
            fields[status], headers[status] = "status", _renamed("Status", headers[status])
    told = {each for each, is_named in zip(fields, named, strict=True) if is_named}
    item = _item(columns, fields, levels) if "item" not in fields else None
    if item is not None:
        is_first = item == fields.index("")  # which is read as the item whatever it is called
        fields[item] = "item"
        if not (is_first and headers[item]):
            headers[item] = _renamed("Item", headers[item])
    for at, cells in enumerate(columns):
        numbers = at == 0 or not headers[at]  # elsewhere they are amounts
        if "id" not in fields and not fields[at] and _are_ids(cells, numbers=numbers):
            fields[at], headers[at] = "id", _renamed("ID", headers[at])
    headers = [header or f"Column {at + 1}" for at, header in enumerate(headers)]
    return Columns(
        tuple(headers), tuple(fields), tuple(levels), bool(told & _TELLING), told >= _TELLING
    )


def renamed(headers: Sequence[str], fields: Sequence[str], mapped: Mapping[str, str]) -> list[str]:
    """Return *headers* so that the gate reads those that are *mapped* as the *fields* they are.

    An item or a role in another language needs that only behind a column without a field.
    """
    made = list(headers)
    for at, field in enumerate(fields):
        key = header_key(made[at])
        behind = key in SUBJECTS and not all(fields[:at])
        if field and (mapped.get(key) == field or behind):
            made[at] = _renamed("ID" if field == "id" else field.capitalize(), made[at])
    return made


def _renamed(name: str, header: str) -> str:
    """Return a header that is read as *name*, and still says what it was."""
    bare = re.sub(r"[()\[\]{}]", "", header).strip()
    return f"{name} ({bare})" if bare else name


def _levels(
    headers: Sequence[str], columns: Sequence[Sequence[str]], fields: Sequence[str], judge: Judge
) -> list[int]:
    """Return the columns whose marks say for whom a row holds."""
    marked: list[int] = []
    ticked: list[int] = []
    for at, cells in enumerate(columns):
        if fields[at] or header_key(headers[at]) in NOT_A_STATUS - {
            "level",
            "required",
            "mandatory",
        }:
            continue
        filled = {cell for cell in cells if not is_blank(cell)}
        if not filled or len(filled) > MOST_MARKS:
            continue
        if all(_LEVEL_CELL.match(key_of(cell)) for cell in filled):
            marked.append(at)
        elif all(judge.status(cell) is not None for cell in filled):
            is_level = LEVEL_HEADER.match(header_key(headers[at])) is not None
            (marked if is_level else ticked).append(at)
    if "status" in fields or len(ticked) < 2:  # noqa: PLR2004 - one is the status
        return marked
    words = [at for at in ticked if len({key_of(cell) for cell in columns[at]} - {""}) > 1]
    return sorted({*marked, *ticked} - set(words[:1]))


def _status(
    headers: Sequence[str],
    columns: Sequence[Sequence[str]],
    fields: Sequence[str],
    levels: Sequence[int],
    judge: Judge,
) -> int | None:
    """Return the column that reads as a status, if there is one."""
    best, most = None, 0.0
    for at, cells in enumerate(columns):
        if fields[at] or at in levels or header_key(headers[at]) in NOT_A_STATUS:
            continue
        share = judge.share(cells)
        if (share >= _SURE or judge.is_told(cells)) and share > most:
            best, most = at, share
    return best


def _item(
    columns: Sequence[Sequence[str]], fields: Sequence[str], levels: Sequence[int]
) -> int | None:
    """Return the column of sentences: the one with the most words a cell."""
    best, most = None, 0.0
    for at, cells in enumerate(columns):
        if fields[at] or at in levels:
            continue
        sample = [cell for cell in cells[:200] if cell]
        if not sample:
            continue
        words = sum(len(cell.split()) for cell in sample) / len(sample)
        if words > most and (best is None or words >= max(most * 1.5, _LEAST_WORDS)):
            best, most = at, words
    return best


def _are_ids(cells: Sequence[str], *, numbers: bool) -> bool:
    """Say whether *cells* are ids: short, of the shape of ids, each its own; or *numbers*."""
    filled = [readable(cell) for cell in cells if cell]
    return (
        len(filled) == len(cells)
        and len(filled) > 1
        and len(set(filled)) == len(filled)
        and all(_ID.match(cell) for cell in filled)
        and (numbers or any(cell[0].isalpha() for cell in filled))
    )
