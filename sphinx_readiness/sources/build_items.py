"""From a raw checklist to its items."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.core.model import Checklist, Item, Location, Verdict
from sphinx_readiness.core.options import Options
from sphinx_readiness.core.problems import Pairs
from sphinx_readiness.core.raw import RawChecklist, RawRow, RawTable
from sphinx_readiness.core.status import WORST_FIRST, Outcome, StatusMatch, Vocabulary
from sphinx_readiness.core.text import fold_case, is_blank, strip_selectors

TRUE_WORDS: Final = frozenset(("yes", "y", "true", "x", "✅", "✓", "✔", "☑", "[x]", "blocker",
                               "blocking", "1"))  # fmt: skip

_SEPARATOR: Final = re.compile(r"[,;\s]+")

_VERDICT_HEAD: Final = re.compile(r" ?[,;(]| [-\u2013\u2014:] |: ")
"""What sets a verdict's caveat off, in text whose white space is folded."""


def split_list(text: str) -> tuple[str, ...]:
    """Return the members of a list separated by commas, semicolons or blanks, without repeats."""
    return tuple(dict.fromkeys(each for each in _SEPARATOR.split(text) if each))


def decide(match: StatusMatch) -> tuple[str | None, Outcome]:
    """Return the status and the outcome that count for a cell.

    Where symbol and word contradict each other the worse one counts; what cannot be read is open.
    """
    if match.status is None:
        return None, Outcome.OPEN
    status = match.status
    if match.conflict is not None:
        status = min(status, match.conflict, key=lambda each: WORST_FIRST.index(each.outcome))
    return status.key, status.outcome


def parse_verdict(text: str, vocabulary: Vocabulary) -> Verdict:
    """Return the declared verdict in *text*: a status by word or symbol, then a caveat.

    ``needs-review, update the versions`` and ``⚠️ NEEDS WORK (update the versions)`` both read as
    the status *needs-review* with the caveat *update the versions*. A blank declares nothing.
    """
    stripped = " ".join(text.split())
    if is_blank(stripped):
        return Verdict(stripped, None, None, "", "")
    whole = vocabulary.match(stripped)
    head, caveat = stripped, ""
    cut = _VERDICT_HEAD.search(stripped)
    if cut is not None and cut.start() and not (whole.status and not whole.words):
        head = stripped[: cut.start()]
        caveat = stripped[cut.end() :].strip()
        if cut.group().strip() == "(" and caveat.endswith(")"):
            caveat = caveat[:-1].rstrip()
    match = vocabulary.match(head)
    status, outcome = decide(match) if match.status else (None, None)
    label = head
    for each in vocabulary.statuses:
        for symbol in each.symbols:
            label = strip_selectors(label).replace(strip_selectors(symbol), "")
    return Verdict(stripped, status, outcome, label.strip(), caveat)


class _TableReader:
    """Reads the rows of one table of a checklist as items."""

    def __init__(
        self,
        raw: RawChecklist,
        table: RawTable,
        docname: str,
        options: Options,
        vocabulary: Vocabulary,
    ) -> None:
        self._raw = raw
        self._docname = docname
        self._vocabulary = vocabulary
        self._position = {field: at for at, field in enumerate(table.fields) if field}
        self._extra = [
            (at, table.headers[at]) for at, field in enumerate(table.fields) if not field
        ]
        self._blocking = frozenset(map(fold_case, options.blocking_severities))
        self._owner = dict(raw.options).get("owner", "").strip()

    def item(self, row: RawRow) -> Item:
        """Return *row* as an item."""
        cells = row.cells
        at = self._position.get
        limit = len(cells)

        def cell(field: str) -> str:
            position = at(field)
            return cells[position] if position is not None and position < limit else ""

        status_text = cell("status")
        status, outcome = decide(self._vocabulary.match(status_text))
        severity = cell("severity").strip()
        owner = cell("owner").strip()
        links = row.links
        if "links" in self._position:
            links = tuple(dict.fromkeys((*links, *split_list(cell("links")))))
        extra: Pairs = ()
        if self._extra:
            extra = tuple((name, cells[k]) for k, name in self._extra if k < limit)
        return Item(
            id=row.id,
            explicit_id=row.explicit,
            title=cell("item").strip(),
            status_text=status_text,
            status=status,
            outcome=outcome,
            owner=self._owner if not owner or is_blank(owner) else owner,
            notes=cell("notes").strip(),
            severity=severity,
            blocking=(bool(severity) and fold_case(severity) in self._blocking)
            or fold_case(cell("blocking")) in TRUE_WORDS,
            evidence=cell("evidence").strip(),
            links=links,
            tags=split_list(cell("tags")) if "tags" in self._position else (),
            extra=extra,
            checklist=self._raw.id,
            docname=self._docname,
            anchor=row.anchor or row.id,
            location=Location(row.path or self._raw.place[0], row.line),
        )


def build_checklist(
    docname: str, raw: RawChecklist, options: Options, vocabulary: Vocabulary
) -> Checklist:
    """Return *raw* as a checklist with its items in the order of its tables."""
    written = dict(raw.options)
    verdict = written.get("verdict", "").strip()
    items: list[Item] = []
    for table in raw.tables:
        reader = _TableReader(raw, table, docname, options, vocabulary)
        items += map(reader.item, table.rows)
    return Checklist(
        id=raw.id,
        title=raw.title,
        owner=written.get("owner", "").strip(),
        verdict=None if is_blank(verdict) else parse_verdict(verdict, vocabulary),
        items=tuple(items),
        docname=docname,
        location=Location(*raw.place),
        has_owner_column=any("owner" in table.fields for table in raw.tables),
    )
