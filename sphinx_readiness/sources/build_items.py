"""From a raw checklist to its items."""

from __future__ import annotations

import re
from operator import itemgetter
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


_FIELDS: Final = (
    "item", "status", "owner", "notes", "severity", "blocking", "evidence", "links", "tags",
    "verify",
)  # fmt: skip


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
        self._docname = docname
        self._checklist = raw.id
        self._path = raw.place[0]
        self._match = vocabulary.match
        self._blocking = frozenset(map(fold_case, options.blocking_severities))
        self._owner = dict(raw.options).get("owner", "").strip()
        width = len(table.fields)
        position = {field: at for at, field in enumerate(table.fields) if field}
        self._extra = [
            (at, table.headers[at]) for at, field in enumerate(table.fields) if not field
        ]
        # A column that is not there is one behind the last, which is blank in every row.
        self._cells = itemgetter(*(position.get(field, width) for field in _FIELDS))
        self._blanks = ("",) * (width + 1)

    def item(self, row: RawRow) -> Item:
        """Return *row* as an item."""
        written = len(row.cells)
        (
            title, status_text, owner, notes, severity, blocking, evidence, links, tags, verify
        ) = self._cells(row.cells + self._blanks[written:])  # fmt: skip
        status, outcome = decide(self._match(status_text))
        severity, owner = severity.strip(), owner.strip()
        extra: Pairs = ()
        if self._extra:
            extra = tuple((name, row.cells[at]) for at, name in self._extra if at < written)
        return Item(
            row.id,
            row.explicit,
            title.strip(),
            status_text,
            status,
            outcome,
            self._owner if not owner or is_blank(owner) else owner,
            notes.strip(),
            severity,
            bool(severity and fold_case(severity) in self._blocking)
            or bool(blocking and fold_case(blocking) in TRUE_WORDS),
            evidence.strip(),
            tuple(dict.fromkeys((*row.links, *split_list(links)))) if links else row.links,
            split_list(tags) if tags else (),
            extra,
            self._checklist,
            self._docname,
            row.anchor or row.id,
            Location(row.path or self._path, row.line),
            verify.strip() if verify else "",
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
        name=raw.name,
    )
