"""How far the newest tag reaches: whether it is of what is checked out, and the newest there is."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Final

from sphinx_readiness.files.git_refs import references
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.compare import newer

if TYPE_CHECKING:
    from sphinx_readiness.files.git_ancestry import Ancestry

_TAGS: Final = ".git/refs/tags/"


def is_newest(tree: Tree, tag: Source) -> bool:
    """Say whether no tag is newer than *tag*.

    A shallow clone may lack some, but for that of the commit that is checked out.
    """
    known = references(tree.root)
    if known is None or not known.incomplete:
        return True
    with _looked_up(tree, tag) as (history, commit):
        return commit == history.head


def is_elsewhere(tree: Tree, lead: Source, tag: Source) -> bool:
    """Say whether *tag* is ahead of *lead* and of another branch, such as that of a fix."""
    if not newer(tag.version, lead.version, tag.scheme):
        return False
    with _looked_up(tree, tag) as (history, commit):
        return bool(commit) and history.behind(commit) is None and not history.shallow


@contextmanager
def _looked_up(tree: Tree, tag: Source) -> Iterator[tuple[Ancestry, str]]:
    """Return the history of what is checked out, and the commit of *tag*, if that is there."""
    from sphinx_readiness.files.git_ancestry import (  # noqa: PLC0415 - seldom needed
        MOST_FOR_TAGS,
        Ancestry,
    )

    with closing(Ancestry(tree.root, MOST_FOR_TAGS)) as history:
        yield history, history.tagged(tag.location.path.removeprefix(_TAGS))
