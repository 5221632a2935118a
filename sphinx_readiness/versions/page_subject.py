"""Which part of a project a page is about: by its folder, or by its title."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.model.versions import Claim, PageClaims, Source
from sphinx_readiness.versions.claims.surroundings import foreign_name
from sphinx_readiness.versions.compare import plain_name
from sphinx_readiness.versions.truth import Truth

_WORD: Final = re.compile(r"[a-z0-9]{1,60}")

_LONG_WORD: Final = re.compile(r"[a-z][a-z0-9]{2,40}")


_WINDOW: Final = 5
"""Words of a title that may be one name."""


def part_of(truth: Truth, page: PageClaims) -> tuple[Source, ...] | None:
    """Return what knows the version of the part that *page* is about; None if it is the project.

    Empty where the version of that part is not known.
    """
    parts = (*(each for each in truth.alternatives if each.member), *truth.unknown)
    around = [each for each in parts if page.path.startswith(f"{each.folder}/")]
    if around:
        inner = max(len(each.folder) for each in around)
        around = [each for each in around if len(each.folder) == inner]
    else:
        around = _named(truth, parts, page.title)
    return tuple(each for each in around if each.version) if around else None


def _named(truth: Truth, parts: Sequence[Source], title: str) -> list[Source]:
    """Return those of *parts* that *title* has the whole name of: it is all, or several words."""
    plain = plain_name(title)
    if not plain or plain in truth.names:
        return []
    words = f" {' '.join(_WORD.findall(title.lower()))} "
    found: list[Source] = []
    for each in parts:
        name = " ".join(_WORD.findall(each.product.lower()))
        if plain == plain_name(each.product) or (" " in name and f" {name} " in words):
            found.append(each)
    longest = max((len(plain_name(each.product)) for each in found), default=0)
    return [each for each in found if len(plain_name(each.product)) == longest]


def is_about(claim: Claim, source: Source, truth: Truth, page: PageClaims) -> bool:
    """Say whether *page* shows that *claim*, a field of its head, is about the product of *source*.

    By the title or by another field; or by its own key, unless the title is some other name.
    """
    names = {plain_name(source.product)}
    if source in truth.own or source.partial:
        names |= truth.names
    if claim.named and not foreign_name(page.title):
        return True
    return any(
        "".join(words[start:end]) in names
        for words in (_WORD.findall(page.title.lower()), _WORD.findall(page.about.lower()))
        for start in range(len(words))
        for end in range(start + 1, min(start + _WINDOW, len(words)) + 1)
    )


def may_be_about(truth: Truth, page: PageClaims) -> tuple[Source, ...]:
    """Return the sources that are none of the project itself, and that *page* may be about.

    It is below the folder of their manifest, or its title or path has a word of their names that
    the project's own does not have.
    """
    if plain_name(page.title) in truth.names:
        return ()
    own = {word for each in truth.own for word in _words(each.product)}
    words = _words(page.title) | _words(page.path)
    return tuple(
        each
        for each in truth.alternatives
        if page.path.startswith(f"{_folder(each)}/") or (_words(each.product) - own) & words
    )


def _folder(source: Source) -> str:
    """Return the folder of the manifest of *source*; one that no page is in for the root."""
    return source.folder or source.location.path.rpartition("/")[0] or "\0"


def _words(text: str) -> set[str]:
    return set(_LONG_WORD.findall(text.lower().replace("_", " ")))
