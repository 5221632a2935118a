"""What keeps items from being needs, or their links from leading anywhere."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.ids import is_valid_id
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.sphinx_ext.links import is_file_name
from sphinx_readiness.sphinx_ext.needs.register import ID_REGEX
from sphinx_readiness.sphinx_ext.needs.to_be import link_ids

if TYPE_CHECKING:
    from sphinx_readiness.core.model import Item, Project
    from sphinx_readiness.sphinx_ext.needs.authored import Authored


def with_needs(project: Project, authored: Authored) -> Project:
    """Return *project* with the needs that block it, and with what is wrong between the two."""
    found = [*_problems(project, authored)]
    if any(each.items for each in project.all_checklists()):
        found += _unfit_fields(authored)
    return project._replace(problems=(*project.problems, *found), needs=authored.blocking)


def _unfit_fields(authored: Authored) -> Iterator[RawProblem]:
    """Yield a problem for each field of ours that the project has declared in another way."""
    for name, kind in authored.unfit:
        yield RawProblem(
            "invalid-configuration",
            (authored.conf.path, authored.conf.line),
            N_("the field '{field}' of 'needs_fields' cannot hold what items have in it: {kind}"),
            N_("Declare it with the schema type '{kind}', or leave it to this extension."),
            (("field", name), ("kind", kind)),
        )


def _problems(project: Project, authored: Authored) -> Iterator[RawProblem]:
    items = {item.id: item for item in reversed([*project.all_items()])}
    checklists = {each.id for each in project.all_checklists()}
    known = items.keys() | authored.needs.keys()
    roles = {(each.target, each.place[0]) for each in project.references}
    allowed = re.compile(authored.id_regex).match
    for item in project.all_items():
        if items[item.id] is item:  # a repeated id has a finding of its own
            if item.id in authored.needs:
                yield _taken(item, authored)
            elif allowed(item.id) is None:
                yield _refused(item, authored.id_regex)
            elif "." in item.id:
                yield _unreachable(item)
        if item.links:
            for target in _dead_links(item, known, checklists):
                # What a role says is a link as well, and has a rule of its own.
                if (target, item.location.path) not in roles:
                    yield _leads_nowhere(item, target)


def _place(item: Item) -> tuple[str, int]:
    return item.location.path, item.location.line


def _taken(item: Item, authored: Authored) -> RawProblem:
    at = authored.needs[item.id].location
    return RawProblem(
        "duplicate-id",
        _place(item),
        N_("'{id}' is the id of this item and of a need at {place}; the item is no need"),
        N_("Give one of them another id."),
        (("id", item.id), ("place", f"{at.path}:{at.line}")),
    )


def _refused(item: Item, id_regex: str) -> RawProblem:
    return RawProblem(
        "invalid-id",
        _place(item),
        N_("sphinx-needs refuses the id '{id}', which does not match '{pattern}'"),
        N_("Write another id, or in 'conf.py': needs_id_regex = r'{mend}'"),
        (("id", item.id), ("pattern", shorten(id_regex, 80)), ("mend", ID_REGEX)),
    )


def _unreachable(item: Item) -> RawProblem:
    return RawProblem(
        "invalid-id",
        _place(item),
        N_("links of sphinx-needs cannot reach '{id}': what follows the '.' is a part to them"),
        N_("Write the id without '.'."),
        (("id", item.id),),
    )


def _dead_links(item: Item, known: set[str], checklists: set[str]) -> Iterator[str]:
    """Yield each link that looks like an id and is none that is known."""
    live = {*link_ids(item, known, ()), *checklists}
    for target in item.links:
        if target in live or is_file_name(target):
            continue
        if is_valid_id(target.partition("[")[0]):
            yield target


def _leads_nowhere(item: Item, target: str) -> RawProblem:
    return RawProblem(
        "unknown-need",
        _place(item),
        N_("the link '{target}' leads nowhere; expected the id of a need or of an item"),
        N_("Correct the id, or add the need."),
        (("target", shorten(target)),),
    )
