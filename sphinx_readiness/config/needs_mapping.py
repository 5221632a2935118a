"""What items, checklists and sign-offs are called as needs of sphinx-needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import Any, Final, NamedTuple

from sphinx_readiness.config.option import InvalidValue
from sphinx_readiness.text.phrases import N_

FIELDS: Final = (
    "owner", "severity", "checklist", "outcome", "blocking", "evidence", "notes", "fingerprint",
)  # fmt: skip
"""What a need of ours says beside the core fields, by our name."""

FIELD_PREFIX: Final = "readiness_"
"""Before the name of each of our fields, so that they are no options of the project's own needs."""

PARTS: Final = re.compile(r"\{([^{}]*)\}")


class NeedKind(NamedTuple):
    """One kind of need of ours."""

    type: str
    title: str
    prefix: str
    id: str
    """The id, in which ``{id}``, ``{record}`` and such stand for what the need is about."""
    values: tuple[tuple[str, str], ...] = ()
    """Further fields of each such need, which the project demands, by name."""

    def name(self, **parts: str) -> str:
        """Return the id of the need that *parts* are about."""
        return PARTS.sub(lambda found: parts[found[1]], self.id)


class NeedsMapping(NamedTuple):
    """All kinds, and where in a need the values of an item go."""

    enabled: bool
    items: NeedKind
    checklists: NeedKind
    sign_offs: NeedKind
    fields: tuple[tuple[str, str], ...] = ()
    """Our value or an extra column, and the field that holds it; a blank one is left out."""
    links: tuple[tuple[str, str], ...] = ()
    """A column of ids, and the type of link that they are."""
    statuses: tuple[tuple[str, str], ...] = ()
    """A status of ours, and what the project calls it."""

    def field(self, name: str) -> str:
        """Return the field of a need for our value *name*, or nothing."""
        return dict(self.fields).get(name, FIELD_PREFIX + name if name in FIELDS else "")


UNMAPPED: Final = NeedsMapping(
    enabled=True,
    items=NeedKind("readiness_item", N_("Checklist item"), "RI_", "{id}"),
    checklists=NeedKind("readiness_checklist", N_("Checklist"), "RC_", "checklist-{id}"),
    sign_offs=NeedKind("readiness_signoff", N_("Sign-off"), "RS_", "signoff-{record}-{role}"),
)

_KINDS: Final = {"items": ("id",), "checklists": ("id",), "sign_offs": ("record", "role")}
"""The kinds, and what their ids must tell apart."""

_MAY_TELL: Final = {"items": {"id", "record", "checklist"}, "checklists": {"id", "record"},
                    "sign_offs": {"record", "role"}}  # fmt: skip

_EXPECTED: Final = N_(
    "true, false, or a table with 'items', 'checklists', 'sign-offs' (tables of type, title, "
    "prefix, id and values), 'fields', 'links' and 'statuses'"
)

_EXPECTED_ID: Final = N_(
    "an id with '{id}' in it for items and checklists, with '{record}' and '{role}' for sign-offs"
)


def needs_mapping(value: object) -> NeedsMapping:
    """Return the mapping that *value* writes; raises InvalidValue with what can be used."""
    if isinstance(value, bool):
        return UNMAPPED._replace(enabled=value)
    if not isinstance(value, Mapping):
        raise InvalidValue(_EXPECTED, value)
    made: dict[str, Any] = {}
    wrong: InvalidValue | None = None
    for written, table in value.items():
        name = str(written).replace("-", "_")
        try:
            if name in _KINDS:
                made[name] = _kind(name, getattr(UNMAPPED, name), table)
            elif name in {"fields", "links", "statuses"}:
                made[name] = _pairs(table, blank=name == "fields")
            elif name == "enabled" and isinstance(table, bool):
                made[name] = table
            else:
                raise InvalidValue(_EXPECTED, value)
        except InvalidValue as error:
            wrong = wrong or error
    if wrong is not None:
        wrong.rest = UNMAPPED._replace(**made)
        raise wrong
    return UNMAPPED._replace(**made)


def _kind(name: str, default: NeedKind, table: object) -> NeedKind:
    if not isinstance(table, Mapping) or not set(table) <= set(NeedKind._fields):
        raise InvalidValue(_EXPECTED, table)
    values = _pairs(table.get("values", {}), blank=True)
    texts = {key: each for key, each in table.items() if key != "values"}
    if not all(isinstance(each, str) and each.strip() for each in texts.values()):
        raise InvalidValue(_EXPECTED, table)
    made = default._replace(values=values, **texts)
    parts: Collection[str] = PARTS.findall(made.id)
    if not set(_KINDS[name]) <= set(parts) <= _MAY_TELL[name]:
        raise InvalidValue(_EXPECTED_ID, made.id)
    return made


def _pairs(table: object, *, blank: bool) -> tuple[tuple[str, str], ...]:
    if not isinstance(table, Mapping) or not all(
        isinstance(key, str) and isinstance(each, str) and (blank or each.strip())
        for key, each in table.items()
    ):
        raise InvalidValue(_EXPECTED, table)
    return tuple((key, each) for key, each in table.items())
