"""The ids of our needs. Ids of items belong to their record, those of needs to the project.

An item is the need of its own id where no other record has that id. Else the id of its record and
an underscore stand before it, in every record: ``server_CORE-1``. Windows after deployment may
repeat ids of their record; theirs have a number behind them then: ``CORE-1-2``.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.assembly.build_items import split_links
from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, SEPARATOR, Lookup, lists_of
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.ids import CHECKLIST_ANCHOR, is_valid_id

if TYPE_CHECKING:
    from collections.abc import Iterable

    from sphinx_readiness.config.needs_mapping import NeedKind, NeedsMapping
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.model.record import Checklist, Record

JOINT: Final = "_"
"""Between the record and the id; a ``.`` would make the id a part of a need."""


ID_REGEX: Final = r"^[A-Z0-9_]{5,}|^[^\W_][\w.\-]{0,99}\Z"
"""The default pattern of sphinx-needs, or any id of an item (``text.ids.ID_PATTERN``)."""


_TEXT: Final = r"(?:\"[\w .:/+-]{0,99}\"|'[\w .:/+-]{0,99}')"

_TERM: Final = (
    rf"[A-Za-z_]\w{{0,63}}(?:\.startswith\({_TEXT}\)"
    rf"| ?(?:[=!<>]=|[<>]) ?(?:{_TEXT}|-?\d{{1,9}}(?:\.\d{{1,9}})?|True|False))"
)

_CONDITION: Final = re.compile(rf"{_TERM}(?: and {_TERM}){{0,3}}", re.ASCII)
"""The conditions that links may have: a field compared with a value, and no more.

