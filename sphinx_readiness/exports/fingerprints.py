"""What makes a finding the same finding after lines moved.

A fingerprint is of the rule, the file, the record and the item or else what the line says, and
what the message names. It knows no number of a line, neither its own nor one of another place, and
not the wording of the message, which a release may change. So inserting lines, moving sections of a
page and a message that is put better change no fingerprint. Several findings that are the same by
this are counted, so that no two of a report are equal.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.phrases import Phrase

_ASIDE: Final = frozenset(
    ("line", "place", "count", "total", "number", "items", "rare_count", "usual_count", "signed",
     "documents", "title", "hint", "today", "age", "steps", "start")
)  # fmt: skip
"""Values that help a reader and tell nothing of what the finding is about: where else to look, how
many others there are, what the row is called besides its id, and what another day or commit
changes by itself."""

_LINE: Final = re.compile(r"(\.[A-Za-z]\w{0,15}):\d+\b")
"""A file and a line inside a value, such as ``uv.lock:12``."""

_DIGITS: Final = 32
"""Hexadecimal digits of a fingerprint: 128 bits."""

_OF_RECORDS: Final = ("RD2", "RD3")
"""How the codes of rules begin that speak of what a record says of itself."""

LineOf = Callable[[Finding], str]
"""From a finding to the text of its line; empty where that is not known."""


def fingerprinted(findings: Iterable[Finding], line_of: LineOf) -> tuple[Finding, ...]:
    """Return *findings* with their fingerprints, which differ from each other.

    *line_of* is asked for the line of a finding that is about no item.
    """
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        text = json.dumps(_identity(finding, line_of))
        seen[text] += 1
        made.append(finding._replace(fingerprint=_digest(f"{text}{seen[text]}")))
    return tuple(made)


def distinct(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Return *findings*, each with a fingerprint of its own, also where nobody gave it one."""
    seen: Counter[str] = Counter()
    made = []
    for finding in findings:
        own = finding.fingerprint or _digest(json.dumps(_identity(finding, _unknown)))
        seen[own] += 1
        times = seen[own]
        made.append(finding._replace(fingerprint=own if times == 1 else _digest(f"{own}{times}")))
    return tuple(made)


def _unknown(finding: Finding) -> str:
    del finding
    return ""


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode("ascii"), digest_size=_DIGITS // 2).hexdigest()


def _identity(finding: Finding, line_of: LineOf) -> list[object]:
    item = finding.item
    # Two records of one page may have the same ids, and the same lines in their forms.
    ours = item or finding.code.startswith(_OF_RECORDS)
    return [
        finding.code,
        finding.location.path,
        finding.record if ours else "",
        item,
        finding.field,
        "" if item else fold(line_of(finding)),
        sorted(_told(finding.values)),
    ]


def _told(values: Pairs) -> Iterator[str]:
    """Yield what *values* tell of the finding itself, normalised."""
    for name, value in values:
        if name in _ASIDE:
            continue
        if isinstance(value, Phrase):
            yield from _told(value.pairs)
        else:
            yield _LINE.sub(r"\1", fold(value))
