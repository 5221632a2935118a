"""What items, checklists and sign-offs are called as needs of sphinx-needs."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping
from typing import Any, Final, NamedTuple

from sphinx_readiness.config.option import InvalidValue
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.phrases import N_

FIELDS: Final = (
    "owner", "severity", "checklist", "outcome", "blocking", "evidence", "notes", "fingerprint",
)  # fmt: skip
"""What a need of ours says beside the core fields, by our name."""

FIELD_PREFIX: Final = "readiness_"
"""Before the name of each of our fields, so that they are no options of the project's own needs."""

_FIELDS_OF: Final = (FIELDS, ("owner", "checklist", "outcome"), ("owner", "outcome"))
"""What items, checklists and sign-offs say of it."""

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
    fields: tuple[tuple[str, str], ...] = ()
    links: tuple[tuple[str, str], ...] = ()
    statuses: tuple[tuple[str, str], ...] = ()
    """As of the mapping, which they complete or replace name by name for this kind.

    Columns have links, so that ``links`` of the mapping are those of items alone.
    """

    def field(self, name: str) -> str:
        """Return the field of such a need for our value *name*, or nothing."""
        return dict(self.fields).get(name, FIELD_PREFIX + name if name in FIELDS else "")

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

    @property
    def kinds(self) -> tuple[NeedKind, NeedKind, NeedKind]:
        """The kinds of needs: items, checklists and sign-offs."""
        return self.items, self.checklists, self.sign_offs

    def named_fields(self) -> Iterator[tuple[str, str]]:
        """Yield our names with the fields that they have; a field may be blank, or named again."""
        for kind, names in zip(self.kinds, _FIELDS_OF, strict=True):
            yield from ((name, kind.field(name)) for name in names)

    def check_options(self) -> dict[str, str]:
        """Return the columns that the mapping names, by the options that they are at a check."""
        columns = (*self.items.fields, *self.items.links)
        return {
            option_name(column): column
            for column, _name in columns
            if fold_case(column) not in (*FIELDS, "links")
        }


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
    "prefix, id, values, fields, links and statuses), 'fields', 'links' and 'statuses'"
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
        wrong.rest = _completed(UNMAPPED._replace(**made))
        raise wrong
    return _completed(UNMAPPED._replace(**made))


def option_name(column: str) -> str:
    """Return what the *column* of a table is called as an option: ``safety-level``."""
    return "-".join(fold_case(column).split())


def _completed(mapping: NeedsMapping) -> NeedsMapping:
    """Return *mapping* with its tables in each kind, below what the kind says itself."""
    items, checklists, sign_offs = (
        each._replace(
            fields=_over(mapping.fields, each.fields),
            statuses=_over(mapping.statuses, each.statuses),
        )
        for each in mapping.kinds
    )
    items = items._replace(links=_over(mapping.links, items.links))
    return mapping._replace(items=items, checklists=checklists, sign_offs=sign_offs)


def _over(general: Pairs, own: Pairs) -> Pairs:
    return tuple((dict(general) | dict(own)).items())


def _kind(name: str, default: NeedKind, table: object) -> NeedKind:
    if not isinstance(table, Mapping) or not set(table) <= set(NeedKind._fields):
        raise InvalidValue(_EXPECTED, table)
    tables: dict[str, Any] = {
        name: _pairs(table.get(name, {}), blank=name in {"values", "fields"})
        for name in ("values", "fields", "links", "statuses")
    }
    texts = {key: each for key, each in table.items() if key not in tables}
    if not all(isinstance(each, str) and each.strip() for each in texts.values()):
        raise InvalidValue(_EXPECTED, table)
    made = default._replace(**texts)._replace(**tables)
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
