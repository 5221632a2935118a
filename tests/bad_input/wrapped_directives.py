"""Documents in which a checklist stands somewhere: in containers, in other syntaxes, swallowed.

What becomes of it is left to the parsers; the test asks only whether it is read or reported.
"""

from __future__ import annotations

import itertools
import random
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

Lines = list[str]
Wrapper = Callable[[Lines], Lines]


class Wrapped(NamedTuple):
    """A document, the line of its checklist, and whether that is certainly shown as an example."""

    name: str
    text: str
    line: int
    example: bool


def _around(first: str, last: str, *, by: str = "", blank: bool = True) -> Wrapper:
    gap = [""] if blank else []

    def wrap(lines: Lines) -> Lines:
        return [first, *gap, *(f"{by}{line}".rstrip() for line in lines), *gap, last]

    return wrap


def _indented(first: str, rest: str) -> Wrapper:
    def wrap(lines: Lines) -> Lines:
        return [f"{rest if at else first}{line}".rstrip() for at, line in enumerate(lines)]

    return wrap


def _colons(name: str, argument: str = "", mark: str = ":") -> Wrapper:
    """A directive whose fence is longer than all in it."""

    def wrap(lines: Lines) -> Lines:
        longest = max((len(line) - len(line.lstrip(">- " + mark)) for line in lines), default=0)
        fence = mark * (3 + max(longest, 0) + 1)
        return [f"{fence}{{{name}}} {argument}".rstrip(), *lines, fence]

    return wrap


def _code(language: str = "") -> Wrapper:
    def wrap(lines: Lines) -> Lines:
        fence = "~" * (4 + sum("~~~" in line for line in lines))
        return [f"{fence}{language}", *lines, fence]

    return wrap


MARKDOWN: dict[str, Wrapper] = {
    "plain": lambda lines: lines,
    "quote": _indented("> ", "> "),
    "list": _indented("- ", "  "),
    "numbered": _indented("1. ", "   "),
    "below-list": _around("- one", "", by="  "),
    "note": _colons("note"),
    "note-backticks": _colons("note", mark="`"),
    "titled": _colons("admonition", "Title"),
    "untitled": _colons("admonition"),
    "figure": _colons("figure"),
    "unknown": _colons("mystery"),
    "only": _colons("only", "internal"),
    "raw": _colons("raw", "html"),
    "math": _colons("math"),
    "details": _around("<details>", "</details>"),
    "details-close": _around("<details>", "</details>", blank=False),
    "summary": _around("<details>\n<summary>x</summary>", "</details>", blank=False),
    "text-above": _around("Text", "more text", blank=False),
    "text-around": _around("Text", "more text"),
    "indented": _around("Text", "more", by="    "),
    "lazy": _around("Text", "more", by="    ", blank=False),
    "code": _code("markdown"),
    "code-block": _colons("code-block", "markdown", mark="`"),
    "comment": _around("<!--", "-->"),
    "unclosed-code": _around("~~~~~~~~~~~~python", ""),
    "unclosed-comment": _around("<!-- forgotten", ""),
    "eval-rst": _colons("eval-rst", mark="`"),
    "heading": _around("## More", "## End", blank=False),
    "table-above": _around("| a |\n|---|\n| b |", "text", blank=False),
    "footnote": _indented("[^1]: ", "    "),
}  # fmt: skip

REST: dict[str, Wrapper] = {
    "plain": lambda lines: lines,
    "quote": _indented("  ", "  "),
    "list": _indented("- ", "  "),
    "hash-list": _indented("#. ", "   "),
    "note": _around(".. note::", "", by="   "),
    "unknown": _around(".. mystery::", "", by="   "),
    "untitled": _around(".. admonition::", "", by="   "),
    "bad-option": _around(".. note::\n   :nothing: x", "", by="   "),
    "only": _around(".. only:: internal", "", by="   "),
    "raw": _around(".. raw:: html", "", by="   "),
    "text-above": _around("Text", "", blank=False),
    "text-around": _around("Text", "more"),
    "field": _around(":field:", "", by="   "),
    "literal": _around("So::", "end", by="   "),
    "code-block": _around(".. code-block:: rst", "end", by="   "),
    "comment": _around(".. a comment", "end", by="   "),
    "bare-comment": _around("..", "end", by="   ", blank=False),
    "substitution": _around(".. |x| replace:: x", "end", by="   "),
    "definition": _around("term", "end", by="   ", blank=False),
    "line-block": _indented("| ", "| "),
}  # fmt: skip

EXAMPLES = {"math", "code", "code-block", "comment", "literal", "bare-comment"}
"""Wrappers that show what is in them, or take it out on purpose."""

BODIES: dict[str, Lines] = {
    "colons": [":::{checklist} c", ":owner: O", "", "- [ ] item", ":::"],
    "backticks": ["```{checklist} c", ":owner: O", "", "- [ ] item", "```"],
    "capital": [":::{Checklist} c", "- [ ] item", ":::"],
    "spaced": ["::: {checklist} c", "- [ ] item", ":::"],
    "inner-blank": [":::{ checklist } c", "- [ ] item", ":::"],
    "no-braces": [":::checklist c", "- [ ] item", ":::"],
    "twin": [":::{\u0441hecklist} c", "- [ ] item", ":::"],
    "hidden": [":::{check\u200blist} c", "- [ ] item", ":::"],
    "rest": [".. checklist:: c", "   :owner: O", "", "   - [ ] item"],
    "rest-capital": [".. Checklist:: c", "", "   - [ ] item"],
    "rest-space": [".. checklist :: c", "", "   - [ ] item"],
    "rest-no-break": [".. checklist::\u00a0c", "", "   - [ ] item"],
    "rest-twin": [".. check\u200dlist:: c", "", "   - [ ] item"],
}


def wrapped(
    wrappers: dict[str, Wrapper], *, head: str, depth: int, count: int, seed: int = 0
) -> Iterator[Wrapped]:
    """Yield *count* documents (0: all) with a checklist in up to *depth* of *wrappers*."""
    chains: Sequence[tuple[str, ...]] = [
        chain for length in range(1, depth + 1)
        for chain in itertools.product(wrappers, repeat=length)
        if "plain" not in chain or length == 1
    ]  # fmt: skip
    every = list(itertools.product(BODIES, chains))
    if count:
        every = random.Random(seed).sample(every, min(count, len(every)))
    for body, chain in every:
        lines = BODIES[body]
        for name in chain:
            lines = "\n".join(wrappers[name](lines)).split("\n")
        text = f"{head}\n\n" + "\n".join(lines) + "\n"
        line = next(
            number for number, each in enumerate(text.split("\n"), 1)
            if BODIES[body][0] in each
        )  # fmt: skip
        yield Wrapped("-".join((body, *chain)), text, line, bool(EXAMPLES & set(chain)))
