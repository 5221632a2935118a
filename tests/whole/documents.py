"""Whole documents with a known truth, in Markdown and in reStructuredText."""

from __future__ import annotations

from random import Random
from typing import Final, NamedTuple

import myst_blocks
import myst_more
import myst_rich
import records
import rest_blocks
import rest_more
import rest_rich
from pieces import Block, Row, Words, indented, join


class Document(NamedTuple):
    """A document: its file, its text, the files that it includes, and what is true of it."""

    name: str
    text: str
    truth: Block


class _Size(NamedTuple):
    """How much is in a document: rows of a table, checklists, blocks of a body, and what has none."""

    rows: int
    checklists: int
    blocks: tuple[int, ...]
    decoys: tuple[int, ...]


_SMALL: Final = _Size(2, 1, (1,), (0, 0, 1))

_MIDDLE: Final = _Size(3, 1, (1, 1, 2), (0, 0, 1, 2))

_LARGE: Final = _Size(5, 2, (1, 1, 2, 3), (0, 0, 1, 2))

_SIZES: Final = ((_SMALL, 76), (_MIDDLE, 18), (_LARGE, 6))
"""Most faults show in a few lines, which are read soon; some need more of them."""


def document(seed: int) -> Document:
    """Return the document of *seed*."""
    rng = Random(seed)
    prefix = f"d{seed}"
    words = Words(rng, prefix)
    markdown = rng.random() < 0.6
    (size,) = rng.choices([size for size, _ in _SIZES], [weight for _, weight in _SIZES])
    words.most = size.rows
    if rng.random() < 0.17:
        names = (prefix, f"{prefix} two") if rng.random() < 0.25 else (prefix,)
        parts = [_record(rng, words, size, name, markdown=markdown) for name in names]
    else:
        parts = _parts(rng, words, size, f"{prefix}-", markdown=markdown)
        if markdown and rng.random() < 0.02:
            parts.append(myst_more.unclosed(rng, words))
    whole = _with_front(rng, _heading(prefix, markdown=markdown), parts, markdown=markdown)
    lines = whole.lines
    # reST has wider tabs than Markdown.
    if rng.random() < 0.06 and not any("eval-rst" in line for line in lines):
        # YAML takes no tabs, so front matter stays as it is.
        lines = tuple(
            line if line in whole.front else _tabbed(line, 4 if markdown else 8) for line in lines
        )
    end = "\r\n" if rng.random() < 0.12 else "\n"
    text = end.join(lines) + end
    return Document(f"{prefix}.{'md' if markdown else 'rst'}", text, whole)


def _heading(prefix: str, *, markdown: bool) -> Block:
    title = f"Release {prefix}"
    return Block((f"# {title}",) if markdown else (title, "=" * len(title)))


def _with_front(rng: Random, heading: Block, parts: list[Block], *, markdown: bool) -> Block:
    """Return the whole document, with what its *parts* want to have said before them."""
    whole = join([heading, *parts])
    if not whole.front:
        return whole
    said = tuple(dict.fromkeys(whole.front))
    if markdown:
        return whole._replace(lines=("---", *said, "---", "", *whole.lines))
    if rng.random() < 0.5:
        return whole._replace(lines=(*whole.lines, "", *said))
    return whole._replace(lines=(*heading.lines, "", *said, *whole.lines[len(heading.lines) :]))


def _tabbed(line: str, width: int) -> str:
    """Return *line* with tabs for its indentation, as some editors write it."""
    body = line.lstrip(" ")
    tabs, blanks = divmod(len(line) - len(body), width)
    return "\t" * tabs + " " * blanks + body


def _parts(rng: Random, words: Words, size: _Size, prefix: str, *, markdown: bool) -> list[Block]:
    """Return checklists, with what stands between them."""
    kind = myst_blocks if markdown else rest_blocks
    parts = []
    for number in range(rng.randint(1, size.checklists)):
        if rng.random() < (0.5 if size is _LARGE else 0.2):
            parts.append(
                rng.choice((kind.prose, kind.code, kind.bullets, kind.comment))(rng, words)
            )
        if rng.random() < 0.08:
            parts.append(_sample(rng, words, markdown=markdown))
        parts.append(_checklist(rng, words, size, f"{prefix}c{number}", markdown=markdown))
    return parts


def _record(rng: Random, words: Words, size: _Size, name: str, *, markdown: bool) -> Block:
    """Return a record whose ids are those of every other record, and that has no traps."""
    inner = None
    while inner is None or inner.traps:
        words.restart_ids()
        inner = join(_parts(rng, words, size, "list-", markdown=markdown))
    return records.around(rng, words, inner, f"Product {name}", markdown=markdown)


def _checklist(rng: Random, words: Words, size: _Size, id_: str, *, markdown: bool) -> Block:
    """Return a checklist whose body is a mixture of what has rows and what has none."""
    kind = myst_blocks if markdown else rest_blocks
    rich = myst_rich if markdown else rest_rich
    more = myst_more if markdown else rest_more
    rows = (*kind.ROWS, *rich.ROWS, *more.ROWS)
    makers = [rng.choice(rows) for _ in range(rng.choice(size.blocks))]
    makers += [rng.choice(kind.DECOYS) for _ in range(rng.choice(size.decoys))]
    if rng.random() < 0.06:
        makers.append(rng.choice((kind.trap, *rich.TRAPS, *more.TRAPS)))
    rng.shuffle(makers)
    body = join(make(rng, words) for make in makers)
    options = (":owner: Ops",)
    if markdown:
        made = myst_blocks.directive("checklist", id_, options, body, rng.choice((":", ":", "`")))
    else:
        made = rest_blocks.directive("checklist", id_, options, body)
    made = made._replace(lists=((id_, body.rows),))
    return _wrapped(rng, made, markdown=markdown)


def _wrapped(rng: Random, block: Block, *, markdown: bool) -> Block:
    """Return *block*, at times inside of something that the parser knows."""
    if rng.random() > 0.15:
        return block
    name, argument = rng.choice((("note", ""), ("admonition", "More"), ("container", "wide")))
    if markdown:
        return myst_blocks.directive(name, argument, (), block, ":")
    return rest_blocks.directive(name, argument, (), block)


def _sample(rng: Random, words: Words, *, markdown: bool) -> Block:
    """Return a checklist that is shown as an example, and so is none."""
    token = words.token()
    if markdown:
        lines = ("````md", ":::{checklist} sample", "- [ ] " + token, ":::", "````")
        if rng.random() < 0.5:
            lines = ("<!--", ":::{checklist} sample", "- [ ] " + token, ":::", "-->")
            return Block(lines, decoys=(token,), hidden=(token,))
    else:
        sample = indented((".. checklist:: sample", "", f"   - [ ] {token}"), 3)
        if rng.random() < 0.5:
            return Block(("..", *sample), decoys=(token,), hidden=(token,))
        lines = (".. code-block:: rst", "", *sample)
    return Block(lines, decoys=(token,), shown=(token,))


__all__ = ["Document", "Row", "document"]
