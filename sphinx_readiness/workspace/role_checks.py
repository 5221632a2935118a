"""Roles of the configuration that are about nothing, or that anybody may sign for."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import Final

from sphinx_readiness.config.options import Options
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.phrases import N_

UNBOUND_ROLE: Final = "unbound-role"

OPEN_ROLE: Final = "open-role"


def role_problems(
    project: Project, options: Options, named: Collection[str], place: Place
) -> Iterator[RawProblem]:
    """Yield a problem for each role of *options* that means less than it says.

    *named* are all roles of *project*, folded, and *place* is where they are configured.
    """
    checklists = {each.id for record in project.records for each in record.checklists}
    tags: set[str] | None = None
    files: dict[str, str] = {}
    for role in options.roles:
        other = files.setdefault(slug(role.name), role.name)
        if other != role.name:
            yield RawProblem(
                UNBOUND_ROLE, place,
                N_("roles '{one}' and '{other}' have one file for their sign-offs"),
                N_("Let their names differ in letters or digits."),
                (("one", shorten(other, 40)), ("other", shorten(role.name, 40))),
            )  # fmt: skip
        missing = [each for each in role.checklists if each not in checklists]
        if role.tags and tags is None:
            tags = {fold_case(tag) for item in project.all_items() for tag in item.tags}
        missing += [each for each in role.tags if tags is not None and fold_case(each) not in tags]
        if missing and project.records:
            yield RawProblem(
                UNBOUND_ROLE, place,
                N_("role '{role}' is about '{scope}', which no record has"),
                N_("Correct the id of the checklist or the tag in 'roles'."),
                (("role", shorten(role.name, 40)), ("scope", shorten(missing[0], 40))),
            )  # fmt: skip
        if options.require_signatures and not role.principals:
            yield RawProblem(
                OPEN_ROLE, place,
                N_("anybody in '{path}' may sign for role '{role}', as it names no principals"),
                N_("Write 'principals' into its table."),
                (("path", shorten(options.allowed_signers)),
                 ("role", shorten(role.name, 40))),
            )  # fmt: skip
    for name in options.waiver_roles:
        if fold_case(name) not in named:
            yield RawProblem(
                UNBOUND_ROLE, place,
                N_("'waiver_roles' has '{role}', which is no role"),
                N_("Name it in 'roles', or correct it."),
                (("role", shorten(name, 40)),),
            )  # fmt: skip
