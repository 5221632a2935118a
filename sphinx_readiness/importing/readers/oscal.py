"""Catalogs and profiles of OSCAL to groups of rows.

Format: https://pages.nist.gov/OSCAL-Reference/models/v1.1.3/catalog/json-outline/
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from sphinx_readiness.importing.readers.left_out import SHOWN_PARTS
from sphinx_readiness.importing.readers.members import (
    Group,
    mapping_of,
    objects_of,
    row,
    sentences,
    text_of,
    texts_of,
)

_DEEPEST: Final = 20


def oscal_groups(group: Mapping[str, Any], title: str, depth: int = 0) -> Iterator[Group]:
    """Yield the groups of a catalog; controls within controls follow theirs."""
    yield Group(title, list(_rows(objects_of(group.get("controls")), 0)))
    for inner in objects_of(group.get("groups")) if depth < _DEEPEST else ():
        yield from oscal_groups(inner, text_of(inner, "title", "id"), depth + 1)


def _rows(controls: list[Mapping[str, Any]], depth: int) -> Iterator[tuple[str, ...]]:
    for control in controls:
        parts = objects_of(control.get("parts"))
        statement, guidance = (
            " ".join(_prose([each for each in parts if each.get("name") == name]))
            for name in SHOWN_PARTS
        )
        said = " ".join(filter(None, (statement, guidance and f"Guidance: {guidance}")))
        said = _with_parameters(said, objects_of(control.get("params")))
        asked = not is_withdrawn(control)
        notes = said if asked else sentences("Withdrawn", said)
        title = text_of(control, "title", "id")
        yield row(text_of(control, "id"), title, notes, asked=asked)
        if depth < _DEEPEST:
            yield from _rows(objects_of(control.get("controls")), depth + 1)


def is_withdrawn(control: Mapping[str, Any]) -> bool:
    """Say whether *control* only stands for its id: nobody has to meet it any more."""
    return any(
        text_of(each, "name") == "status" and text_of(each, "value").lower() == "withdrawn"
        for each in objects_of(control.get("props"))
    )


_INSERTED: Final = re.compile(r"\{\{ ?(?:insert: ?)?(?:param,)? ?(?P<id>[\w.-]{1,80}) ?\}\}")


def _with_parameters(text: str, parameters: list[Mapping[str, Any]]) -> str:
    """Return *text* with what *parameters* stand for, in square brackets where they are inserted.

    A parameter is a label, or a choice of texts, which may insert others.
    """
    if not parameters:
        return text
    known = {text_of(each, "id"): each for each in parameters}

    def label(match: re.Match[str]) -> str:
        said = text_of(known.get(match["id"], {}), "label")
        return f"[{said}]" if said else match[0]

    def inserted(match: re.Match[str]) -> str:
        select = mapping_of(known.get(match["id"], {}).get("select"))
        choices = [_INSERTED.sub(label, each) for each in texts_of(select.get("choice"))]
        many = "one or more of: " if text_of(select, "how-many") == "one-or-more" else ""
        return f"[{many}{' | '.join(choices)}]" if choices else label(match)

    return _INSERTED.sub(inserted, text)


def _prose(parts: list[Mapping[str, Any]]) -> list[str]:
    """Return what *parts* say, and those in them, in their order."""
    found: list[str] = []
    left = parts[::-1]
    while left:
        part = left.pop()
        found += filter(None, (text_of(part, "prose"),))
        left += objects_of(part.get("parts"))[::-1]
    return found


def profile_groups(profile: Mapping[str, Any]) -> Iterator[Group]:
    """Yield a group for each import of a profile, with the controls that it names."""
    named = {
        f"#{text_of(each, 'uuid')}": _name(each)
        for each in objects_of(mapping_of(profile.get("back-matter")).get("resources"))
    }
    for each in objects_of(profile.get("imports")):
        rows = []
        for chosen in objects_of(each.get("include-controls")):
            ids = chosen.get("with-ids")
            rows += [row(str(id_), f"Control {str(id_).upper()}", "")
                     for id_ in (ids if isinstance(ids, list) else ())]  # fmt: skip
        href = text_of(each, "href")
        yield Group(named.get(href) or href or "Controls", rows)


def _name(resource: Mapping[str, Any]) -> str:
    """Return what a *resource* is, or how the file is called that it links to."""
    links = objects_of(resource.get("rlinks"))
    files = [text_of(each, "href").rstrip("/").rpartition("/")[2] for each in links]
    about = text_of(resource, "title", "description")
    return about or next(filter(None, files), "")
