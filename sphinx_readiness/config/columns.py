"""Columns: which header names which field of an item."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.plain import compatible, lookalike, readable, without_comments

DEFAULT_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "id": ("id", "#", "no", "nr", "num", "number", "key", "ref", "item id", "requirement id",
           "req id", "check id", "task id", "test id", "case id", "identifier"),
    "item": ("item", "check", "requirement", "task", "title", "description", "criterion",
             "condition", "question"),
    "status": ("status", "state", "result", "done", "passed", "pass/fail", "pass / fail",
               "pass", "verified", "compliant", "completed", "complete", "fulfilled", "ok", "met",
               "ready", "yes/no", "y/n", "go/no-go", "current status", "test status",
               "test result", "current state", "final status", "overall status", "actual status",
               "latest status"),
    "owner": ("owner", "responsible", "assignee", "team", "assigned to", "who", "owned by"),
    "notes": ("notes", "note", "comments", "comment", "remarks", "remark", "details"),
    "severity": ("severity", "priority", "criticality", "sev", "prio"),
    "blocking": ("blocking", "blocker", "blocks release", "release blocker", "blocks",
                 "is blocking", "is blocker", "release blocking", "blocks launch", "launch blocker",
                 "blocks go live", "go live blocker", "blocks deployment", "deployment blocker"),
    "evidence": ("evidence", "proof"),
    "verify": ("verify",),
    "links": ("links", "link", "items", "related"),
    "tags": ("tags", "tag", "labels"),
    "role": ("role", "function"),
    "name": ("name", "person", "signatory"),
    "signature": ("signature", "signed", "signed by"),
    "date": ("date", "signed on", "on"),
}  # fmt: skip
"""Field → the headers that name it, compared by :func:`header_key`."""

SIGNOFF_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "role": ("approver", "stakeholder", "department", "team", "area", "position", "title", "group",
             "organisation", "organization"),
    "name": ("full name", "printed name", "print name", "representative", "approver", "signer",
             "approved by", "reviewer", "who", "owner", "responsible", "contact", "delegate"),
    "date": ("date signed", "sign off date", "signoff date", "signature date", "approval date",
             "date approved", "approved on", "date of signature", "date of approval", "signed at",
             "when"),
    "status": ("decision", "approval", "approved", "sign off", "signoff", "signed off", "verdict",
               "outcome", "vote", "response"),
}  # fmt: skip
"""More headers of a sign-off matrix, where no other one names the field."""

LATE_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "item": ("action", "activity", "practice", "standard", "control", "feature", "test case",
             "subject", "summary", "deliverable", "objective", "principle", "what"),
    "status": ("compliance", "implemented", "in place", "met/not met", "met / not met", "rag",
               "rag status", "verdict", "completion status", "compliance status",
               "implementation status", "verification status", "readiness status", "check status",
               "item status", "task status", "\u2705", "\u2714", "\u2713", "\u2611"),
}  # fmt: skip
"""More headers of a table of items, where no other one names the field."""

RUNNING_NUMBERS: Final = frozenset(("#", "no", "nr", "num", "number"))
"""Headers that name the id only where no other one does."""

_DECISIONS: Final = frozenset(("decision", "approved", "verdict", "outcome", "vote"))
"""Headers of a sign-off matrix that decide beside a status, too, and hold no signature."""
WAIVER_COLUMNS: Final[Mapping[str, tuple[str, ...]]] = {
    "item": ("items", "rows", "row", "waived", "waives", "checklist", "place", "places"),
    "reason": ("reason", "why", "justification", "rationale"),
    "approver": ("approver", "approved by", "granted by", "agreed by"),
    "until": ("until", "valid until", "expires", "expires on", "expiry", "end", "ends", "to"),
    "from": ("from", "valid from", "start", "starts", "since"),
    "ticket": ("ticket", "issue", "tracked in"),
    "rule": ("rule", "code"),
}  # fmt: skip
"""The headers of a table of waivers, besides those of items and their ids."""

ITEM_FIELDS: Final = frozenset(
    ("id", "item", "status", "owner", "notes", "severity", "blocking", "evidence", "verify",
     "links", "tags")
)  # fmt: skip

WAIVER_FIELDS: Final = frozenset(
    ("id", "item", "reason", "approver", "until", "from", "ticket", "rule")
)

SIGNOFF_FIELDS: Final = frozenset(("role", "name", "signature", "date", "status"))

_BRACKETS: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|\{[^{}]*\}")

_DATE: Final = re.compile(r"\b(?:\d{4}(?:-\d{2}){0,2}|\d{1,2}\.\d{1,2}\.\d{2,4})\Z")


def header_key(header: str) -> str:
    """Return *header* as it is compared: words without markup, brackets, dates and punctuation."""
    words = readable(without_comments(header))
    bare = _BRACKETS.sub(" ", words)
    key = lookalike(compatible(bare if bare.strip(" *_:?!.") else words)).strip()
    dated = _DATE.search(key)
    if dated is not None and dated.start():
        key = key[: dated.start()].rstrip(" ,:/@").removesuffix(" on").removesuffix(" as of")
    key = re.sub(r"[-_\u2010-\u2015]+", " ", key)
    return " ".join(key.split()).strip(" :*?!.()[]{}'\"\u2026") or key.strip()


def _by_name(columns: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Turn field → names around; a name may stand for several fields, such as ``state``."""
    turned: dict[str, list[str]] = {}
    for field, names in columns.items():
        for name in names:
            turned.setdefault(header_key(name), []).append(field)
    return turned


