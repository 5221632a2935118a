"""The findings that a project lives with: ``readiness-baseline.json`` at its root.

Described by ``schemas/readiness-baseline-1.schema.json``. The file is made by ``sphinx-readiness
baseline``, an entry a line, and is reviewed as the rest of the configuration: what stands in it
fails nothing. An entry without a reason accepts nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.config_files import BASELINE_FILE
from sphinx_readiness.exports.json_lines import Later, json_pieces
from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.opener import read_text
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.findings import Accepted, Finding
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import is_blank, shorten
from sphinx_readiness.text.phrases import N_

SCHEMA: Final = "urn:sphinx-readiness:schema:readiness-baseline-1"

UNREADABLE: Final = "unreadable-baseline"
"""The rule that reports what is wrong with the file."""

VALUES_LIMIT: Final = 2_000_000
"""Values in a baseline that are accepted: those of 200,000 findings."""

_OPTIONAL: Final = frozenset(("record", "item"))
"""What of an entry may be null."""


class Baseline(NamedTuple):
    """What the file accepts, and what is wrong with it."""

    accepted: tuple[Accepted, ...] = ()
    problems: tuple[RawProblem, ...] = ()
    lines: dict[str, int] = {}  # noqa: RUF012 - it is never changed
    """The line of each entry, by fingerprint."""


def read_baseline(root: Path) -> Baseline:
    """Return the baseline in *root*; what cannot be read of it accepts nothing."""
    try:
        text = read_text(root, BASELINE_FILE)
        value = parse_json(text, BASELINE_FILE, VALUES_LIMIT)
    except UnreadableFile as failure:
        return Baseline(problems=(failure.problem(UNREADABLE),))
    entries = value.get("findings") if isinstance(value, dict) else None
    if not isinstance(value, dict) or value.get("schema") != SCHEMA or type(entries) is not list:
        return Baseline(
            problems=(
                _problem(
                    1,
                    N_("this is no baseline: expected an object with the schema {schema}"),
                    N_("Delete the file, and make it with 'sphinx-readiness baseline'."),
                    schema=SCHEMA,
                ),
            )
        )
    lines = _lines(text)
    accepted: dict[str, Accepted] = {}
    problems = []
    for number, entry in enumerate(entries, 1):
        made = _entry(entry)
        line = lines.get(made.fingerprint, 1) if made is not None else 1
        if made is None or made.fingerprint in accepted:
            problems.append(
                _problem(
                    line,
                    N_("entry {number} is none of a baseline, or there is another like it"),
                    N_("Take it out, and run 'sphinx-readiness baseline'."),
                    number=str(number),
                )
            )
        elif is_blank(made.reason):
            problems.append(
                _problem(
                    line,
                    N_("the entry for {code} '{message}' has no reason; it accepts nothing"),
                    N_("Write why the project lives with it."),
                    code=shorten(made.code),
                    message=shorten(made.message),
                )
            )
        else:
            accepted[made.fingerprint] = made
    return Baseline(tuple(accepted.values()), tuple(problems), lines)


def _problem(line: int, message: str, hint: str, /, **values: str) -> RawProblem:
    return RawProblem(UNREADABLE, (BASELINE_FILE, line), message, hint, tuple(values.items()))


def _entry(entry: object) -> Accepted | None:
    """Return what *entry* accepts; None if it is no entry."""
    if not isinstance(entry, dict):
        return None
    found: dict[str, str] = {}
    for name in Accepted._fields:
        value = entry.get(name)
        if value is None and name in _OPTIONAL:
            value = ""
        if not isinstance(value, str):
            return None
        found[name] = value
    return Accepted(**found) if found["fingerprint"] else None


def _lines(text: str) -> dict[str, int]:
    """Return the line of each fingerprint in *text*, as we write it: an entry a line."""
    found: dict[str, int] = {}
    for number, line in enumerate(text.split("\n"), 1):
        _, mark, rest = line.partition('"fingerprint": "')
        if mark:
            found.setdefault(rest.partition('"')[0], number)
    return found


def accepted(finding: Finding, reason: str) -> Accepted:
    """Return the entry that accepts *finding* for *reason*."""
    return Accepted(
        fingerprint=finding.fingerprint,
        code=finding.code,
        name=finding.name,
        path=finding.location.path,
        record=finding.record,
        item=finding.item,
        message=finding.text(),
        reason=reason,
    )


def baseline_pieces(entries: Iterable[Accepted]) -> Iterator[str]:
    """Yield the text of the baseline with *entries*, in an order of their own."""
    ordered = sorted(entries, key=lambda each: (each.path, each.code, each.item, each.fingerprint))
    return json_pieces({"schema": SCHEMA, "findings": Later(lambda: map(_written, ordered))})


def _written(entry: Accepted) -> dict[str, str | None]:
    return {
        name: None if name in _OPTIONAL and not value else value
        for name, value in entry._asdict().items()
    }
