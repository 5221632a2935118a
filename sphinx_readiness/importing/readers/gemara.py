"""Catalogues of Gemara to groups of rows.

Formats: https://gemara.openssf.org, control catalogs (layer 2) and guidance catalogs (layer 1) as
they were up to 0.x (families, categories) and are from 1.0 on (groups that controls name).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from sphinx_readiness.importing.readers.members import (
    Group,
    objects_of,
    row,
    sentences,
    text_of,
    texts_of,
)

_FAMILIES: Final = ("control-families", "families", "categories", "groups")
_CONTROLS: Final = ("controls", "guidelines")
_REQUIREMENTS: Final = ("assessment-requirements", "statements")
_IMPORTS: Final = ("imported-controls", "imports")

_NO_LONGER: Final = "Retired"


def is_gemara(value: Mapping[str, Any]) -> bool:
    """Say whether *value* has what a catalogue of Gemara has."""
    return any(value.get(name) for name in (*_FAMILIES[:2], *_CONTROLS, *_IMPORTS)) or any(
        "guidelines" in each for each in objects_of(value.get("categories"))
    )


def gemara_groups(catalogue: Mapping[str, Any]) -> Iterator[Group]:
    """Yield the families of *catalogue*, then controls of none, then those it takes from others.

    Each requirement of a control is a row, or else the control itself.
    """
    families = _under(catalogue, _FAMILIES)
    loose = _under(catalogue, _CONTROLS)
    for family in families:
        own = _under(family, _CONTROLS)
        own += [each for each in loose if _family(each) == text_of(family, "id")]
        about = text_of(family, "description")
        yield _group(text_of(family, "title", "id"), own, (about,) if about else ())
    known = {text_of(family, "id") for family in families}
    yield _group("Controls", [each for each in loose if _family(each) not in known])
    for taken in _under(catalogue, _IMPORTS):
        yield _taken(taken)


def _under(value: Mapping[str, Any], names: tuple[str, ...]) -> list[Mapping[str, Any]]:
    return [each for name in names for each in objects_of(value.get(name))]


def _family(control: Mapping[str, Any]) -> str:
    return text_of(control, "family", "group")


def _group(title: str, controls: list[Mapping[str, Any]], before: tuple[str, ...] = ()) -> Group:
    """Return a group; what its *controls* are for stands behind it where no row has room for it."""
    rows = [made for each in controls for made in _rows(each)]
    after = [
        f"{sentences(' '.join((text_of(each, 'id'), text_of(each, 'title'))))}: {objective}"
        for each in controls
        if (objective := text_of(each, "objective")) and _under(each, _REQUIREMENTS)
    ]
    return Group(title, rows, before, tuple(after))


def _rows(control: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    title = text_of(control, "title", "objective", "id")
    requirements = _under(control, _REQUIREMENTS)
    if not requirements:
        notes = sentences(text_of(control, "objective"), *_advice(control))
        yield _row(control, control, title, notes)
    for each in requirements:
        notes = sentences(title, text_of(each, "title"), *_advice(each))
        yield _row(each, control, text_of(each, "text", "id"), notes)


def _row(
    said: Mapping[str, Any], control: Mapping[str, Any], title: str, notes: str
) -> tuple[str, ...]:
    """Return the row of *said*, a requirement of *control* or the control itself."""
    state = next(filter(None, (text_of(each, "state") for each in (said, control))), "")
    if _NO_LONGER in (text_of(said, "state"), text_of(control, "state")):
        state = _NO_LONGER
    instead = said.get("replaced-by") or control.get("replaced-by")
    if isinstance(instead, dict) and text_of(instead, "entry-id"):
        state = f"{state}, replaced by {text_of(instead, 'entry-id')}"
    notes = sentences(notes, "" if state == "Active" else state)
    levels = said.get("applicability")
    tags = ", ".join(map(str, levels)) if isinstance(levels, list) else ""
    return row(text_of(said, "id"), title, notes, tags, asked=not state.startswith(_NO_LONGER))


def _advice(value: Mapping[str, Any]) -> list[str]:
    return [text_of(value, "recommendation"), *texts_of(value.get("recommendations"))]


def _taken(other: Mapping[str, Any]) -> Group:
    """Return the controls that a catalogue takes from an *other* one, of which it has the ids."""
    name = text_of(other, "reference-id") or "elsewhere"
    rows = [
        row(id_, text_of(each, "remarks") or f"Control {id_} of {name}", "")
        for each in objects_of(other.get("entries"))
        if (id_ := text_of(each, "reference-id"))
    ]
    return Group(f"Controls of {name}", rows)
