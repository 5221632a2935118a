"""Release tools and the files that they rewrite: what they expect in them has to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.files.project_tree import Tree, at_keys, language_of
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.versions import Source, Unchecked, Unlisted
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.conventions.bumpver_tbump import read_bumpver, read_tbump
from sphinx_readiness.versions.conventions.bumpversion import read_bumpversion
from sphinx_readiness.versions.conventions.commitizen import read_commitizen
from sphinx_readiness.versions.conventions.expected import Convention, Listed, unchecked
from sphinx_readiness.versions.conventions.marks import has_mark, stale_marks
from sphinx_readiness.versions.conventions.release_please import read_release_please
from sphinx_readiness.versions.page_names import speaks_of_many

READERS: Final[tuple[Callable[[Tree], Iterator[Convention]], ...]] = (
    read_bumpversion,
    read_bumpver,
    read_tbump,
    read_commitizen,
    read_release_please,
)

MOST_FILES: Final = 200
"""Files of one tool that are looked at."""

OWN: Final = "current_version"
"""Where the tools keep the version: that line is not what they should find in a file."""


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
            found = _look(tree, listed)
            if isinstance(found, Unlisted):
                missing.append(found)
            elif found is not None:
                not_looked_at.append(found)
        if len(convention.files) > MOST_FILES:
            first = convention.files[MOST_FILES]
            why = N_("{tool} rewrites more files than are looked at here, from '{path}' on")
            not_looked_at.append(unchecked(first.tool, first.config, why, path=first.path))
    return tuple(missing), tuple(dict.fromkeys(not_looked_at))


def _look(tree: Tree, listed: Listed) -> Unlisted | Unchecked | None:
    """Return what is wrong with a file or why it cannot be looked at; None if all is well."""
    lacks = Unlisted(listed.tool, listed.config, listed.path, listed.expected, missing=False)
    try:
        text = tree.text(listed.path)
        if text is None:
            return lacks._replace(missing=True)
        if listed.pointer and language_of(listed.path) in {"toml", "json", "yaml"}:
            value = at_keys(getattr(tree, language_of(listed.path))(listed.path), listed.pointer)
            if value is None and listed.marked:
                return _marked(listed, text, lacks)
            return None if str(value) == listed.expected else lacks
    except UnreadableFile:  # a binary file, or one outside the root
        why = N_("{tool} rewrites '{path}', which cannot be read here")
        return unchecked(listed.tool, listed.config, why, path=listed.path)
    if listed.marked:
        return _marked(listed, text, lacks)
    return None if _holds(text, listed) else lacks


def _marked(listed: Listed, text: str, lacks: Unlisted) -> Unlisted | Unchecked | None:
    if has_mark(text):
        return lacks if stale_marks(text, listed.expected) else None
    if listed.globbed:
        return None
    why = N_("{tool} rewrites '{path}' only where it is marked, and nothing in it is")
    return unchecked(listed.tool, listed.config, why, path=listed.path)


def _holds(text: str, listed: Listed) -> bool:
    lines = text.split("\n")
    if listed.path == listed.config.path and OWN not in listed.expected:
        lines = [line for line in lines if not line.lstrip(" \t\"'").startswith(OWN)]
    if listed.lines is None:
        return listed.expected in "\n".join(lines)
    found = [line for line in lines if listed.lines.search(line)]
    return not found or any(listed.expected in line for line in found)
