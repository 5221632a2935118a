"""Whole documents with a known truth, in Markdown and in reStructuredText."""

from __future__ import annotations

from random import Random
from typing import NamedTuple

import myst_blocks
import myst_rich
import records
import rest_blocks
import rest_rich
from pieces import Block, Row, Words, indented, join


class Document(NamedTuple):
    """A document: its file, its text, the files that it includes, and what is true of it."""

    name: str
    text: str
    truth: Block

    @property
    def fails(self) -> bool:
        """Whether the gate has to fail for it."""
        return (
            bool(self.truth.traps)
            or any(row.stops for row in self.truth.rows)
            or any(
                claim.open_rows or claim.unsigned or claim.rejected for claim in self.truth.claims
            )
        )


def document(seed: int) -> Document:
    """Return the document of *seed*."""
    rng = Random(seed)
    prefix = f"d{seed}"
    words = Words(rng, prefix)
    markdown = rng.random() < 0.6
    kind = myst_blocks if markdown else rest_blocks
    parts = [_heading(prefix, markdown=markdown)]
    for number in range(rng.randint(1, 2)):
        if rng.random() < 0.5:
            parts.append(
                rng.choice((kind.prose, kind.code, kind.bullets, kind.comment))(rng, words)
            )
        if rng.random() < 0.15:
            parts.append(_sample(rng, words, markdown=markdown))
        parts.append(_checklist(rng, words, f"{prefix}-c{number}", markdown=markdown))
    whole = join(parts)
    if not whole.traps and rng.random() < 0.15:
        heading, rest = parts[0], join(parts[1:])
        record = records.around(rng, words, rest, prefix, markdown=markdown)
        whole = join([heading, record])
    end = "\r\n" if rng.random() < 0.1 else "\n"
    text = end.join(whole.lines) + end
    return Document(f"{prefix}.{'md' if markdown else 'rst'}", text, whole)


def _heading(prefix: str, *, markdown: bool) -> Block:
    title = f"Release {prefix}"
    return Block((f"# {title}",) if markdown else (title, "=" * len(title)))


def _checklist(rng: Random, words: Words, id_: str, *, markdown: bool) -> Block:
    """Return a checklist whose body is a mixture of what has rows and what has none."""
    kind = myst_blocks if markdown else rest_blocks
    rich = myst_rich if markdown else rest_rich
    rows = (*kind.ROWS, *rich.ROWS)
    makers = [rng.choice(rows) for _ in range(rng.choice((1, 1, 2, 3)))]
    makers += [rng.choice(kind.DECOYS) for _ in range(rng.choice((0, 0, 1, 2)))]
    if rng.random() < 0.06:
        makers.append(rng.choice((kind.trap, *rich.TRAPS)))
    rng.shuffle(makers)
    body = join(make(rng, words) for make in makers)
    options = (":owner: Ops",)
    if markdown:
        made = myst_blocks.directive("checklist", id_, options, body, rng.choice((":", ":", "`")))
    else:
        made = rest_blocks.directive("checklist", id_, options, body)
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
