"""Release tools and the files that they rewrite: what they expect in them has to be there."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Final

from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.versions import Source, Unlisted
from sphinx_readiness.versions.conventions.bumpversion import read_bumpversion
from sphinx_readiness.versions.conventions.model import Convention, Listed
from sphinx_readiness.versions.conventions.others import (
    read_bumpver,
    read_commitizen,
    read_release_please,
    read_tbump,
)
from sphinx_readiness.versions.files import UnreadableFile
from sphinx_readiness.versions.page_names import speaks_of_many
from sphinx_readiness.versions.tree import Tree

READERS: Final[tuple[Callable[[Tree], Iterator[Convention]], ...]] = (
    read_bumpversion,
    read_bumpver,
    read_tbump,
    read_commitizen,
    read_release_please,
)

MOST_FILES: Final = 200
"""Files of one tool that are looked at."""


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


def unlisted(tree: Tree, conventions: list[Convention]) -> Iterator[Unlisted]:
    """Yield the files that lack what their tool expects in them."""
    for convention in conventions:
        for listed in convention.files[:MOST_FILES]:
            if speaks_of_many(listed.path, ""):  # made anew before the release
                continue
            try:
                text = tree.text(listed.path)
            except UnreadableFile:  # a binary file, or one outside the root: not for us to judge
                continue
            if text is None or not _holds(text, listed):
                yield Unlisted(
                    listed.tool, listed.config, listed.path, listed.expected, text is None
                )


def _holds(text: str, listed: Listed) -> bool:
    if listed.lines is None:
        return listed.expected in text
    lines = [line for line in text.split("\n") if listed.lines.search(line)]
    return not lines or any(listed.expected in line for line in lines)
