"""Headers that leave a field of a table unread, or say it twice."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from typing import Final

from sphinx_readiness.config.columns import ColumnNames, header_key
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.reading.status_like import agrees, is_like_status, speaks_against
from sphinx_readiness.text.folding import is_blank, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Vocabulary

RULE: Final = "unclear-column"

TWICE: Final = "doubled-column"

DECISIVE: Final = ("status", "blocking", "severity")
"""The fields that decide what the gate says: two columns for one are a contradiction in waiting."""

_NEARLY: Final = {
    "status": ("status", "result", "passed", "completed", "compliant"),
    "blocking": ("blocking", "blocker", "blocks"),
    "severity": ("severity", "priority", "criticality"),
    "owner": ("owner", "responsible", "assignee"),
    "role": ("approver",),
    "signature": ("signature", "signatory"),
}
"""Field → the names whose misspellings are looked for; shorter ones are like too many words."""

_HEADS: Final = {"status": "status", "blocking": "blocking", "blocker": "blocking",
                 "blockers": "blocking", "severity": "severity"}  # fmt: skip

_OF_BLOCKING: Final = frozenset(
    ("call", "calls", "duration", "io", "ip", "ips", "latency", "lock", "locks", "method",
     "minutes", "mode", "ms", "period", "queries", "query", "rate", "ratio", "rule", "rules", "s",
     "seconds", "thread", "threads", "time", "times")
)  # fmt: skip
"""Behind *blocking*: the column says something else than whether a row blocks."""

_EARLIER: Final = frozenset(
    ("original", "initial", "previous", "former", "old", "prior", "earlier", "inherent", "planned",
     "expected", "target")
)  # fmt: skip
"""Before the name of a field: what it was, or should be."""

_PASSES: Final = frozenset(("pass", "passed", "done", "ok", "met", "ready", "verified", "compliant",
                            "complete", "completed", "fulfilled"))  # fmt: skip

_FAILS: Final = frozenset(
    ("fail", "fails", "failed", "not passed", "not done", "not ok", "nok", "not met", "unmet",
     "not ready", "not compliant", "non compliant", "noncompliant", "not complete", "incomplete",
     "not completed", "not fulfilled", "not verified", "\u274c", "\u2717", "\u2718", "\u2716")
)  # fmt: skip
"""Headers of the other half, where a row is crossed in one of two columns."""

_TWICE: Final = {
    RULE: (
        N_("columns '{first}' and '{second}' both say the {field}; expected one of them"),
        N_("Keep the one that is true, or give the other one another header."),
    ),
    TWICE: (
        N_("'{first}' is read as the {field}; '{second}' names it, too, and is only shown"),
        N_("Put them into one column, or give the other one another header."),
    ),
}

_DAY: Final = re.compile(r"\d{1,4}([-./])\d{1,2}\1\d{1,4}\Z", re.ASCII)

_COUNT: Final = re.compile(r"(?<![\d,. ])[1-9][\d,. ]*+\Z", re.ASCII)
"""How many passed: none at all would be a *no*."""

REMEMBERED: Final = 512
"""How many different header rows are remembered."""

_NOWHERE: Final[Place] = ("", 0)

LONGEST: Final = 40
"""A header with more characters is no misspelling of a short one."""

_LONG: Final = 8
"""From this many letters on two of them may be wrong."""


def distance(one: str, other: str, limit: int) -> int:
    """Return how many letters are wrong, missing, too many or swapped with a neighbour.

    Optimal string alignment; *limit* + 1 for everything beyond *limit*.
    """
    if abs(len(one) - len(other)) > limit:
        return limit + 1
    before: list[int] = []
    last = list(range(len(other) + 1))
    for i, char in enumerate(one, 1):
        row = [i]
        for j, against in enumerate(other, 1):
            best = min(last[j] + 1, row[j - 1] + 1, last[j - 1] + (char != against))
            if i > 1 and j > 1 and char == other[j - 2] and one[i - 2] == against:
                best = min(best, before[j - 2] + 1)
            row.append(best)
        before, last = last, row
    return min(last[-1], limit + 1)


def nearly(header: str, wanted: frozenset[str]) -> str:
    """Return the field of *wanted* that *header* nearly names, or an empty string."""
    key = header_key(header)
    words = key.split()
    if not words or len(key) > LONGEST:
        return ""
    for field, names in _NEARLY.items():
        if field not in wanted:
            continue
        for name in names:
            limit = 2 if len(name) >= _LONG else 1
            if key[:1] + key[-1:] != name[:1] + name[-1:]:
                limit = 1
            if distance(key.replace(" ", ""), name, limit) <= limit:
                return field
    if "status" in wanted and "item" in wanted and is_like_status(header):
        return "status"
    if words[0] in _EARLIER:
        return ""
    said = {_HEADS.get(words[-1], ""), _HEADS.get(words[0], "") if words[0] == "blocking" else ""}
    if words[0] == "blocking" and words[-1] in _OF_BLOCKING:
        return ""  # how long something blocks, or what does
    return next((field for field in sorted(said) if field in wanted), "")


def column_problems(
    names: ColumnNames, headers: Sequence[str], wanted: frozenset[str], *, needs_status: bool
) -> tuple[RawProblem, ...]:
    """Return a problem for each cause for which *headers* do not say what their columns are.

    With *needs_status* a table without a status column is one. The places are for the caller.
    """
    key = (tuple(headers), wanted, needs_status)
    known = names.unclear.get(key)
    if known is None:
        fields = names.fields(headers, wanted)
        found = _problems(names, headers, fields, wanted, needs_status=needs_status)
        known = tuple(dict.fromkeys(found))
        if len(names.unclear) < REMEMBERED:
            names.unclear[key] = known
    return known


def is_harmless(
    problem: RawProblem, headers: Sequence[str], rows: Iterable[Sequence[str]], names: Vocabulary
) -> bool:
    """Say whether *problem* is a second column that contradicts nothing in the cells of *rows*.

    That is one of days or counts (*Passed* with *812*), one whose header may be that of anything
    (*Outcome*), where no cell is a status that takes that of its row back, or one that agrees with
    the first in each row (*Verified* with ticks, or with who and when). *names* are the statuses.
    """
    if problem.message != _TWICE[RULE][0]:
        return False
    values = dict(problem.values)
    shown = list(map(shorten, headers))
    first = shown.index(values["first"])
    known = list(rows)
    # Several columns may have the header of the second, and that may be the one of the first.
    others = [at for at, header in enumerate(shown) if header == values["second"] and at != first]
    if values["field"] != "status":
        return all(_holds_only((_DAY,), at, known) for at in others)
    return all(_is_no_second(known, headers, first, at, names) for at in others)


def _is_no_second(
    rows: Sequence[Sequence[str]],
    headers: Sequence[str],
    first: int,
    second: int,
    names: Vocabulary,
) -> bool:
    """Say whether column *second* contradicts the status in column *first* in none of *rows*."""
    if is_like_status(headers[second]):
        return not speaks_against(rows, first, second, names, headers[second])
    if _holds_only((_DAY, _COUNT), second, rows):
        return True
    half = _is_other_half(headers[second], headers[first])
    return not half and all(agrees(row, first, second, names) for row in rows)


def _holds_only(
    forms: Sequence[re.Pattern[str]], column: int, rows: Iterable[Sequence[str]]
) -> bool:
    """Say whether all cells of *column* have one of *forms*.

    *Completed* with days beside a status says when, and contradicts nothing.
    """
    cells = [row[column].strip() for row in rows if len(row) > column]
    said = [cell for cell in cells if not is_blank(cell)]
    return bool(said) and any(all(map(form.match, said)) for form in forms)


def _is_other_half(header: str, status: str | None) -> bool:
    """Say whether rows are crossed below *header* that are not ticked below that of the status."""
    if status is None or header_key(header) not in _FAILS:
        return False
    key = header_key(status)
    return key in _PASSES or not any(map(str.isalnum, key))


def _named_twice(
    names: ColumnNames, header: str, wanted: frozenset[str], fields: Sequence[str]
) -> str:
    """Return the field that *header*, which is not read, names beside the one that is.

    A plural (*Results* beside *Status*) may hold something else, and decides nothing; so may the
    status of a part of it (*Verification status*).
    """
    if header_key(header).endswith(" status") and "status" in fields:
        late = names.named(header, wanted, beside=header)
        if late == ("status",):
            return "status"
    exact = names.named(header, wanted)
    loose = exact or names.named(header_key(header).removesuffix("s"), wanted)
    found = next((each for each in loose if each in fields), "")
    return "" if found == "item" or (exact and found in DECISIVE) else found


def _twice(
    rule: str, headers: Sequence[str], fields: Sequence[str], second: str, field: str
) -> RawProblem:
    """Return a problem of *rule* for the header *second*, as another one has its *field*."""
    message, hint = _TWICE[rule]
    first = headers[fields.index(field)]
    values = (("first", shorten(first)), ("second", shorten(second)), ("field", field))
    return RawProblem(rule, _NOWHERE, message, hint, values)


def _problems(
    names: ColumnNames,
    headers: Sequence[str],
    fields: Sequence[str],
    wanted: frozenset[str],
    *,
    needs_status: bool,
) -> Iterator[RawProblem]:
    said: set[str] = set()
    status = headers[fields.index("status")] if "status" in fields else None
    for header, field in zip(headers, fields, strict=False):
        if field in DECISIVE:
            continue
        named = names.named(header, wanted, status)
        second = next((each for each in named if each in DECISIVE), "")
        if not second and not field and _is_other_half(header, status):
            second = "status"
        if second and second in fields:
            said.add(second)
            yield _twice(RULE, headers, fields, header, second)
            continue
        if not field and "status" in fields and "item" in wanted and is_like_status(header):
            yield _twice(RULE, headers, fields, header, "status")
            continue
        other = "" if field else _named_twice(names, header, wanted, fields)
        if other:
            yield _twice(TWICE, headers, fields, header, other)
            continue
        near = "" if second or header_key(header) == field else nearly(header, wanted)
        if near and near not in fields and near not in said:
            said.add(near)
            yield RawProblem(
                RULE,
                _NOWHERE,
                N_("column '{header}' is not read; it looks like '{field}'"),
                N_("Write '{field}', or name the column in the option 'columns'."),
                (("header", shorten(header)), ("field", near)),
            )
    if "role" in wanted and not {"status", "signature"} & {*fields, *said}:
        yield RawProblem(
            RULE,
            _NOWHERE,
            N_("no column of the table is a status or a signature: {headers}; nobody has signed"),
            N_("Add a 'Status' column, or name yours in the option 'columns'."),
            (("headers", shorten(", ".join(headers), 80)),),
        )
    if needs_status and "status" not in fields and "status" not in said:
        yield RawProblem(
            RULE,
            _NOWHERE,
            N_("no column of the table is the status: {headers}; all of its rows count as open"),
            N_("Add a 'Status' column, or name yours in the option 'columns'."),
            (("headers", shorten(", ".join(headers), 80)),),
        )
