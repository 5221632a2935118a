"""A plan to the files that it becomes: one document, or a page for each section with a toctree."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from sphinx_readiness.importing.blocks import MARKDOWN, PLAIN, Source, heading_block
from sphinx_readiness.importing.recognise.plan import Plan
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


def split_pages(plan: Plan, target: str, taken: Sequence[str] = ()) -> list[Page]:
    """Return a page for each section of *plan*, and ``index`` with what stands before them.

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
        return [Page(f"index{SUFFIXES[target]}", write_document(plan, target))]
    names: dict[str, str] = {}
    used = {"index", *taken}
    pages: list[Page] = []
    for start, end in zip(starts, [*starts[1:], len(blocks)], strict=True):
        title = readable(blocks[start].text)
        name = _free(slug(title), used)
        names[_anchor(title)] = name
        lines = write_document(plan, target, (start, end), level - 1)
        pages.append(Page(f"{name}{SUFFIXES[target]}", lines))
    index = write_document(plan, target, (0, starts[0]), 0)
    if target == MARKDOWN:
        index = [_relinked(line, names) for line in index]
    while index and not index[-1].strip():
        index.pop()
    if not any(block.kind == "heading" for block in blocks[: starts[0]]):
        index = [f"# {plan.source.name}", "", *index] if target == MARKDOWN else index
    return [
        Page(f"index{SUFFIXES[target]}", [*index, "", *toctree(list(names.values()), target), ""]),
        *pages,
    ]


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


def _anchor(title: str) -> str:
    """Return the anchor that code hosting sites give the heading *title*."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")


def _relinked(line: str, names: dict[str, str]) -> str:
    """Return *line* with links to headings that became pages going to those."""
    return re.sub(
        r"\]\(#(?P<anchor>[^()\s]+)\)",
        lambda match: (
            f"]({names[match['anchor']]}.md)" if match["anchor"] in names else match.group()
        ),
        line,
    )