def columns_of(
    field: str, headers: Iterable[str], extra: Mapping[str, Sequence[str]]
) -> frozenset[str]:
    """Return those of *headers* that name *field*, by default or by the names in *extra*."""
    found = tuple(headers)
    if not found:
        return frozenset()
    known = {header_key(each) for each in (*DEFAULT_COLUMNS[field], *extra.get(field, ()))}
    return frozenset(each for each in found if header_key(each) in known)


class ColumnNames:
    """The alias table of a project; :meth:`fields` reads a header row with it."""

    def __init__(self, extra: Mapping[str, Sequence[str]] | None = None) -> None:
        """Take *extra* names by field; they go before the default ones."""
        self._defaults = _by_name(DEFAULT_COLUMNS)
        self._signoffs = _by_name(SIGNOFF_COLUMNS)
        self._late = _by_name(LATE_COLUMNS)
        self._waivers = _by_name(WAIVER_COLUMNS)
        self._extra = _by_name(extra or {})
        self.unclear: dict[tuple[tuple[str, ...], frozenset[str], bool], tuple[RawProblem, ...]]
        self.unclear = {}
        """What was found wrong with header rows; most tables of a project share theirs."""

    def fields(self, headers: Sequence[str], wanted: frozenset[str]) -> tuple[str, ...]:
        """Return for each header the field of *wanted* that it names, else an empty string.

        A field is given once, to its first header; names that the project configured go before
        the default ones, an id before a running number, and *Status* before others for it, which
        may count (*Passed*) or date (*Done*). Without an item column, the first column that names
        nothing is the item.
        """
        found = [""] * len(headers)
        keys = list(map(header_key, headers))
        taken: set[str] = set()
        more = self._signoffs if "role" in wanted else self._late
        if "until" in wanted:
            more = self._waivers
        by_rank = sorted(
            enumerate(keys), key=lambda each: (each[1] in RUNNING_NUMBERS, each[1] != "status")
        )
        for names in (self._extra, self._defaults, more):
            for position, key in by_rank:
                candidates = names.get(key) or names.get(key.removesuffix("s")) or ()
                field = next((each for each in candidates if each in wanted - taken), "")
                if field and not found[position]:
                    found[position] = field
                    taken.add(field)
        subject = "item" if "item" in wanted else "role"
        if subject not in taken:
            for position, field in enumerate(found):
                if not field:
                    found[position] = subject
                    break
        return tuple(found)

    def named(
        self, header: str, wanted: frozenset[str], beside: str | None = None
    ) -> tuple[str, ...]:
        """Return the fields of *wanted* that *header* names, whether or not they are taken.

        *beside* is another header, which has the status: beside a late name late ones count.
        """
        key = header_key(header)
        named = [*self._extra.get(key, ()), *self._defaults.get(key, ())]
        if "role" in wanted:
            named += ("status",) if key in _DECISIONS else ()
        elif beside is not None and header_key(beside) in self._late:
            named += self._late.get(key, ())
        return tuple(each for each in named if each in wanted)
