"""Options of evidence: how old proof may be, and of which commit it has to be."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option import InvalidValue, Option
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.phrases import N_

_AGE: Final = re.compile(r"([0-9]{1,5})\s{0,3}(d|days?|w|weeks?)")

_KEY: Final = re.compile(r"\*|[a-z][a-z-]{2,29}|checklist:\S{1,200}")

_COMMIT: Final = re.compile(r"head|tag|ancestor(?::[0-9]{1,5})?")


def ages(value: object) -> dict[str, int]:
    """Return a table of ages such as ``30d`` or ``2w``, in days."""
    expected = N_('a table such as {junit = "30d", "checklist:security" = "2w", "*" = "90d"}')
    found = {}
    for key, text in _table(value, expected).items():
        match = _AGE.fullmatch(text.strip())
        if match is None:
            raise InvalidValue(expected, value)
        found[key] = int(match[1]) * (7 if match[2].startswith("w") else 1)
    return found


def commits(value: object) -> dict[str, str]:
    """Return a table of ``head``, ``tag``, ``ancestor`` or ``ancestor:N``."""
    expected = N_('a table such as {junit = "head", sbom = "tag", "*" = "ancestor:20"}')
    found = _table(value, expected)
    if not all(_COMMIT.fullmatch(each) for each in found.values()):
        raise InvalidValue(expected, value)
    return found


def _table(value: object, expected: str) -> dict[str, str]:
    if not isinstance(value, Mapping):
        raise InvalidValue(expected, value)
    for key, text in value.items():
        if not isinstance(key, str) or not isinstance(text, str) or not _KEY.fullmatch(key):
            raise InvalidValue(expected, value)
    return {str(key): str(text) for key, text in value.items()}


EVIDENCE_MAX_AGE: Final[Option[Mapping[str, int]]] = Option(
    {},
    ages,
    "table of a verb, `checklist:ID` or `*` = an age such as `30d` or `2w`",
    "How old proof may be: for a kind of evidence, for all reports of a checklist, or for all "
    "reports. The least counts. Proof that does not say when it was made is too old.",
    reread=False,
)

EVIDENCE_COMMIT: Final[Option[Mapping[str, str]]] = Option(
    {},
    commits,
    'table of a verb, `checklist:ID` or `*` = "head", "tag", "ancestor" or "ancestor:N"',
    "Of which commit proof has to be: of the one that is checked out, of the tag of the project's "
    "version, or of one at most N steps back. A verb goes before a checklist. Without it, proof "
    "that names a commit has to be of any in the history.",
    reread=False,
)

REQUIRE_EVIDENCE: Final[Option[tuple[Pairs, ...]]] = Option(
    (),
    valid.field_filters,
    "list of tables of `checklist`, `severity`, `tag`, `blocking` or a column = value",
    "Items that may only be ticked with evidence that a machine has checked: those that equal "
    "every value of one of the tables.",
    reread=False,
)

UNTRUSTED_AUTHORS: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of names and addresses, with `*` for anything",
    "Authors and committers, such as bots, whose ticks count only with evidence that a machine has "
    "checked: their name, their address, or `Name <address>`, in any case. Who last changed a line "
    "is read from the git history.",
    reread=False,
)