sphinx-needs evaluates what stands there (``link_condition``, since its version 8).
"""

_LINKS: Final = "links"
"""Our column of links, and the type of link that sphinx-needs has by itself."""

EVIDENCE: Final = "evidence"
"""A column whose words may be links, as the project maps it, among others that are none."""


class Row(NamedTuple):
    """An item that is a need of the id *need*, with its record and checklist."""

    need: str
    record: str
    checklist: Checklist
    item: Item


class Names:
    """The ids of all needs of ours, made once a build."""

    def __init__(self, records: Iterable[Record], ids: Lookup, mapping: NeedsMapping) -> None:
        """Name everything in *records*, whose ids *ids* finds, as *mapping* says."""
        self._ids = ids
        self._mapping = mapping
        self.rows: dict[str, Row] = {}
        """By the id of the need. What repeats an id within its record has none, but a finding."""
        self.lists: dict[tuple[str, str], str] = {}
        """The needs of the checklists, by document and their id there."""
        self.places: dict[tuple[str, str], str] = {}
        """The needs of the items, by document and anchor."""
        self._own: set[str] = set()
        """The ids of items, each unique in the project, before the mapping makes needs of them."""
        taken: set[str] = set()
        for record in records:
            for position, checklist in enumerate(lists_of(record)):
                self._checklist(record.id, checklist, taken)
                self._items(record.id, checklist, position >= len(record.checklists))

    def _checklist(self, record: str, checklist: Checklist, taken: set[str]) -> None:
        unique = _joined(self._ids.name(CHECKLIST, record, checklist.id))
        name = _name(self._mapping.checklists, unique, record)
        if name not in taken:
            taken.add(name)
            self.lists[checklist.docname, checklist.on_page] = name

    def _items(self, record: str, checklist: Checklist, may_repeat: bool) -> None:
        for item in checklist.items:
            name = _joined(self._ids.name(ITEM, record, item.id))
            clash = name in self._own or (name != item.id and name in self._ids.items)
            if clash and (may_repeat or name != item.id):
                name = self._numbered(name)
            elif clash:
                continue
            self._own.add(name)
            need = _name(self._mapping.items, name, record, checklist.id)
            self.rows[need] = Row(need, record, checklist, item)
            self.places[item.docname, item.anchor] = need

    def _numbered(self, name: str) -> str:
        number = 2
        while f"{name}-{number}" in self._own or f"{name}-{number}" in self._ids.items:
            number += 1
        return f"{name}-{number}"

    def target(self, word: str, record: str, others: Collection[str]) -> str:
        """Return the need that *word* means in *record*, or nothing; *others* are not ours.

        A link may lead to a part of a need, as in ``REQ_1.a``, and have a condition that
        compares fields with values. What is no id is no link.
        """
        word, condition = split_condition(word)
        if condition and not is_condition(condition):
            return ""
        need = self._target(word, record, others)
        return need and need + condition

    def _target(self, word: str, record: str, others: Collection[str]) -> str:
        """Return the same of a *word* without a condition."""
        owner, _separator, id_ = word.rpartition(SEPARATOR)
        if not is_valid_id(id_) or (owner and not is_valid_id(owner)):
            return ""
        base = word.partition(".")[0]
        if word in others or base in others:
            return word
        for wanted, part in ((word, ""), (base, word[len(base) :])):
            found = self._ids.find(wanted, record, (ITEM, CHECKLIST))
            if len(found) != 1 or found[0].checklist is None:
                continue
            item, checklist = found[0].item, found[0].checklist
            if item is not None:
                name = self.places.get((item.docname, item.anchor), "")
                return name + part if name else ""
            if not part:
                return self.lists.get((checklist.docname, checklist.on_page), "")
        return ""

    def links(self, row: Row, others: Collection[str]) -> Iterator[tuple[str, str, str]]:
        """Yield each word of *row* that means a need: the type of link, the word, and its id."""
        for _column, kind, word in linked_words(row.item, self._mapping):
            if need := self.target(word, row.record, others):
                yield kind, word, need

    def label(self, need: str, record: str) -> str:
        """Return what a reader in *record* knows *need* by."""
        row = self.rows.get(need)
        if row is None:
            return need
        return (
            row.item.id if row.record == record else self._ids.name(ITEM, row.record, row.item.id)
        )

    def aliases(self) -> Mapping[tuple[str, str], str]:
        """Return the needs whose pages have no anchor of their id yet, by document and anchor."""
        rows = {
            (row.item.docname, row.item.anchor): name
            for name, row in self.rows.items()
            if name != row.item.id
        }
        lists = {
            (docname, CHECKLIST_ANCHOR + on_page): name
            for (docname, on_page), name in self.lists.items()
            if name != CHECKLIST_ANCHOR + on_page
        }
        return rows | lists


def split_condition(link: str) -> tuple[str, str]:
    """Return the id of a *link*, and its condition with the brackets, or nothing."""
    id_, bracket, rest = link.partition("[")
    return id_, bracket + rest


def is_condition(text: str) -> bool:
    """Say whether *text*, with its brackets, is a condition that a link may have."""
    return text.endswith("]") and _CONDITION.fullmatch(text, 1, len(text) - 1) is not None


def linked_words(item: Item, mapping: NeedsMapping) -> Iterator[tuple[str, str, str]]:
    """Yield each word of *item* where links stand: the column, the type of the link, the word."""
    kinds = {fold_case(column): kind for column, kind in mapping.items.links}
    for word in item.links:
        yield _LINKS, kinds.get(_LINKS, _LINKS), word
    for column, text in ((EVIDENCE, item.evidence), *item.extra) if kinds else ():
        kind = kinds.get(fold_case(column), "")
        for word in split_links(text) if kind else ():
            yield column, kind, word


def _joined(name: str) -> str:
    return name.replace(SEPARATOR, JOINT)


def _name(kind: NeedKind, unique: str, record: str, checklist: str = "") -> str:
    """Return the id of the need of what is *unique* in the project, or is so with its *record*."""
    if "{record}" in kind.id:
        unique = unique.removeprefix(record + JOINT)
    return kind.name(id=unique, record=record, checklist=checklist)
