"""Blocks that are kept, from one markup to another; what cannot be carried over stays as code."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST, Block
from sphinx_readiness.importing.inline import convert, line_of, split_breaks
from sphinx_readiness.importing.readers.markdown import read_markdown
from sphinx_readiness.importing.readers.rest import read_rest
from sphinx_readiness.importing.recognise.keys import key_value
from sphinx_readiness.importing.references.anchors import split_own_id
from sphinx_readiness.importing.writing.definitions import (
    comment_of_markdown,
    fields_of_rest,
    label_line,
    labels_of,
    note_lines,
    options_of_rest,
    terms_of_markdown,
    terms_of_rest,
)
from sphinx_readiness.importing.writing.directives import write_directive
from sphinx_readiness.importing.writing.lists import list_lines
from sphinx_readiness.importing.writing.table_forms import has_options
from sphinx_readiness.importing.writing.tables import write_table
from sphinx_readiness.text.folding import is_blank

_ADORNMENTS: Final = "=-~^\"'"

_DEEPEST: Final = 8
"""Levels of directives within each other that are converted; deeper ones stay as code."""

_DEFINITION: Final = re.compile(
    r" {0,3}\[(?P<name>[^\[\]]{1,200})\]:[ \t]+<?(?P<url>\S+?)>?(?:[ \t]+.*)?\Z"
)

_REST_TARGET: Final = re.compile(r"\.\. _(?P<name>[^:`]{1,200}|`[^`]{1,200}`):[ \t]+(?P<url>\S+)\Z")

_IMAGE: Final = re.compile(
    r"[ ]{0,3}!\[(?P<alt>[^\[\]]*)\]\((?P<url>[^()\s]+)(?:\s+\"[^\"]*\")?\)\s*\Z"
)
"""A paragraph that is an image and nothing else."""

_INFO: Final = re.compile(r"\s*[`~:]{3,}\s*\{?(?P<language>[\w+.#-]*)")


def read_blocks(lines: Sequence[str], markup: str) -> tuple[Block, ...]:
    """Return *lines* as blocks of *markup*."""
    return read_markdown(lines) if markup == MARKDOWN else read_rest(lines)


def heading_lines(text: str, level: int, source: str, target: str) -> list[str]:
    """Return a heading in *target*."""
    said = convert(text, source, target)
    if target == MARKDOWN:
        return [f"{'#' * min(level, 6)} {said}"]
    char = _ADORNMENTS[min(level, len(_ADORNMENTS)) - 1]
    return [said, char * max(_width(said), 3)]


def _width(text: str) -> int:
    # Emoji and ideographs take two columns; an underline may be longer than its title.
    return len(text) if text.isascii() else 2 * len(text)


def block_lines(  # noqa: PLR0911 - one for each kind
    block: Block, lines: Sequence[str], source: str, target: str, depth: int = 0
) -> list[str]:
    """Return the *lines* of *block*, which are in the markup *source*, in that of *target*.

    *lines* may be fewer than those it was read from: some have become options.
    """

    def inner(body: Sequence[str]) -> list[str]:
        if depth >= _DEEPEST:
            return _code("", body, target)
        return many_lines(read_blocks(body, source), body, source, target, depth + 1)

    if block.kind == "heading":
        return _heading(block, source, target)
    if block.kind == "table" and block.table is not None and block.table.headers:
        title = convert(block.text, source, target)
        head = [f"**{title}**", ""] if title and not has_options(block.table) else []
        return [*head, *write_table(block.table, source, target)]
    if block.kind in ("list", "paragraph", "fields", "beside"):
        return list(_text(block, lines, source, target))
    if block.kind == "rule":
        return [] if target == REST else ["---"]
    if block.kind == "quote":
        return _quote(lines, source, target, depth)
    if block.kind == "directive" and block.directive is not None and depth < _DEEPEST:
        return _directive(block, lines, source, target, depth)
    if block.kind == "other" and target == MARKDOWN and (made := _definition(lines, inner)):
        return made
    if block.kind == "note" and (made := note_lines(lines, source, target, inner)):
        return made
    if block.kind == "definitions":
        return terms_of_rest(lines, inner)
    return _verbatim(block, lines, source, target)


def _heading(block: Block, source: str, target: str) -> list[str]:
    """Return a heading; an id in braces at its end is a label in reST."""
    title, label = split_own_id(block.text) if source != target == REST else (block.text, "")
    made = heading_lines(title, block.level, source, target)
    return [label_line(label, target), "", *made] if label else made


def many_lines(
    blocks: Sequence[Block], lines: Sequence[str], source: str, target: str, depth: int
) -> list[str]:
    """Return *blocks* of *lines* in *target*, with blank lines between them."""
    made: list[str] = []
    for block in blocks:
        piece = block_lines(block, lines[block.start : block.end], source, target, depth)
        append_block(made, piece, target)
    return made


def append_block(made: list[str], piece: Sequence[str], target: str) -> None:
    """Append the lines of a block to *made*, apart from what is before it.

    In reST what is indented belongs to the block above, if that is a list, a directive or indented
    itself, unless an empty comment stands between.
    """
    if not piece:
        return
    if made and target == REST and piece[0][:1] == " " and _goes_on(made):
        made += ["", ".."]
    made += [*([""] if made else []), *piece]


_OPEN: Final = re.compile(r"(?:[-*+\u2022]|\d{1,9}[.)]|\(\d{1,9}\)|\#\.|\.\.)(?:\s|\Z)|:[^:\s]")
"""What begins an item of a list, a directive, or a field."""


def _goes_on(made: Sequence[str]) -> bool:
    """Say whether an indented line would belong to the last block of *made*."""
    if made[-1][:1] == " ":
        return True
    last = next((line for line in reversed(made) if line[:1].strip()), "")
    return _OPEN.match(last) is not None


def _text(block: Block, lines: Sequence[str], source: str, target: str) -> Iterator[str]:
    if block.kind == "list":
        yield from list_lines(lines, source, target)
        return
    if source == MARKDOWN and target == REST:
        labels = labels_of(lines, MARKDOWN)
        made = [label_line(each, REST) for each in labels] or _link_targets(lines)
        made = made or terms_of_markdown(lines) or []
        comment = comment_of_markdown(lines)
        if made or comment is not None:
            yield from made or comment or ()
            return
    image = _IMAGE.match(lines[0]) if source == MARKDOWN and len(lines) == 1 else None
    if image is not None and target == REST:
        yield from write_directive(REST, "image", image["url"], (("alt", image["alt"]),), ())
        return
    if target == REST:
        yield from _rest_lines(lines, source)
    else:
        yield from _markdown_lines(block, lines, source)


def _rest_lines(lines: Sequence[str], source: str) -> Iterator[str]:
    """Yield a paragraph in reST; where lines are meant as such, as a line block."""
    pairs = len(lines) > 1 and all(key_value(line) is not None for line in lines)
    broken = any(line.endswith(("  ", "\\")) for line in lines[:-1])
    parts = [part for line in lines for part in split_breaks(line.strip().removesuffix("\\"))]
    broken = broken or len(parts) > len(lines)
    for part in parts:
        said = convert(part.rstrip(), source, REST)
        yield f"| {said}" if pairs or broken else line_of(said, REST)


def _markdown_lines(block: Block, lines: Sequence[str], source: str) -> Iterator[str]:
    """Yield a paragraph, a line block or a field list of reST in Markdown."""
    if source == REST and block.kind == "fields":
        yield from fields_of_rest(lines)
        return
    options = options_of_rest(lines) if source == REST else None
    if options is not None:
        yield from options
        return
    if source == REST and lines[0].startswith(">>> "):
        yield from _code("pycon", lines, MARKDOWN)
        return
    pairs = len(lines) > 1 and all(key_value(line) is not None for line in lines)
    is_block = all(line.startswith("| ") or line.rstrip() == "|" for line in lines)
    for number, line in enumerate(lines, 1):
        bare = line.strip()
        if is_block:
            bare = bare[1:].strip()
        said = line_of(convert(bare, source, MARKDOWN), MARKDOWN)
        yield f"{said}\\" if said and (pairs or is_block) and number < len(lines) else said


def _definition(lines: Sequence[str], inner: Callable[[Sequence[str]], list[str]]) -> list[str]:
    """Return a footnote, a target or a substitution of reST in Markdown, else nothing."""
    labels = labels_of(lines, REST)
    if labels:
        return [label_line(label, MARKDOWN) for label in labels]
    link = _REST_TARGET.match(lines[0])
    if link is not None and len(lines) == 1:
        return [f"[{link['name'].strip('`')}]: {link['url']}"]
    if lines[0].startswith(".. |"):  # what it stands for is where it is used
        return ["<!--", *(line.replace("-->", "-- >") for line in lines), "-->"]
    return note_lines(lines, REST, MARKDOWN, inner)


def _link_targets(lines: Sequence[str]) -> list[str]:
    """Return definitions of links in Markdown as targets of reST; nothing where one is none."""
    found = [_DEFINITION.match(line) for line in lines]
    return [f".. _{each['name']}: {each['url']}" for each in found if each] if all(found) else []


def _quote(lines: Sequence[str], source: str, target: str, depth: int) -> list[str]:
    bare = [
        re.sub(r"\A {0,3}>? ?", "", line) if source == MARKDOWN else line.strip() for line in lines
    ]
    if depth >= _DEEPEST:
        return _code("", bare, target)
    blocks = read_blocks(bare, source)
    inner = many_lines(blocks, bare, source, target, depth + 1)
    mark = "> " if target == MARKDOWN else "   "
    made = [(mark + line).rstrip() for line in inner]
    # Rows below words could be those of a checklist that the words end; a comment says otherwise.
    has_rows = any(each.table or any(entry.status for entry in each.entries) for each in blocks)
    return ["..", "", *made] if has_rows and target == REST else made


def _directive(
    block: Block, lines: Sequence[str], source: str, target: str, depth: int
) -> list[str]:
    directive = block.directive
    if directive is None:
        return list(lines)
    body = [line[directive.indent :] for line in
            lines[directive.start - block.start : directive.end - block.start]]  # fmt: skip
    if directive.name in (
        "code-block",
        "code",
        "literalinclude",
        "math",
        "raw",
        "csv-table",
        "toctree",
    ):
        inner = body
    else:
        inner = many_lines(read_blocks(body, source), body, source, target, depth + 1)
    return write_directive(target, directive.name, directive.argument, directive.options, inner)


def _verbatim(block: Block, lines: Sequence[str], source: str, target: str) -> list[str]:
    """Return code as code, a comment as a comment, HTML as raw HTML, and all else as code."""
    if block.kind == "code" and source == MARKDOWN:
        info = _INFO.match(lines[0])
        if info is not None:
            closed = len(lines) > 1 and not lines[-1].strip(" \t`~:")
            return _code(info["language"], lines[1 : len(lines) - closed], target)
        return _code("", [line.expandtabs(4)[4:] for line in lines], target)
    if block.kind == "code":
        return _literal(lines, target)
    if block.kind == "comment":
        text = "\n".join(lines).strip()
        inner = text.removeprefix("<!--").removesuffix("-->") if source == MARKDOWN else text[2:]
        kept = [line.strip() for line in inner.split("\n")]
        kept = [line for line in kept if line]
        if target == REST:
            return ["..", *(f"   {line}" for line in kept)] if kept else []
        return ["<!--", *(line.replace("-->", "-- >") for line in kept), "-->"]
    if block.kind == "html" and target == REST:
        return [".. raw:: html", "", *(f"   {line}" for line in lines)]
    if block.kind == "front" and target == REST:
        return ["..", *(f"   {line}" for line in lines[1:-1] if not is_blank(line))]
    return _code("", list(lines), target)


def _literal(lines: Sequence[str], target: str) -> list[str]:
    """Return a paragraph of reST that announces code, and the code."""
    first = next((at for at, line in enumerate(lines) if line[:1].isspace()), len(lines))
    head = [line.strip() for line in lines[:first] if line.strip()]
    if head:
        head[-1] = head[-1].removesuffix("::").rstrip() + (":" if head[-1] != "::" else "")
    code = lines[first:]
    indent = min((len(line) - len(line.lstrip()) for line in code if line.strip()), default=0)
    said = [convert(line, REST, target) for line in head if line]
    return [*said, *([""] if said else []), *_code("", [line[indent:] for line in code], target)]


def _code(language: str, lines: Sequence[str], target: str) -> list[str]:
    if target == REST:
        head = f".. code-block:: {language}" if language else "::"
        return [head, "", *(f"   {line}" if line.strip() else "" for line in lines)]
    fence = "`" * max(3, *(len(line) - len(line.lstrip("`")) + 1 for line in [*lines, ""]))
    return [f"{fence}{language}", *lines, fence]
