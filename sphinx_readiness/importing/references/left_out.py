"""What reST has nothing for: it is counted, and the report says what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST, Block
from sphinx_readiness.importing.readers.markdown_lists import is_rule
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.references.rewriting import prose_lines
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_

_TITLE: Final = N_("titles of links and images, left out: {count}, such as {text}")

_IMAGE: Final = N_("images within text, which are links in reST: {count}, such as {text}")

_HTML: Final = N_("HTML within text, kept as text: {count}, such as {text}")

_COMMENT: Final = N_("comments within text, left out: {count}, such as {text}")

_BREAK: Final = N_("breaks of lines in lists, which are blanks in reST: {count}")

_RULE: Final = N_("thematic breaks within quotations and directives, left out: {count}")

_SUBSTITUTION: Final = N_(
    "substitutions that are no text, kept as they are written: {count}, such as {text}"
)

_PIECE: Final = re.compile(
    r"""`[^`]+`
    | (?P<image>!\[[^\[\]]*\](?:\([^()\s]*)?)
    | (?P<comment><!--(?:[^<-]|-(?!->)|<(?!!--))*+-->)
    | (?P<known><br[ ]?/?>|<(?P<tag>b|strong|i|em|code|kbd|sub|sup)>(?=[^<>]+</(?P=tag)>)
        |<a[ ]href="(?:https?|mailto):[^"<>\s]+">(?=[^<>]+</a>))
    | (?P<html><[A-Za-z][A-Za-z0-9]*(?:[ ][^<>]*)?/?>)""",
    re.VERBOSE | re.IGNORECASE,
)

_TITLED: Final = re.compile(
    r"(?:\]\([^()\s]+[ \t]+|\A {0,3}\[[^\[\]]+\]:[ \t]+\S+[ \t]+)(?P<title>\"[^\"]+\"|'[^']+')"
)

_SUBSTITUTED: Final = re.compile(r"(?<!\w)\|[^\s|][^|]{0,80}\|(?!\w)")


def note_left_out(plan: Plan, target: str) -> None:
    """Note what the text of *plan* has that *target* has nothing for, each kind once."""
    found: dict[str, list[tuple[int, str]]] = {}
    lines = plan.source.lines
    pieces = _of_markdown(plan) if target == REST else _of_rest(plan)
    if plan.source.markup != target and plan.source.markup in (MARKDOWN, REST) and lines:
        for number, template, text in pieces:
            found.setdefault(template, []).append((number, text))
    for template, places in found.items():
        number, text = places[0]
        plan.note(number, template, count=str(len(places)), text=shorten(visible(text)))


def _of_markdown(plan: Plan) -> Iterator[tuple[int, str, str]]:
    lines = plan.source.lines
    kinds = {number: block for block in plan.source.blocks
             for number in range(block.start, block.end)}  # fmt: skip
    for number in prose_lines(plan):
        line = lines[number]
        block = kinds[number]
        yield from _in_block(number + 1, line, block)
        if "<" not in line and "![" not in line and '"' not in line and "'" not in line:
            continue
        for title in _TITLED.finditer(line):
            yield number + 1, _TITLE, title["title"]
        alone = block.kind == "paragraph" and block.end - block.start == 1
        for match in _PIECE.finditer(line):
            if match["image"] and not (alone and line.strip().startswith("![")):
                yield number + 1, _IMAGE, match["image"].partition("(")[0]
            elif match["comment"]:
                yield number + 1, _COMMENT, match["comment"]
            elif match["html"]:
                yield number + 1, _HTML, match["html"]


def _in_block(number: int, line: str, block: Block) -> Iterator[tuple[int, str, str]]:
    if block.kind == "list":
        if "<br" in line.lower() or (line.strip() and line.endswith(("  ", "\\"))):
            yield number, _BREAK, ""
    elif block.kind in ("quote", "directive") and is_rule(line.lstrip("> ")):
        yield number, _RULE, ""


def _of_rest(plan: Plan) -> Iterator[tuple[int, str, str]]:
    lines: Sequence[str] = plan.source.lines
    for block in plan.source.blocks:
        if block.kind in ("paragraph", "list", "definitions", "quote", "directive", "table"):
            for number in range(block.start, block.end):
                for match in _SUBSTITUTED.finditer(lines[number]) if "|" in lines[number] else ():
                    if not lines[number].lstrip().startswith(("|", "+")):
                        yield number + 1, _SUBSTITUTION, match.group()
