"""Catalogues of controls in JSON to blocks: Gemara, OSCAL, and plain lists of objects."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.blocks import (
    Block,
    Remark,
    heading_block,
    paragraph_block,
    table_block,
)
from sphinx_readiness.importing.readers.gemara import gemara_groups, is_gemara
from sphinx_readiness.importing.readers.left_out import gemara_remarks, oscal_remarks
from sphinx_readiness.importing.readers.members import HEADERS, Group, mapping_of, text_of
from sphinx_readiness.importing.readers.oscal import oscal_groups, profile_groups
from sphinx_readiness.text.phrases import N_


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
    groups: list[Group] = []
    head: Mapping[str, Any] = {}
    if isinstance(value, dict) and isinstance(value.get("catalog"), dict):
        head = mapping_of(value["catalog"].get("metadata"))
        groups = list(oscal_groups(value["catalog"], "Controls"))
        remarks += oscal_remarks(value["catalog"], "catalog")
    elif isinstance(value, dict) and isinstance(value.get("profile"), dict):
        head = mapping_of(value["profile"].get("metadata"))
        groups = list(profile_groups(value["profile"]))
        remarks += oscal_remarks(value["profile"], "profile")
    elif isinstance(value, dict) and is_gemara(value):
        head = {"title": value.get("title"), **mapping_of(value.get("metadata"))}
        groups = list(gemara_groups(value))
        remarks += gemara_remarks(value)
    elif isinstance(value, list) and value and all(isinstance(each, dict) for each in value):
        yield from _objects(value)
        return
    if not any(each.rows for each in groups):
        raise UnreadableFile(
            name,
            1,
            N_("this JSON has no controls; expected a catalog of Gemara or OSCAL, an OSCAL profile "
               "or a list of objects"),
            N_("Name a file of one of these formats."),
        )  # fmt: skip
    yield heading_block(text_of(head, "title") or name, 1)
    for key, names in (("Version", ("version",)), ("Last updated", ("last-modified", "date"))):
        said = next(filter(None, (text_of(head, each) for each in names)), "")
        if said:
            yield paragraph_block(f"Checklist {key.lower()}: {said}" if key == "Version"
                            else f"{key}: {said[:10]}")  # fmt: skip
    if about := text_of(head, "description"):
        yield paragraph_block(about)
    for group in groups:
        if group.rows or group.before:
            yield heading_block(group.title, 2)
        yield from map(paragraph_block, group.before)
        if group.rows:
            yield table_block(HEADERS, group.rows)
        yield from map(paragraph_block, group.after)


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
