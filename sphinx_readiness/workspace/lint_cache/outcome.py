"""What a whole lint came to, printed again as long as all that it looked at is as it was."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from typing import Any, Final, NamedTuple

from sphinx_readiness.files.git_names import git_names
from sphinx_readiness.files.look_again import unchanged
from sphinx_readiness.files.looks import LOOKS, Look, Looks
from sphinx_readiness.files.names import Names, names_below
from sphinx_readiness.text.canonical import canonical_text, json_text
from sphinx_readiness.workspace.lint_cache.request import Asked, Request, days
from sphinx_readiness.workspace.lint_cache.store import LARGEST, Store

_OF_DOCUTILS: Final = "docutils/parsers/rst/include"
"""The end of the folder that docutils includes files of its own from."""


class Around(NamedTuple):
    """What lies around the documents: the names below the roots, and in the repository."""

    names: tuple[str, ...]
    git: str
    passed_by: tuple[str, ...]
    """The names of folders that were not looked into."""


class Printed(NamedTuple):
    """What a lint has to print and to write, and its exit status."""

    status: int
    texts: tuple[bytes, ...]
    """One for each output, in order, as :meth:`.Store.encoded` has it."""


class RunCache:
    """What is known of one request, and what is to be kept of the run for it."""

    def __init__(self, store: Store, request: Request) -> None:
        """Look for *request* in *store*."""
        self.store = store
        self.request = request
        self._name = request.name()
        self.around = self._look_around()
        self._texts: list[bytes] = []
        passed_by = self.around.passed_by if self.around is not None else ()
        self.looks = Looks((*passed_by, *map(os.path.basename, request.written)))

    def is_of(self, asked: Asked) -> bool:
        """Say whether this is about what is *asked*; one of both may come from JSON."""
        return canonical_text(self.request.asked) == canonical_text(asked)

    def _look_around(self) -> Around | None:
        names: list[Names] = []
        for root in dict.fromkeys(map(os.path.realpath, self.request.roots)):
            found = names_below(root, documents=self.request.real, outputs=self.request.written)
            if found is None:
                return None
            names.append(found)
        repositories = [git_names(root) for root in self.request.roots]
        if None in repositories:
            return None
        passed_by = {name for each in names for name in each.passed_by}
        digests = tuple(each.digest for each in names)
        return Around(digests, json_text(repositories), tuple(sorted(passed_by)))

    def printed(self) -> Printed | None:
        """Return what is to be printed if nothing has changed since it was; else None."""
        around = self.around
        entry = _entry(self.store.load(self._name)) if around is not None else None
        if around is None or entry is None or entry.around != [around.names, around.git]:
            return None
        if len(entry.texts) != len(self.request.asked.outputs) or not unchanged(entry.looks):
            return None
        texts = [self.store.load_text(each) for each in entry.texts]
        if None in texts:
            return None
        return Printed(entry.status, tuple(each for each in texts if each is not None))

    @contextmanager
    def looking(self) -> Iterator[None]:
        """Note what is looked at meanwhile."""
        before = LOOKS.set(self.looks)
        try:
            yield
        finally:
            LOOKS.reset(before)

    def keeping(self, pieces: Iterable[str]) -> Iterator[str]:
        """Yield the *pieces* of one output, and keep them, as far as they are not too much."""
        kept = bytearray()
        for piece in pieces:
            if len(kept) <= LARGEST:
                kept += self.store.encoded(piece)
            yield piece
        if len(kept) > LARGEST:
            self.looks.spoiled = True
            kept.clear()
        self._texts.append(bytes(kept))

    def finish(self, status: int) -> None:
        """Keep what was printed with the exit *status*, if it can be told when it is so again."""
        self._keep(status)
        self.store.prune()  # pages may have been kept in any case

    def _keep(self, status: int) -> None:
        asked = self.request.asked
        if self.around is None or self.looks.spoiled or len(self._texts) != len(asked.outputs):
            return
        roots = {look.root for look in self.looks.found if look.root}
        roots = {each for each in roots if not each.replace(os.sep, "/").endswith(_OF_DOCUTILS)}
        if not all(map(self.request.covers, roots)):  # an option has moved the root
            return
        found = list(self.looks.found.items())
        # Something may have changed while it was read; and another day has begun at midnight.
        if days() != self.request.day or self._look_around() != self.around or not unchanged(found):
            return
        entry = {
            "around": [list(self.around.names), self.around.git],
            "looks": [[*look, answer] for look, answer in found],
            "status": status,
            "texts": [self.store.keep_text(text) for text in self._texts],
        }
        self.store.keep(self._name, entry)


class _Entry(NamedTuple):
    around: list[object]
    looks: list[tuple[Look, str]]
    status: int
    texts: list[str]


def _entry(value: Any) -> _Entry | None:
    """Return what the *value* of an entry says; None if it is not as :meth:`finish` writes it.

    It is sealed; but what is not understood never passes.
    """
    if not isinstance(value, dict):
        return None
    try:
        names, git = value["around"]
        looks = [
            (Look(str(how), str(root), str(path), int(limit)), str(answer))
            for how, root, path, limit, answer in value["looks"]
        ]
        return _Entry(
            [tuple(names), git], looks, int(value["status"]), [str(each) for each in value["texts"]]
        )
    except (KeyError, TypeError, ValueError):
        return None
