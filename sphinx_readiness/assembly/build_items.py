"""From a raw checklist to its items."""

from __future__ import annotations

import re
from collections.abc import Sequence
from operator import itemgetter
from typing import Final

from sphinx_readiness.assembly.exempt_rows import PARTIAL, UNTICKED, ExemptRows
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.raw import RawChecklist, RawRow, RawTable
from sphinx_readiness.model.record import Checklist, Verdict
from sphinx_readiness.reading.task_data import is_task_list
from sphinx_readiness.text.folding import (
    REPEATED_LIMIT,
    fold_case,
    is_blank,
    shorten,
    strip_selectors,
)
from sphinx_readiness.vocabulary.scale import reads_blocking
from sphinx_readiness.vocabulary.statuses import (
    WORST_FIRST,
    Outcome,
    Status,
    StatusMatch,
    Vocabulary,
)

_SEPARATOR: Final = re.compile(r"[,;\s]+")

_LINK: Final = re.compile(r"[^,;\s\[]+(?:\[[^\[\]\n]*\])?[^,;\s]*|\[[^,;\s]*")
"""A link, with the condition that stands behind it in brackets."""

_VERDICT_HEAD: Final = re.compile(r" ?[,;(]| [-\u2013\u2014:] |: ")
"""What sets a verdict's caveat off, in text whose white space is folded."""


def split_list(text: str) -> tuple[str, ...]:
    """Return the members of a list separated by commas, semicolons or blanks, without repeats."""
    return tuple(dict.fromkeys(each for each in _SEPARATOR.split(text) if each))


def split_links(text: str) -> tuple[str, ...]:
    """Return the same of a list of links, which may have conditions: ``A[version == 1]``."""
    if "[" not in text:
        return split_list(text)
    return tuple(dict.fromkeys(_LINK.findall(text)))


def decide(match: StatusMatch) -> tuple[str | None, Outcome]:
    """Return the status and the outcome that count for a cell.

    Where symbol and word contradict each other the worse one counts; what cannot be read is open.
    """
    if match.status is None:
        return None, Outcome.OPEN
    status: Status | None = match.status
    if match.conflict is not None:
        status = min(match.status, match.conflict, key=lambda each: WORST_FIRST.index(each.outcome))
    if status is not None and status.outcome is not match.outcome:
        status = None  # words take it back, and no status of the project says so
    return status.key if status else None, match.outcome


