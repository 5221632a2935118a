"""What of a catalogue becomes no cell: names of its members, and how many there are of each."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any, Final

from sphinx_readiness.importing.blocks import Remark
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_LEFT: Final = N_("left out, as a table has no place for it: {what}")

_MOST: Final = 20
"""Names in the report; the others are counted together."""

_HEAD: Final = frozenset(("title", "version", "last-modified", "date", "description"))

_OSCAL: Final[Mapping[str, Mapping[str, str]]] = {
    "catalog": {"metadata": "", "groups": "group", "controls": "control", "uuid": ""},
    "group": {"id": "", "title": "", "groups": "group", "controls": "control"},
    "control": {"id": "", "title": "", "controls": "control", "parts": "part", "params": "param"},
    "part": {"id": "", "name": "", "prose": "", "parts": "part"},
    "param": {"id": "", "label": "", "select": ""},
    "profile": {"metadata": "", "imports": "import", "uuid": ""},
    "import": {"href": "", "include-controls": "chosen"},
    "chosen": {"with-ids": ""},
}
"""Kind of object → its members that become something; for a list of objects, of which kind."""

_REQUIREMENTS: Final = {"id": "", "title": "", "text": "", "applicability": "", "state": "",
                        "recommendation": "", "recommendations": "", "replaced-by": ""}  # fmt: skip

_FAMILY: Final = {"id": "", "title": "", "description": "", "controls": "control",
                  "guidelines": "control"}  # fmt: skip

_GEMARA: Final[Mapping[str, Mapping[str, str]]] = {
    "catalog": {"metadata": "", "title": "", "control-families": "family", "families": "family",
                "categories": "family", "groups": "family", "controls": "control",
                "guidelines": "control", "imported-controls": "import", "imports": "import"},
    "family": _FAMILY,
    "control": {"id": "", "title": "", "family": "", "group": "", "objective": "", "state": "",
                "replaced-by": "", "recommendations": "", "assessment-requirements": "requirement",
                "statements": "requirement"},
    "requirement": _REQUIREMENTS,
    "import": {"reference-id": "", "entries": "entry"},
    "entry": {"reference-id": "", "remarks": ""},
}  # fmt: skip

SHOWN_PARTS: Final = ("statement", "guidance")
"""The parts of a control of OSCAL that become notes, with those in them."""


def oscal_remarks(value: Mapping[str, Any], kind: str) -> list[Remark]:
    """Return what the report says of *value*, a ``catalog`` or a ``profile`` of OSCAL."""
    return _remarks(value, kind, _OSCAL)


def gemara_remarks(value: Mapping[str, Any]) -> list[Remark]:
    """Return what the report says of *value*, a catalogue of Gemara."""
    return _remarks(value, "catalog", _GEMARA)


def _remarks(
    value: Mapping[str, Any], kind: str, known: Mapping[str, Mapping[str, str]]
) -> list[Remark]:
    counts = Counter(_left(value, kind, known))
    counts.update(
        f"metadata.{name}" for name in _object(value.get("metadata")) if name not in _HEAD
    )
    if not counts:
        return []
    shown = [f"{shorten(name)} ({number})" for name, number in counts.most_common(_MOST)]
    rest = counts.total() - sum(number for _, number in counts.most_common(_MOST))
    what = ", ".join([*shown, *([f"... ({rest})"] if rest else [])])
    return [Remark(0, _LEFT, (("what", what),))]


def _object(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _left(
    value: Mapping[str, Any], kind: str, known: Mapping[str, Mapping[str, str]]
) -> Iterator[str]:
    """Yield the name of each member in *value* that becomes nothing."""
    left: list[tuple[Mapping[str, Any], str]] = [(value, kind)]
    while left:
        each, kind = left.pop()
        members = known[kind]
        for name, member in each.items():
            inner = members.get(name)
            if inner is None:
                yield f"{kind}.{name}"
            elif inner:
                objects = [one for one in _sequence(member) if isinstance(one, dict)]
                for one in objects:
                    if kind == "control" and inner == "part" and one.get("name") not in SHOWN_PARTS:
                        yield f"part {one.get('name', '')}"
                    else:
                        left.append((one, inner))


def _sequence(value: object) -> Sequence[Any]:
    return value if isinstance(value, list) else ()
