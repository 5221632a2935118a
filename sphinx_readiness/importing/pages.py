"""A plan to the files that it becomes: one document, or a page for each section with a toctree."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import MARKDOWN, PLAIN, Source, heading_block
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.references.prepared import prepared
from sphinx_readiness.importing.writing.directives import write_directive
from sphinx_readiness.importing.writing.document import write_document
from sphinx_readiness.text.ids import slug
from sphinx_readiness.text.plain import readable

SUFFIXES: Final = {"markdown": ".md", "rest": ".rst"}


class Page(NamedTuple):
    """A file to be: its name within the folder, and its lines."""

    name: str
    lines: list[str]


def titled(source: Source, title: str) -> Source:
    """Return *source* with a heading, if it is a format without lines that has none of its own."""
    if source.markup != PLAIN or any(b.kind == "heading" and b.level == 1 for b in source.blocks):
        return source
    return source._replace(blocks=(heading_block(title, 1), *source.blocks))


def prefix_of(plan: Plan) -> str:
    """Return what labels of headings of *plan* begin with."""
    return f"{slug(PurePath(plan.source.name).stem)}-"


def split_pages(plan: Plan, target: str, taken: Sequence[str] = ()) -> tuple[Plan, list[Page]]:
    """Return a page for each section of *plan*, and ``index`` with what stands before them.

    The plan comes back with links that lead to where their headings are then.

    Sections are those of the outermost level that has several. Without any there is one page.
    """
    blocks = plan.source.blocks
    levels = [block.level for block in blocks if block.kind == "heading"]
    level = next((each for each in sorted(set(levels)) if levels.count(each) > 1), 0)
    starts = [at for at, b in enumerate(blocks) if b.kind == "heading" and b.level == level]
    first = min((part.first for part in plan.parts if part.last >= part.first), default=0)
    while len(starts) > 1 and starts[1] <= first:
        del starts[0]  # what stands before the first checklist introduces all of them
    if not level:
        plan = prepared(plan, target, prefix_of(plan))
        return plan, [Page(f"index{SUFFIXES[target]}", write_document(plan, target))]
    used = {"index", *taken}
    names = {start: _free(slug(readable(blocks[start].text)), used) for start in starts}
    plan = prepared(plan, target, prefix_of(plan), names)
    pages: list[Page] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        lines = write_document(plan, target, (start, end), level - 1)
        pages.append(Page(f"{names[start]}{SUFFIXES[target]}", lines))
    index = write_document(plan, target, (0, starts[0]), 0)
    while index and not index[-1].strip():
        index.pop()
    if not any(block.kind == "heading" for block in blocks[: starts[0]]):
        index = [f"# {plan.source.name}", "", *index] if target == MARKDOWN else index
    opening = Page(
        f"index{SUFFIXES[target]}", [*index, "", *toctree(list(names.values()), target), ""]
    )
    return plan, [opening, *pages]


def toctree(names: Sequence[str], target: str) -> list[str]:
    """Return a toctree of the documents *names*."""
    if target == MARKDOWN:
        return ["```{toctree}", ":maxdepth: 2", "", *names, "```"]
    return write_directive(target, "toctree", "", (("maxdepth", "2"),), names)


def _free(name: str, used: set[str]) -> str:
    made, number = name, 1
    while made in used:
        number += 1
        made = f"{name}-{number}"
    used.add(made)
    return made
