"""Catalogues of controls in JSON to blocks: Gemara, OSCAL, and plain lists of objects.

Formats: https://gemara.openssf.org (layer 2, control catalogs) and
https://pages.nist.gov/OSCAL-Reference/models/v1.1.3/catalog/json-outline/ (catalogs and profiles).
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.blocks import (
    Block,
    Remark,
    heading_block,
    paragraph_block,
    table_block,
)
from sphinx_readiness.importing.readers.left_out import (
    SHOWN_PARTS,
    gemara_remarks,
    oscal_remarks,
)
from sphinx_readiness.text.phrases import N_

_HEADERS: Final = ("ID", "Item", "Status", "Owner", "Notes", "Tags")

_DEEPEST: Final = 20

_Group = tuple[str, list[tuple[str, ...]]]


def read_catalogue(text: str, name: str) -> tuple[list[Block], list[Remark]]:
    """Return the blocks of the JSON *text*: a heading for each group, with a table below it.

    The second value says what of it is left out. Raises UnreadableFile for what is no JSON, or none
    of these formats.
    """
    value = parse_json(text, name)
    remarks: list[Remark] = []
    blocks = list(_blocks(value, name, remarks))
    return blocks, remarks


def _blocks(value: object, name: str, remarks: list[Remark]) -> Iterator[Block]:
    groups: list[_Group] = []
    head: Mapping[str, Any] = {}
    if isinstance(value, dict) and isinstance(value.get("catalog"), dict):
        head = _mapping(value["catalog"].get("metadata"))
        groups = list(_oscal_groups(value["catalog"], "Controls", 0))
        remarks += oscal_remarks(value["catalog"], "catalog")
    elif isinstance(value, dict) and isinstance(value.get("profile"), dict):
        head = _mapping(value["profile"].get("metadata"))
        groups = list(_profile_groups(value["profile"]))
        remarks += oscal_remarks(value["profile"], "profile")
    elif isinstance(value, dict) and _is_gemara(value):
        head = {"title": value.get("title"), **_mapping(value.get("metadata"))}
        groups = list(_gemara_groups(value))
        remarks += gemara_remarks(value)
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        yield from _objects(value)
        return
    groups = [(title, rows) for title, rows in groups if rows]
    if not groups:
        raise UnreadableFile(
            name,
            1,
            N_("this JSON has no controls; expected a catalog of Gemara or OSCAL, an OSCAL profile "
               "or a list of objects"),
            N_("Name a file of one of these formats."),
        )  # fmt: skip
    yield heading_block(_text(head, "title") or name, 1)
    for key, names in (("Version", ("version",)), ("Last updated", ("last-modified", "date"))):
        said = next(filter(None, (_text(head, each) for each in names)), "")
        if said:
            yield paragraph_block(f"Checklist {key.lower()}: {said}" if key == "Version"
                            else f"{key}: {said[:10]}")  # fmt: skip
    for title, rows in groups:
        yield heading_block(title, 2)
        yield table_block(_HEADERS, rows)


def _mapping(value: object) -> Mapping[str, Any]:
    return value if isinstance(value, dict) else {}


def _list(value: object) -> list[Mapping[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _text(mapping: Mapping[str, Any], *names: str) -> str:
    """Return the first text of *mapping* under one of *names*, on one line."""
    for name in names:
        value = mapping.get(name)
        if isinstance(value, str) and value.strip():
            return " ".join(value.split())
    return ""


def _row(id_: str, title: str, notes: str, tags: str = "") -> tuple[str, ...]:
    return (id_, title, "\u2b1c", "", notes, tags)


def _is_gemara(value: Mapping[str, Any]) -> bool:
    return any(name in value for name in ("control-families", "controls", "families"))


def _gemara_groups(catalogue: Mapping[str, Any]) -> Iterator[_Group]:
    """Yield the families; each assessment requirement is a row, or else its control."""
    families = _list(catalogue.get("control-families")) or _list(catalogue.get("families"))
    loose = _list(catalogue.get("controls"))
    for family in families:
        own = _list(family.get("controls"))
        own += [each for each in loose if _text(each, "family") == _text(family, "id")]
        yield _text(family, "title", "id"), [row for each in own for row in _gemara_rows(each)]
    known = {_text(family, "id") for family in families}
    rest = [each for each in loose if _text(each, "family") not in known]
    yield "Controls", [row for each in rest for row in _gemara_rows(each)]


def _gemara_rows(control: Mapping[str, Any]) -> Iterator[tuple[str, ...]]:
    title = _text(control, "title", "objective", "id")
    requirements = _list(control.get("assessment-requirements"))
    if not requirements:
        yield _row(_text(control, "id"), title, _text(control, "objective"))
    for each in requirements:
        levels = each.get("applicability")
        tags = ", ".join(map(str, levels)) if isinstance(levels, list) else ""
        notes = ". ".join(filter(None, (title, _text(each, "recommendation"))))
        yield _row(_text(each, "id"), _text(each, "text", "id"), notes, tags)


def _oscal_groups(group: Mapping[str, Any], title: str, depth: int) -> Iterator[_Group]:
    """Yield the groups of a catalog; controls within controls follow theirs."""
    yield title, list(_oscal_rows(_list(group.get("controls")), 0))
    for inner in _list(group.get("groups")) if depth < _DEEPEST else ():
        yield from _oscal_groups(inner, _text(inner, "title", "id"), depth + 1)


def _oscal_rows(controls: list[Mapping[str, Any]], depth: int) -> Iterator[tuple[str, ...]]:
    for control in controls:
        parts = _list(control.get("parts"))
        statement, guidance = (
            " ".join(_prose([each for each in parts if each.get("name") == name]))
            for name in SHOWN_PARTS
        )
        said = " ".join(filter(None, (statement, guidance and f"Guidance: {guidance}")))
        said = _with_parameters(said, _list(control.get("params")))
        yield _row(_text(control, "id"), _text(control, "title", "id"), said)
        if depth < _DEEPEST:
            yield from _oscal_rows(_list(control.get("controls")), depth + 1)


_INSERTED: Final = re.compile(r"\{\{ ?(?:insert: ?)?(?:param,)? ?(?P<id>[\w.-]{1,80}) ?\}\}")


def _with_parameters(text: str, parameters: list[Mapping[str, Any]]) -> str:
    """Return *text* with the labels of *parameters* in square brackets where they are inserted."""
    labels = {_text(each, "id"): _text(each, "label") for each in parameters}
    return _INSERTED.sub(
        lambda match: f"[{labels[match['id']]}]" if labels.get(match["id"]) else match[0], text
    )


def _prose(parts: list[Mapping[str, Any]]) -> list[str]:
    """Return what *parts* say, and those in them, in their order."""
    found: list[str] = []
    left = parts[::-1]
    while left:
        part = left.pop()
        found += filter(None, (_text(part, "prose"),))
        left += _list(part.get("parts"))[::-1]
    return found


def _profile_groups(profile: Mapping[str, Any]) -> Iterator[_Group]:
    """Yield a group for each import of a profile, with the controls that it names."""
    for each in _list(profile.get("imports")):
        rows = []
        for chosen in _list(each.get("include-controls")):
            ids = chosen.get("with-ids")
            rows += [_row(str(id_), f"Control {str(id_).upper()}", "")
                     for id_ in (ids if isinstance(ids, list) else ())]  # fmt: skip
        yield _text(each, "href") or "Controls", rows


def _objects(objects: list[dict[str, Any]]) -> Iterator[Block]:
    """Yield a table of *objects*, with a column for each of their names."""
    names = list(dict.fromkeys(name for each in objects for name in each))
    yield table_block(names, ([_shown(each.get(name)) for name in names] for each in objects))


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, list):
        return ", ".join(map(_shown, value[:100]))
    if isinstance(value, dict):
        return json.dumps(value, ensure_ascii=False)
    return " ".join(str(value).split())
