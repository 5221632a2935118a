"""What keeps items from being needs, or their links from leading anywhere."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.lookup import CHECKLIST, ITEM, SEPARATOR, Lookup, lists_of
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.file_names import is_file_name
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.workspace.authored_needs import LINK, TYPE
from sphinx_readiness.workspace.need_ids import (
    EVIDENCE,
    ID_REGEX,
    Names,
    is_condition,
    linked_words,
    split_condition,
)

if TYPE_CHECKING:
    from sphinx_readiness.model.items import Item
    from sphinx_readiness.model.record import Project
    from sphinx_readiness.model.waivers import BoundWaiver
    from sphinx_readiness.workspace.authored_needs import Authored


def with_needs(project: Project, authored: Authored) -> Project:
    """Return *project* with the needs that block it, and with what is wrong between the two."""
    found = [*_problems(project, authored)] if authored.mapping.enabled else []
    if any(each.items for each in project.all_checklists()):
        found += _unfit(authored)
    waivers = tuple(_excusing(each, authored) for each in project.waivers)
    problems = (*project.problems, *found)
    return project._replace(problems=problems, needs=authored.blocking, waivers=waivers)


def _excusing(bound: BoundWaiver, authored: Authored) -> BoundWaiver:
    """Return the waiver of a finding with the places of the needs that it names."""
    named = [id_ for id_ in bound.unknown if bound.waiver.rule and id_ in authored.needs]
    if not named:
        return bound
    places = (authored.needs[id_].location for id_ in named)
    return bound._replace(
        items=(*bound.items, *named),
        unknown=tuple(id_ for id_ in bound.unknown if id_ not in named),
        places=bound.places | {(place.path, place.line) for place in places},
    )


def _unfit(authored: Authored) -> Iterator[RawProblem]:
    """Yield a problem for each name that items need, and that the project has otherwise."""
    for name, kind in authored.unfit:
        message, hint = _UNFIT.get(kind, _UNFIT_FIELD)
        yield RawProblem(
            "invalid-configuration",
            (authored.conf.path, authored.conf.line),
            message,
            hint,
            (("name", name), ("kind", kind)),
        )


_UNFIT_FIELD: Final = (
    N_("the project has no field '{name}' that can hold what items have in it: {kind}"),
    N_("Declare it in 'needs_fields' with the schema type '{kind}', or give another one in the "
       "table 'fields' of the option 'needs'."),
)  # fmt: skip

_UNFIT: Final = {
    LINK: (
        N_("the project has no type of link '{name}', which the option 'needs' names"),
        N_("Declare it in 'needs_links', or name another one."),
    ),
    TYPE: (
        N_("items cannot be needs of the type '{name}', as a directive has that name"),
        N_("Name another type in the option 'needs'."),
    ),
}
"""What is wrong, and the mend, by what is unfit."""


def _problems(project: Project, authored: Authored) -> Iterator[RawProblem]:
    ids = Lookup(project.records)
    names = Names(project.records, ids, authored.mapping)
    roles = {(each.target, each.place[0]) for each in project.references}
    allowed = re.compile(authored.id_regex).match
    for record in project.records:
        for checklist in lists_of(record):
            for item in checklist.items:
                need = names.places.get((item.docname, item.anchor))
                if need is not None:  # a repeated id has a finding of its own
                    yield from _own(item, need, allowed, authored)
                for target in _dead_links(item, record.id, names, ids, authored):
                    # What a role says is a link as well, and has a rule of its own.
                    if (target, item.location.path) not in roles:
                        yield _leads_nowhere(item, target)


def _own(
    item: Item, need: str, allowed: Callable[[str], object], authored: Authored
) -> Iterator[RawProblem]:
    """Yield what keeps *item* from being the need of the id *need*, or from being reached."""
    if need in authored.needs:
        yield _taken(item, need, authored)
    elif not allowed(need):
        yield _refused(item, need, authored.id_regex)
    elif "." in need:
        yield _unreachable(item, need)


def _place(item: Item) -> tuple[str, int]:
    return item.location.path, item.location.line


def _taken(item: Item, need: str, authored: Authored) -> RawProblem:
    at = authored.needs[need].location
    return RawProblem(
        "duplicate-id",
        _place(item),
        N_("'{id}' is the id of this item and of a need at {place}; the item is no need"),
        N_("Give one of them another id."),
        (("id", need), ("place", f"{at.path}:{at.line}")),
    )


def _refused(item: Item, need: str, id_regex: str) -> RawProblem:
    return RawProblem(
        "invalid-id",
        _place(item),
        N_("sphinx-needs refuses the id '{id}', which does not match '{pattern}'"),
        N_("Write another id, or in 'conf.py': needs_id_regex = r'{mend}'"),
        (("id", need), ("pattern", shorten(id_regex, 80)), ("mend", ID_REGEX)),
    )


def _unreachable(item: Item, need: str) -> RawProblem:
    return RawProblem(
        "invalid-id",
        _place(item),
        N_("links of sphinx-needs cannot reach '{id}': what follows the '.' is a part to them"),
        N_("Write the id without '.'."),
        (("id", need),),
    )


def _dead_links(
    item: Item, record: str, names: Names, ids: Lookup, authored: Authored
) -> Iterator[str]:
    """Yield each link that looks like an id and is none that is known."""
    for column, _kind, target in linked_words(item, authored.mapping):
        if (
            column == EVIDENCE
            or is_file_name(target)
            or names.target(target, record, authored.needs)
        ):
            continue
        word, condition = split_condition(target)
        owner, _separator, id_ = word.rpartition(SEPARATOR)
        if owner and owner not in ids.records:
            continue
        found = ids.find(word, record, (ITEM, CHECKLIST))
        if (condition or len(found) != 1) and is_valid_id(id_):
            yield target


def _leads_nowhere(item: Item, target: str) -> RawProblem:
    word, condition = split_condition(target)
    if condition and not is_condition(condition):
        return RawProblem(
            "unknown-need",
            _place(item),
            N_("the condition of the link '{target}' is not understood, so it is no link"),
            N_("Compare fields with values, as in '{example}'."),
            (("target", shorten(target)), ("example", f"{shorten(word, 40)}[version == 1]")),
        )
    return RawProblem(
        "unknown-need",
        _place(item),
        N_("the link '{target}' leads nowhere; expected the id of a need or of an item"),
        N_("Correct the id, or add the need."),
        (("target", shorten(target)),),
    )