def parse_verdict(text: str, vocabulary: Vocabulary) -> Verdict:
    """Return the declared verdict in *text*: a status by word or symbol, then a caveat.

    ``needs-review, update the versions`` and ``⚠️ NEEDS WORK (update the versions)`` both read as
    the status *needs-review* with the caveat *update the versions*. A blank declares nothing.
    What takes the status back, such as ``✅ (not yet)``, is no caveat: then the worse half counts.
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
        if cut.group().strip() == "(":
            closed = caveat.endswith(")")
            caveat = caveat[:-1].rstrip() if closed else f"({caveat}"
        if _takes_back(caveat, head, vocabulary):
            head, caveat = stripped, ""
    match = vocabulary.match(head)
    status, outcome = decide(match) if match.status else (None, None)
    label = head
    for each in vocabulary.statuses:
        for symbol in each.symbols:
            label = strip_selectors(label).replace(strip_selectors(symbol), "")
    return Verdict(stripped, status, outcome, label.strip(), caveat)


def _takes_back(caveat: str, head: str, vocabulary: Vocabulary) -> bool:
    """Say whether *caveat* behind the status *head* is another status, or negates it.

    Behind a symbol alone any word that takes a status back does.
    """
    match = vocabulary.match(head)
    if match.status is None or match.outcome is not Outcome.PASS:
        return False
    whole = vocabulary.match(f"{head} {caveat}")
    if whole.status is None or whole.outcome not in (Outcome.OPEN, Outcome.FAIL):
        return False
    if not any(map(str.isalnum, head)):
        return True
    alone = vocabulary.match(caveat)
    by_word = alone.status is not None and alone.words == fold_case(caveat)
    is_other = by_word and alone.conflict is None and not alone.against
    return is_other or caveat.casefold().startswith("not yet")


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
        self._weigh = options.scale().weigh
        self._is_nothing = vocabulary.is_placeholder
        self._exempt_rows = ExemptRows(vocabulary, needs_approver=options.not_applicable_approver)
        self._left_out = self._exempt_rows.statuses
        self._owners: dict[str, str] = {}
        self._owner = owner_of(raw, vocabulary)
        width = len(table.fields)
        position = {field: at for at, field in enumerate(table.fields) if field}
        self._extra = [
            (at, shorten(table.headers[at], REPEATED_LIMIT))
            for at, field in enumerate(table.fields)
            if not field
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
        known = self._owners.get(owner)
        if known is None:
            known = self._owners[owner] = self._owner if self._is_nothing(owner) else owner
        doubts: Pairs = ()
        blocks = False
        if severity or blocking:
            blocks, doubts = self._weighed(severity, blocking)
        evidence = evidence.strip()
        if evidence and self._is_nothing(evidence):
            evidence = ""
        extra: Pairs = ()
        if self._extra:
            extra = tuple((name, row.cells[at]) for at, name in self._extra if at < written)
        exempt, reading = "", None
        if ("~" in title or "<" in title or not title.isascii()) and (
            outcome is Outcome.PASS or status_text == UNTICKED
        ):
            reading = self._exempt_rows.struck(title, notes, extra)
        if reading is None and status is not None and status in self._left_out:
            reading = self._exempt_rows.by_status(status, outcome, status_text, title, notes, extra)
        if reading is not None:
            status, outcome, exempt, more = reading
            doubts += more
        elif status_text.startswith(PARTIAL):
            doubts += self._exempt_rows.partial(status_text, title, notes, extra)
        return Item(
            row.id,
            row.explicit,
            title.strip(),
            status_text,
            status,
            outcome,
            known,
            notes.strip(),
            severity,
            blocks,
            evidence,
            tuple(dict.fromkeys((*row.links, *split_links(links)))) if links else row.links,
            split_list(tags) if tags else (),
            extra,
            self._checklist,
            self._docname,
            row.anchor or row.id,
            Location(row.path or self._path, row.line),
            verify.strip() if verify else "",
            doubts,
            row.code,
            row.stated,
            exempt,
        )

    def _weighed(self, severity: str, blocking: str) -> tuple[bool, Pairs]:
        """Return whether the item blocks, and which of the two cells is not understood."""
        weighed, flag = self._weigh(severity), reads_blocking(blocking)
        doubts: Pairs = () if weighed.clear else (("severity", severity),)
        if flag is None:
            doubts += (("blocking", blocking),)
        return weighed.blocks or flag is not False, doubts


def owner_of(raw: RawChecklist, vocabulary: Vocabulary) -> str:
    """Return the owner of the items of *raw* that name none; empty where that is a blank."""
    owner = shorten(dict(raw.options).get("owner", ""), REPEATED_LIMIT)
    return "" if vocabulary.is_placeholder(owner) else owner


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
        owner=owner_of(raw, vocabulary),
        verdict=None if is_blank(verdict) else parse_verdict(verdict, vocabulary),
        items=tuple(items),
        docname=docname,
        location=Location(*raw.place),
        has_owner_column=any("owner" in table.fields for table in raw.tables),
        name=raw.name,
        form=_form(raw.tables),
    )


def _form(tables: Sequence[RawTable]) -> str:
    """Return what the rows of *tables* were written as, as ``Checklist.form`` has it."""
    forms = {
        "tasks" if is_task_list(each) else "checks" if _is_check(each) else "table"
        for each in tables
    }
    return forms.pop() if len(forms) == 1 else "mixed" if forms else "table"


def _is_check(table: RawTable) -> bool:
    """Say whether *table* is a ``check``: its headers are options, and the last is its title."""
    return table.headers[-1:] == ("item",) and len(table.rows) == 1 and "id" in table.headers
