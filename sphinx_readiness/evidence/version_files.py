"""Whether a file of a known kind, such as a manifest or a package, states a version as its own."""

from __future__ import annotations

import re
from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from typing import Final

from sphinx_readiness.evidence.reasons import OK, Reason
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Source
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import agrees, parse, plain_name
from sphinx_readiness.versions.packagings import read_packaging
from sphinx_readiness.versions.truth.readers import read_at

_WORD: Final = re.compile("[a-z0-9]+")

_AFFIXES: Final = frozenset(
    ("python", "python2", "python3", "py", "node", "nodejs", "js", "ruby", "rb", "rust", "rs", "go",
     "perl", "pl", "php", "java", "r", "cran", "haskell", "ghc", "ocaml", "elixir", "erlang", "lua",
     "elpa", "vim", "lib", "git", "hg", "svn", "bin", "src", "source", "appimage", "dev", "devel",
     "common", "core", "base", "tools", "utils", "cli", "app", "desktop", "gui", "gtk", "qt",
     "server", "daemon", "client", "project", "stable", "nightly", "beta", "lts")
)  # fmt: skip
"""What packagers put before or behind a name, and what it names all the same."""


def judged_file(
    tree: Tree, path: str, source: Source, names: AbstractSet[str], *, chosen: bool
) -> Reason | None:
    """Return whether the file *path* states the version of *source*, of a product in *names*.

    None where nothing is known of such files, or of what a script of a build works out.
    """
    packaged = read_packaging(tree, path, names)
    if packaged is None:
        return _judged(list(read_at(tree, path)), source, names, chosen=chosen)
    for each in packaged:
        if not is_right(each.version, source, chosen=chosen, exact=True):
            return says(each.version, each.location, source)
        if not chosen and not _related(each.product, names):
            values = (("place", _where(each.location)), ("stated", each.version),
                      ("name", each.product))  # fmt: skip
            return N_("{place} says {stated} of '{name}', which is not the project"), values
    return OK if packaged else silent(path)


def _judged(
    stated: Sequence[Source], source: Source, names: AbstractSet[str], *, chosen: bool
) -> Reason | None:
    """Return whether one of *stated* is *source*: what is true, too, only under its name."""
    ours = [each for each in stated if not each.also or plain_name(each.product) in names]
    if any(is_right(each.version, source, chosen=chosen, exact=True) for each in ours):
        return OK
    return says(stated[0].version, stated[0].location, source) if stated else None


def _related(product: str, names: AbstractSet[str]) -> bool:
    """Say whether a package called *product* may be of one of *names*: ``python3-lantern``.

    What only has the name in it is of something else: ``lantern-theme``, ``lanternfish``.
    """
    words = _WORD.findall(product.lower())
    if not words or not names:
        return True
    if product.count(".") > 1 and not product.startswith("."):
        words = _WORD.findall(product.rpartition(".")[2].lower())  # org.example.Lantern
    if words[0] == "golang":
        words = words[-1:]  # golang-github-acme-lantern
    while len(words) > 1 and words[0] in _AFFIXES:
        del words[0]
    while len(words) > 1 and words[-1] in _AFFIXES:
        del words[-1]
    bare = "".join(words)
    known = {plain_name(product), bare, bare.removeprefix("lib")}
    return not known.isdisjoint(names) or any(
        each in {bare + affix, affix + bare} for each in names for affix in _AFFIXES
    )


def is_right(stated: str, source: Source, *, chosen: bool, exact: bool) -> bool:
    """Say whether *stated* is *source*; one that was *chosen* by the item may say less."""
    if not (chosen and exact) and agrees(stated, source) is not False:
        return parse(stated) is not None
    one, other = parse(stated), parse(source.version)
    if not chosen or one is None or other is None or (one.pre and one.rest != other.rest):
        return False
    return agrees(source.version, source._replace(version=stated)) is True


def says(version: str, place: Location, source: Source) -> Reason:
    """Return that *version* at *place* is not *source*."""
    values = (("place", _where(place)), ("stated", version), ("version", source.version))
    return N_("{place} says {stated}, not {version}"), values


def silent(path: str) -> Reason:
    """Return that the file *path* may be of any version."""
    return N_("that cannot be told: '{path}' states no version of its own"), (("path", path),)


def _where(place: Location) -> str:
    return f"{place.path}:{place.line}"
