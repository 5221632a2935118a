"""All that is found out about versions: documents, manifests, release tools, lockfiles, items."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.config.options import Options
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.files.stamps import Stamp
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.versions import NOTHING_KNOWN, PageClaims, Source, VersionFacts
from sphinx_readiness.versions.changelogs import check_changelog
from sphinx_readiness.versions.check import check_pages
from sphinx_readiness.versions.conventions import find_conventions, sources, unlisted
from sphinx_readiness.versions.truth import SOURCE_RULE, find_truth

if TYPE_CHECKING:
    from sphinx_readiness.evidence.kinds import EvidenceKind
    from sphinx_readiness.evidence.statements import Verbs
    from sphinx_readiness.evidence.surroundings import Needs, Reach


class Known(NamedTuple):
    """What is known about the versions of a project, and what could not be read for it."""

    facts: VersionFacts
    problems: tuple[RawProblem, ...]
    watched: Mapping[str, Stamp] | None = None
    """All files that this depends on; None if it may change without any of them."""

    @property
    def silent(self) -> bool:
        """Whether there is nothing to report."""
        return not self.problems and self.facts == NOTHING_KNOWN

    def given_to(self, project: Project) -> Project:
        """Return *project* with what is known."""
        problems = (*project.problems, *self.problems)
        return project._replace(problems=problems, versions=self.facts)


def know(
    root: Path,
    options: Options,
    pages: Iterable[PageClaims],
    items: Iterable[Item] = (),
    conf: Sequence[Source] = (),
    names: Sequence[str] = (),
    kinds: Sequence[EvidenceKind] = (),
    *,
    today: date,
    needs: Needs | None = None,
    reach: Reach | None = None,
    verbs: Verbs | None = None,
) -> Known:
    """Read the sources of truth below *root*; compare what *pages* state and check *items*.

    *conf* is what ``conf.py`` states, *names* are further names of the project, *kinds* the kinds
    of evidence that plug-ins add. *today* is the day of the report, *needs* are those of
    sphinx-needs, where they are known; *reach* opens addresses, where that is asked for;
    *verbs* have read the items already.
    """
    tree = Tree(root)
    pages = tuple(pages)
    truth = find_truth(tree, options.version_source, conf, names)
    conventions, broken = find_conventions(tree, SOURCE_RULE)
    if not options.version_source:
        truth = truth._replace(own=(*truth.own, *sources(conventions)))
    stating = tuple(items)
    lacking, unchecked = unlisted(tree, conventions)
    facts = check_pages(truth, pages, options.version_ignore)._replace(
        changelogs=check_changelog(tree, truth, options.version_ignore),
        unlisted=lacking,
        unchecked=unchecked,
    )
    if facts.mismatches:
        from sphinx_readiness.versions.page_package import without_packages  # noqa: PLC0415 - seldom

        facts = facts._replace(mismatches=without_packages(tree, facts.mismatches))
    if not all(each.sure for each in facts.mismatches):
        from sphinx_readiness.versions.page_history import with_history  # noqa: PLC0415 - seldom

        facts = facts._replace(mismatches=with_history(tree, pages, facts.mismatches))
    noted = (*broken, *truth.problems)
    if stating:
        from sphinx_readiness.workspace.checked_items import check_items  # noqa: PLC0415 - few do

        found = check_items(stating, tree, truth, options, kinds, today, needs, reach, verbs)
        facts = facts._replace(verifications=found.verifications, dependencies=found.dependencies)
        # A manifest is read for its version and beside its lockfile, with a limit of its own each.
        noted = (*found.problems, *noted)
    problems = {(each.rule, each.place, each.message): each for each in noted}
    watched = None if stating else tree.watched
    return Known(facts, tuple(reversed(problems.values())), watched)
