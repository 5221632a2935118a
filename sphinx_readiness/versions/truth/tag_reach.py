"""How far the newest tag reaches: whether it is of what is checked out, and the newest there is."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.files.git_refs import references
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.compare import newer

_TAGS: Final = ".git/refs/tags/"


def is_newest(tree: Tree, tag: Source) -> bool:
    """Say whether no tag is newer than *tag*.

    A shallow clone may lack some, but for that of the commit that is checked out.
    """
    known = references(tree.root)
    if known is None or not known.incomplete:
        return True
    from sphinx_readiness.files.git_ancestry import Ancestry  # noqa: PLC0415 - seldom needed

    history = Ancestry(tree.root, 1)
    try:
        return history.tagged(tag.location.path.removeprefix(_TAGS)) == history.head
    finally:
        history.close()


def is_elsewhere(tree: Tree, lead: Source, tag: Source) -> bool:
    """Say whether *tag* is ahead of *lead* and of another branch, such as that of a fix."""
    if not newer(tag.version, lead.version, tag.scheme):
        return False
    from sphinx_readiness.files.git_ancestry import (  # noqa: PLC0415 - seldom needed
        MOST_FOR_TAGS,
        Ancestry,
    )

    history = Ancestry(tree.root, MOST_FOR_TAGS)
    try:
        commit = history.tagged(tag.location.path.removeprefix(_TAGS))
        return bool(commit) and history.behind(commit) is None and not history.shallow
    finally:
        history.close()
