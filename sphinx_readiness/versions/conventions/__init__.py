"""Release tools and the files that they rewrite: what they expect in them has to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.files.project_tree import Tree, at_keys, language_of
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.versions import Source, Unchecked, Unlisted
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.bumpver_tbump import read_bumpver, read_tbump
from sphinx_readiness.versions.conventions.bumpversion import read_bumpversion
from sphinx_readiness.versions.conventions.cargo_release import read_cargo_release
from sphinx_readiness.versions.conventions.commitizen import read_commitizen
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.marks import has_mark, stale_marks
from sphinx_readiness.versions.conventions.release_please import read_release_please
from sphinx_readiness.versions.conventions.semantic_release import read_semantic_release
from sphinx_readiness.versions.conventions.standard_version import read_standard_version
from sphinx_readiness.versions.page_names import speaks_of_many

READERS: Final[tuple[Callable[[Tree], Iterator[Convention]], ...]] = (
    read_bumpversion,
    read_bumpver,
    read_tbump,
    read_commitizen,
    read_release_please,
    read_semantic_release,
    read_cargo_release,
    read_standard_version,
)

MOST_FILES: Final = 200
"""Files of one tool that are looked at."""

OWN: Final = "current_version"
"""Where most tools keep the version; who looks for that word means that line."""


def find_conventions(tree: Tree, rule: str) -> tuple[list[Convention], list[RawProblem]]:
    """Return the configurations of release tools in *tree*, and the problems for *rule*."""
    found: list[Convention] = []
    problems: list[RawProblem] = []
    for read in READERS:
        try:
            found += read(tree)
        except UnreadableFile as error:
            problems.append(error.problem(rule))
    return found, problems


def sources(conventions: list[Convention]) -> list[Source]:
    """Return the versions that the tools keep."""
    return [each.source for each in conventions if each.source is not None]


def unlisted(
    tree: Tree, conventions: list[Convention]
) -> tuple[tuple[Unlisted, ...], tuple[Unchecked, ...]]:
    """Return the files that lack what their tool expects in them, and those not looked at."""
    missing: list[Unlisted] = []
    not_looked_at: list[Unchecked] = []
    for convention in conventions:
        not_looked_at += convention.unchecked
        for listed in convention.files[:MOST_FILES]:
            if speaks_of_many(listed.path, ""):  # made anew before the release
                continue
            found = _look(tree, listed, convention.kept_at)
            if isinstance(found, Unlisted):
                missing.append(found)
            elif found is not None:
                not_looked_at.append(found)
        if len(convention.files) > MOST_FILES:
            first = convention.files[MOST_FILES]
            why = N_("{tool} rewrites more files than are looked at here, from '{path}' on")
            not_looked_at.append(unchecked(first.tool, first.config, why, path=first.path))
    return tuple(missing), tuple(dict.fromkeys(not_looked_at))


def _look(tree: Tree, listed: Listed, kept_at: Location | None) -> Unlisted | Unchecked | None:
    """Return what is wrong with a file or why it cannot be looked at; None if all is well.

    The line *kept_at*, where the tool keeps the version itself, is not what it should find.
    """
    lacks = Unlisted(listed.tool, listed.config, listed.path, listed.expected, missing=False)
    if listed.one_of:
        several = [_look(tree, listed._replace(path=each, one_of=()), kept_at)
                   for each in listed.one_of]  # fmt: skip
        return None if None in several else lacks
    try:
        text = tree.text(listed.path)
        if text is None:
            return None if _is_unpacked(tree) else lacks._replace(missing=True)
        if listed.pointer and language_of(listed.path):
            value = _value(tree, listed)
            if value is None and listed.marked:
                return _marked(listed, text, lacks)
            return None if value == listed.expected else lacks
    except UnreadableFile:  # a binary file, or one outside the root
        why = N_("{tool} rewrites '{path}', which cannot be read here")
        return unchecked(listed.tool, listed.config, why, path=listed.path)
    if listed.marked:
        return _marked(listed, text, lacks)
    return _held(text, listed, lacks, kept_at)


def _is_unpacked(tree: Tree) -> bool:
    """Say whether this is an unpacked source distribution: not all files are in it."""
    return tree.has("PKG-INFO") and not (tree.root / ".git").exists()


def _value(tree: Tree, listed: Listed) -> str | None:
    """Return what stands at the pointer of *listed* in a file of data; None if nothing does."""
    language = language_of(listed.path)
    if language == "xml":
        root = tree.xml(listed.path)
        element = root.find(*map(str, listed.pointer)) if root is not None else None
        return element.text.strip() if element is not None else None
    value = at_keys(getattr(tree, language)(listed.path), listed.pointer)
    return None if value is None else str(value)


def _marked(listed: Listed, text: str, lacks: Unlisted) -> Unlisted | Unchecked | None:
    if has_mark(text):
        return lacks if stale_marks(text, listed.expected) else None
    if listed.globbed:
        return None
    why = N_("{tool} rewrites '{path}' only where it is marked, and nothing in it is")
    return unchecked(listed.tool, listed.config, why, path=listed.path)


def _held(text: str, listed: Listed, lacks: Unlisted, kept_at: Location | None) -> Unlisted | None:
    """Return None if *text* holds what the tool looks for, or else what it lacks."""
    lines = text.split("\n")
    if OWN not in listed.expected:
        if kept_at is not None and kept_at.path == listed.path:
            lines[kept_at.line - 1 : kept_at.line] = [""]
        if listed.path == listed.config.path:
            lines = [line for line in lines if not line.lstrip(" \t\"'").startswith(OWN)]
    if listed.lines is None:
        return None if listed.expected in "\n".join(lines) else lacks
    found = [line for line in lines if listed.lines.matches(line)]
    if not found:
        return lacks._replace(expected=" ".join(listed.lines.parts))
    return None if any(listed.expected in line for line in found) else lacks
