"""Misspelled options of the project (RD111): only their names change, so that comments stay."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import Any, Final

from sphinx_readiness.config.config_files import FILES
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import validate
from sphinx_readiness.fixing.scope import NO_PLACE, Fixer, Offers, Scope, fix_of, refused
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.text.phrases import N_

_TAKEN: Final = N_("'{new}' is set already, or cannot have that value")


def make(finding: Finding, scope: Scope) -> Offers:
    """Yield what renames an option that is nearly one, if nothing else has that name.

    The edited file is read again, as nothing else reads it before it is written: it has to have
    the same values, but for the name.
    """
    values = dict(finding.values)
    written, meant = values.get("option", ""), values.get("close", "")
    path, line = finding.location.path, finding.location.line
    table = dict(FILES).get(path.rpartition("/")[2])
    draft = scope.drafts.draft(path)
    if not (written and meant) or table is None or draft is None:
        return
    if draft.text != draft.before and written not in (_options(draft.text, table) or {}):
        return  # it is renamed already
    lines = draft.lines()
    text = lines[line - 1] if line <= len(lines) else ""
    found = list(re.finditer(rf"(?<![\w-]){re.escape(written)}(?![\w-])", text.partition("#")[0]))
    new = meant.replace("_", "-") if "-" in written else meant
    if len(found) != 1:
        yield refused(finding, NO_PLACE)
        return
    span = Span(path, line, found[0].start() + 1, line, found[0].end() + 1)
    edit = Edit(span, new)
    if _renamed(draft.text, table, written, meant, new) != _options(
        draft.with_edits((edit,)), table
    ):
        yield refused(finding, _TAKEN, new=new)
        return
    yield fix_of(
        finding,
        N_("call the option '{new}' instead of '{old}'"),
        (edit,),
        safe=False,
        mends=False,  # the file is read before it is written
        old=written,
        new=new,
    )


def _options(text: str, table: tuple[str, ...]) -> Mapping[str, Any] | None:
    """Return the options in *text*, a file of configuration; None if that cannot be read."""
    try:
        found: Any = tomllib.loads(text)
    except (ValueError, RecursionError):
        return None
    for part in table:
        found = found.get(part) if isinstance(found, Mapping) else None
    return found if isinstance(found, Mapping) else None


def _renamed(
    text: str, table: tuple[str, ...], written: str, meant: str, new: str
) -> Mapping[str, Any]:
    """Return the options in *text* with one called *new*; none where that is not possible."""
    options = _options(text, table) or {}
    taken = {name.replace("-", "_") for name in options}
    if written not in options or meant in taken:
        return {}
    if validate({meant: options[written]}, OptionSource("", {}))[1]:
        return {}
    return {new if name == written else name: value for name, value in options.items()}


FIXER: Final = Fixer(
    make,
    safe=False,
    unsafe=True,
    does=("Gives a misspelled option in a TOML file the name that is probably meant, if it can "
            "have that value."),
)  # fmt: skip


def set_by(text: str, path: str, before: str) -> dict[str, object]:
    """Return the options in the file *path* that *text* has and *before* has not, by name."""
    table = dict(FILES).get(path.rpartition("/")[2])
    if table is None:
        return {}
    old, new = _options(before, table) or {}, _options(text, table) or {}
    return {name.replace("-", "_"): new[name] for name in new if name not in old}
