"""``manifest FILE POINTER [== VALUE]``: the file has the value there, or any at all.

`FILE` is TOML, JSON, YAML or XML, `POINTER` a JSON pointer; `!=` works, too. `VALUE` is written as
in JSON, or bare. Numbers with a fraction are compared as they are written.
"""

from __future__ import annotations

import json
from datetime import date, time
from typing import Final

from sphinx_readiness.evidence.forms import PATH, names_file
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reasons import no_file
from sphinx_readiness.evidence.surroundings import Given, Surroundings, judged, own
from sphinx_readiness.files.formats.parsed_files import WrittenFloat
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.truth.pointed import NOWHERE, value_at


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the file has the value, or any where none is given."""
    path = project.find(given["path"])
    if not path:
        return judged(no_file(given["path"]))
    found, place = value_at(project.tree, path, given["pointer"])
    values: Pairs = (("path", path), ("pointer", given["pointer"]))
    if found is NOWHERE:
        return Checked(False, N_("'{path}' has nothing at '{pointer}'"), values)
    if not given["operator"] or equal(found, given["value"]) == (given["operator"] == "=="):
        return Checked(True)
    shown = str(found) if isinstance(found, str | WrittenFloat) else json.dumps(found, default=str)
    return Checked(
        False,
        N_("'{pointer}' is {found} at {path}:{line}"),
        (*values, ("found", shorten(str(shown))), ("line", str(place.line))),
    )


def equal(found: object, wanted: str) -> bool:
    """Say whether *found* is what *wanted* writes: a JSON value, or bare text.

    A number with a fraction is compared as it is written, as it may be a version.
    """
    try:
        value = json.loads(wanted, parse_float=WrittenFloat)
    except (ValueError, RecursionError):
        value = wanted.strip("'")
    if isinstance(found, date | time):  # of TOML
        return _is_moment(found, str(value))
    if isinstance(found, WrittenFloat) or isinstance(value, WrittenFloat):
        return str(found) == str(value)
    if isinstance(found, str) and not isinstance(value, str):
        return found == wanted
    if isinstance(found, bool) != isinstance(value, bool):
        return False
    return bool(found == value)


def _is_moment(found: date | time, wanted: str) -> bool:
    """Say whether the date, time or both *found* is what *wanted* writes as ISO 8601 has it."""
    try:
        return bool(type(found).fromisoformat(wanted.strip()) == found)
    except (ValueError, TypeError):  # a time with a zone and one without
        return str(found) == wanted


KIND: Final = own(
    "manifest",
    rf"{PATH}(?:\s++|#)(?P<pointer>/(?:[^\s=!]|[=!](?!=)){{0,300}})"
    r"(?:\s*+(?P<operator>==|!=)\s*+(?P<value>\S.{0,300}))?",
    N_(
        "expected 'manifest FILE /pointer == VALUE', such as "
        "'manifest Cargo.toml /profile/release/lto == true'"
    ),
    check,
    names_file,
)
