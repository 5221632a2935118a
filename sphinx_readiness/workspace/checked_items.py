"""What checking the items of a project finds; imported where any of them states something."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import NamedTuple

from sphinx_readiness.config.options import Options
from sphinx_readiness.evidence.demands import Demands
from sphinx_readiness.evidence.dependency_statements import Dependencies
from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.statements import Verbs
from sphinx_readiness.evidence.surroundings import Needs, Reach, Surroundings
from sphinx_readiness.evidence.verify import Verifier, verify_items
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.evidence import Verification
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.versions import StatedDependency
from sphinx_readiness.versions.truth import Truth
from sphinx_readiness.workspace.other_report import read_other


class CheckedItems(NamedTuple):
    """What was found, and what is wrong with kinds of plug-ins and with lockfiles."""

    verifications: tuple[Verification, ...]
    dependencies: tuple[StatedDependency, ...]
    problems: tuple[RawProblem, ...]


def check_items(
    items: Sequence[Item],
    tree: Tree,
    truth: Truth,
    options: Options,
    kinds: Sequence[EvidenceKind],
    today: date,
    needs: Needs | None,
    reach: Reach | None = None,
    verbs: Verbs | None = None,
) -> CheckedItems:
    """Check what *items* state, and the versions in their notes, against the project.

    *reach* opens addresses of the web, where that is asked for; *verbs* have read *items* before.
    """
    dependencies = Dependencies(tree.root)
    surroundings = Surroundings(
        tree,
        truth,
        dependencies,
        today,
        demands=Demands(options.evidence_max_age, options.evidence_commit),
        needs=needs,
        read_other=read_other,
        reach=reach,
    )
    verifier = Verifier(surroundings, kinds, verbs)
    verifications = verify_items(verifier, items)
    surroundings.close()
    stated = tuple(dependencies.stated_in(items))
    problems = (*verifier.broken.values(), *dependencies.problems)
    return CheckedItems(verifications, stated, problems)
