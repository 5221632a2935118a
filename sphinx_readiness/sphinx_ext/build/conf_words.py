"""The names that stand for a version in every document, as ``conf.py`` says in literals.

What code works out is left out: it may come from what is installed beside the documentation.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.config.conf_py.literals import read_literals
from sphinx_readiness.model.items import Location
from sphinx_readiness.versions.claims.substitutions import LONGEST, Known, definitions

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.build import Build

_SHORT: Final = ("release", "version")

_TEXTS: Final = ("rst_prolog", "rst_epilog")

_MYST: Final = "myst_substitutions"


def words_of_rest(build: Build) -> Mapping[str, Known]:
    """Return what ``|name|`` stands for in every document in reST of *build*."""
    return build.once(_of_rest)


def words_of_myst(build: Build) -> Mapping[str, Known]:
    """Return what ``{{ name }}`` stands for in every document in MyST of *build*."""
    return build.once(_of_myst)


def _of_rest(build: Build) -> Mapping[str, Known]:
    return rest_words(*_conf(build))


def _of_myst(build: Build) -> Mapping[str, Known]:
    return myst_words(*_conf(build))


def _conf(build: Build) -> tuple[Path, str]:
    folder = build.session.relative(build.app.confdir)
    return Path(build.app.confdir) / "conf.py", "conf.py" if folder == "." else f"{folder}/conf.py"


def rest_words(path: Path, shown: str) -> Mapping[str, Known]:
    """Return what ``|name|`` stands for by the ``conf.py`` at *path*, called *shown*."""
    found: dict[str, Known] = {}
    for name, value, place in _literals(path, shown, (*_SHORT, *_TEXTS)):
        if name in _TEXTS and isinstance(value, str):
            for own, known in definitions(value, "", markdown=False):
                found[own] = known._replace(place=place)
        elif name in _SHORT:
            found |= _known(name, value, place)
    return found


def myst_words(path: Path, shown: str) -> Mapping[str, Known]:
    """Return what ``{{ name }}`` stands for by the ``conf.py`` at *path*, called *shown*."""
    found: dict[str, Known] = {}
    for _name, value, place in _literals(path, shown, (_MYST,)):
        for own, each in value.items() if isinstance(value, Mapping) else ():
            found |= _known(str(own), each, place)
    return found


def _known(name: str, value: object, place: Location) -> dict[str, Known]:
    text = value.strip() if isinstance(value, str) else ""
    return {name: Known(text, place)} if "." in text and len(text) <= LONGEST else {}


def _literals(
    path: Path, shown: str, names: tuple[str, ...]
) -> Iterator[tuple[str, object, Location]]:
    said = read_literals(path, names.__contains__)
    for name in names:
        if name in said.values:
            yield name, said.values[name], Location(shown, said.lines[name])
