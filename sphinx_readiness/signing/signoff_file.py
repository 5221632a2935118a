"""The file of a sign-off: JSON, and exactly the bytes that are signed.

``signoffs/<record>/<role>.json`` with names sorted and a line for each row, so that changes can be
reviewed. It is read strictly: what is missing, of another type or not known makes it invalid.
"""

from __future__ import annotations

import json
import re
from datetime import UTC, date, datetime
from typing import Any, Final

from sphinx_readiness.config.config_files import SIGNOFF_FOLDER
from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.opener import decoded
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.signing import RoleState, SignedCondition, SignOffFile
from sphinx_readiness.signing.state import SCHEME
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.ids import is_valid_id, slug
from sphinx_readiness.text.phrases import N_, Phrase

TYPE: Final = "urn:sphinx-readiness:signoff:1"
"""What the file is, and in which version."""

SUFFIX: Final = ".json"

SIGNATURE_SUFFIX: Final = ".json.sig"

SIZE_LIMIT: Final = 8 << 20
"""Bytes of a sign-off that are accepted: 8 MiB, some 90,000 rows."""

TEXT_LIMIT: Final = 1_000
"""Characters of a name, a role or a condition."""

DECISIONS: Final = {
    each.value: each for each in (RoleState.APPROVED, RoleState.CONDITIONAL, RoleState.REJECTED)
}

_DIGEST: Final = re.compile(r"[0-9a-f]{64}")

_TIME: Final = "%Y-%m-%dT%H:%M:%SZ"


class BadSignOff(Exception):  # noqa: N818 - it is the file that is bad
    """A file that is no sign-off; *why* says what was expected."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(str(why))
        self.why = why


def path_of(record: str, role: str) -> str:
    """Return where the sign-off of *role* on *record* is, relative to the root."""
    return f"{SIGNOFF_FOLDER}/{record}/{slug(role)}{SUFFIX}"


def write(found: SignOffFile) -> bytes:
    """Return the bytes of the file that says *found*."""
    value = {
        "type": TYPE,
        "scheme": SCHEME,
        "project": found.project,
        "record": found.record,
        "release": found.release,
        "role": found.role,
        "principal": found.principal,
        "name": found.name,
        "time": found.time.strftime(_TIME),
        "decision": found.decision.value,
        "conditions": [
            {
                "text": each.text,
                "items": list(each.items),
                "due": each.due.isoformat() if each.due else None,
            }
            for each in found.conditions
        ],
        "scope": {"checklists": list(found.checklists), "tags": list(found.tags)},
        "columns": list(found.columns),
        "items": found.items,
        "digest": found.digest,
        "previous": found.previous or None,
    }
    return (json.dumps(value, indent=2, sort_keys=True, ensure_ascii=False) + "\n").encode()


def read(data: bytes, path: str) -> SignOffFile:
    """Return what the bytes *data* of the file *path* say; raises BadSignOff."""
    try:
        value = parse_json(decoded(data, path), path)
    except UnreadableFile as failure:
        raise BadSignOff(Phrase(failure.message, failure.values)) from None
    at = _Members(value, "")
    kind = at.text("type")
    if kind != TYPE:
        raise _expected("type", TYPE)
    if at.text("scheme") != SCHEME:
        raise _expected("scheme", SCHEME)
    scope = _Members(at.take("scope"), "scope")
    found = SignOffFile(
        project=at.text("project"),
        record=at.text("record"),
        release=at.text("release"),
        role=at.text("role"),
        principal=at.text("principal"),
        name=at.text("name"),
        time=_time(at.text("time")),
        decision=_decision(at.text("decision")),
        conditions=tuple(map(_condition, at.list("conditions"))),
        checklists=scope.texts("checklists"),
        tags=scope.texts("tags"),
        columns=at.texts("columns"),
        items=_items(at.take("items")),
        digest=_digest(at.text("digest"), "digest"),
        previous=_digest(at.text("previous"), "previous") if at.has("previous") else "",
    )
    scope.end()
    at.end()
    if bool(found.conditions) is not (found.decision is RoleState.CONDITIONAL):
        raise BadSignOff(
            Phrase(N_("conditions belong to a conditional decision, and it has at least one"), ())
        )
    if not found.name.strip() or not found.role.strip():
        raise _expected("name", "somebody")
    return found


def _expected(name: str, expected: str) -> BadSignOff:
    return BadSignOff(
        Phrase(
            N_("'{name}' is not what a sign-off has; expected {expected}"),
            (("name", name), ("expected", expected)),
        )
    )


class _Members:
    """The members of one object, each of which has to be taken."""

    def __init__(self, value: object, name: str) -> None:
        if not isinstance(value, dict):
            raise _expected(name or "the file", "an object")
        self._left: dict[str, Any] = dict(value)

    def has(self, name: str) -> bool:
        """Say whether *name* has a value; take it if it has none."""
        if name in self._left and self._left[name] is None:
            del self._left[name]
            return False
        return True

    def take(self, name: str) -> Any:
        if name not in self._left:
            raise _expected(name, "a value")
        return self._left.pop(name)

    def text(self, name: str) -> str:
        return _text(self.take(name), name)

    def list(self, name: str) -> list[Any]:
        value = self.take(name)
        if not isinstance(value, list) or len(value) > TEXT_LIMIT:
            raise _expected(name, "a list")
        return value

    def texts(self, name: str) -> tuple[str, ...]:
        return tuple(_text(each, name) for each in self.list(name))

    def end(self) -> None:
        if self._left:
            raise BadSignOff(
                Phrase(
                    N_("'{name}' is nothing that a sign-off has"),
                    (("name", next(iter(self._left))[:60]),),
                )
            )


def _text(value: object, name: str) -> str:
    if not isinstance(value, str) or len(value) > TEXT_LIMIT:
        raise _expected(name, "a text")
    return value


def _digest(text: str, name: str) -> str:
    if _DIGEST.fullmatch(text) is None:
        raise _expected(name, "64 hexadecimal digits")
    return text


def _time(text: str) -> datetime:
    try:
        found = datetime.strptime(text, _TIME).replace(tzinfo=UTC)
    except ValueError:
        found = None
    if found is None or found.strftime(_TIME) != text:
        raise _expected("time", "a time such as 2026-01-31T12:00:00Z")
    return found


def _decision(text: str) -> RoleState:
    if text not in DECISIONS:
        raise _expected("decision", ", ".join(DECISIONS))
    return DECISIONS[text]


def _condition(value: object) -> SignedCondition:
    at = _Members(value, "conditions")
    text, items = at.text("text"), at.texts("items")
    due = _day(at.text("due")) if at.has("due") else None
    at.end()
    if not text.strip():
        raise _expected("conditions", "a text")
    return SignedCondition(text, items, due)


def _day(text: str) -> date:
    found = parse_date(text)
    if found is None:
        raise _expected("due", "a date such as 2026-01-31")
    return found


def _items(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise _expected("items", "an object")
    for id_, digest in value.items():
        if not is_valid_id(id_) or not isinstance(digest, str):
            raise _expected("items", "digests by the ids of rows")
        _digest(digest, "items")
    return value
