"""Whether the version in the head of a page has followed that of the project in its history."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from sphinx_readiness.files.git_history import History
from sphinx_readiness.files.git_refs import watch_repository
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.versions import Mismatch, PageClaims, Source
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.compare import agrees, parse
from sphinx_readiness.versions.truth.git_tags import tags

MOST_PAGES: Final = 20
"""Pages whose history is looked at."""

_ENOUGH: Final = 2
"""Different versions that a page has shared with the project: one may be a coincidence."""

_HEAD: Final = 6_000
"""Characters at the beginning of a page that may be its head."""

_VERSION: Final = re.compile(r"v?(\d{1,9}(?:\.\d{1,9}){1,7}[\w.+-]{0,60})")

_MARKDOWN: Final = (".md", ".markdown", ".myst")


def with_history(
    tree: Tree, pages: Iterable[PageClaims], mismatches: Sequence[Mismatch]
) -> tuple[Mismatch, ...]:
    """Return *mismatches*; those of pages whose versions followed the project's are sure now."""
    revised = {page.path for page in pages if page.own_revision}
    doubtful = [each for each in mismatches if not each.sure]
    asked = dict.fromkeys(each.claim.location.path for each in doubtful)
    paths = [path for path in asked if path not in revised][:MOST_PAGES]
    if not paths:
        return tuple(mismatches)
    watch_repository(tree)
    sources = {each.claim.location.path: each.source for each in doubtful}
    followed = _followed(tree, [(path, sources[path]) for path in paths])
    return tuple(
        each._replace(sure=each.sure or each.claim.location.path in followed) for each in mismatches
    )


def _followed(tree: Tree, wanted: Sequence[tuple[str, Source]]) -> set[str]:
    """Return the paths of pages that had at least two versions which were those of their source."""
    shared: dict[str, set[str]] = {path: set() for path, _source in wanted}
    history = History(tree.root)
    past = _Past(tree, history)
    try:
        files = [name for path, source in wanted for name in (path, source.location.path)]
        for blobs in history.blobs(files):
            for at, (path, source) in enumerate(wanted):
                version = past.stated(blobs[2 * at], path)
                if (
                    version
                    and version not in shared[path]
                    and past.was(version, source, blobs[2 * at + 1])
                ):
                    shared[path].add(version)
            if all(len(each) >= _ENOUGH for each in shared.values()):
                break
    finally:
        history.close()
    return {path for path, versions in shared.items() if len(versions) >= _ENOUGH}


class _Past:
    """What pages and sources said in earlier commits, each content looked at once."""

    def __init__(self, tree: Tree, history: History) -> None:
        self._tree = tree
        self._history = history
        self._stated: dict[str, str] = {"": ""}
        self._known: dict[tuple[str, str], str] = {}
        found = map(_VERSION.search, sorted(tags(tree.root) or ()))
        self._released = {parse(each[1]) for each in found if each is not None}

    def stated(self, blob: str, path: str) -> str:
        """Return the version in the head of the page *path* when it was *blob*; or nothing."""
        if blob not in self._stated:
            self._stated[blob] = _stated(self._history.text(blob), path)
        return self._stated[blob]

    def was(self, version: str, source: Source, blob: str) -> bool:
        """Say whether *version* is true of *source* when its file was *blob*, or of a tag."""
        if source.released:
            return parse(version) in self._released
        key = (blob, source.location.path)
        if key not in self._known:
            self._known[key] = _known(self._tree, source, self._history.text(blob))
        known = self._known[key]
        return bool(known) and agrees(version, source._replace(version=known)) is True


def _stated(text: str, path: str) -> str:
    """Return the version in the head of a page that was *text*; nothing without one."""
    page = scan(text[:_HEAD], path, markdown=path.endswith(_MARKDOWN), always=True)
    claims = page.claims if page is not None else ()
    return next((each.version for each in claims if each.form == "field" and not each.subject), "")


def _known(tree: Tree, source: Source, before: str) -> str:
    """Return the version of *source* when its file was *before*: behind the same words as now."""
    lines = (tree.text(source.location.path) or "").split("\n")
    line = lines[source.location.line - 1] if source.location.line <= len(lines) else ""
    words = line.partition(source.version)[0]
    for each in before.split("\n"):
        if each.startswith(words):
            match = _VERSION.match(each, len(words))
            if match is not None:
                return match[1]
    return ""
