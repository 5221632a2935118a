"""Raw HTML in what is ours: what is known to be harmless stays, all else is shown as text.

docutils has a node for each tag, so what stands in one parent is looked at together: it has to be
whole in itself, and ``nh3``, which reads HTML as browsers do, must not change a tag or the names of
its attributes. What is written is what ``nh3`` made of it, as XHTML, which a book needs.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import said
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import scheme_of
from sphinx_readiness.sphinx_ext.authoring.cells.plain_text import (
    LATEX_BREAK,
    is_box,
    is_line_break,
)
from sphinx_readiness.text.folding import shorten

INLINE: Final = frozenset(
    (
        "a", "abbr", "b", "bdi", "bdo", "big", "br", "cite", "code", "data", "del", "dfn", "em",
        "i", "img", "ins", "kbd", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span",
        "strike", "strong", "sub", "sup", "time", "tt", "u", "var", "wbr",
    )
)  # fmt: skip
"""Elements that may stand in a line of text."""

BLOCK: Final = INLINE | frozenset(
    (
        "article", "aside", "blockquote", "caption", "center", "col", "colgroup", "dd", "details",
        "div", "dl", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr", "li",
        "ol", "p", "pre", "section", "summary", "table", "tbody", "td", "tfoot", "th", "thead",
        "tr", "ul",
    )
)  # fmt: skip
"""Elements that may stand where paragraphs do: in a ``check``, or between tables."""

_EVERYWHERE: Final = frozenset(("title", "lang", "dir", "class", "align", "valign"))

_ATTRIBUTES: Final = {
    "a": {"href", "id", "name"},
    "img": {"src", "alt", "width", "height"},
    "time": {"datetime"},
    "data": {"value"},
    "del": {"datetime"},
    "ins": {"datetime"},
    "ol": {"start", "type", "reversed"},
    "details": {"open"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
    "*": set(_EVERYWHERE),
}

_EMPTY: Final = frozenset(("br", "col", "hr", "img", "wbr"))

_GAP: Final = "\ue000"
"""Stands for what lies between two pieces of HTML: a character for private use."""

_COMMENT_END: Final = re.compile(r"--!?>")

_TAG: Final = re.compile(
    r"""<(/?+)([a-zA-Z][a-zA-Z0-9]*+)
    ((?:\s++[a-zA-Z_:][\w.:\-]*+(?:\s*+=\s*+(?:"[^"]*+"|'[^']*+'|[^\s"'=<>`]++))?+)*+)
    \s*+/?+>""",
    re.VERBOSE | re.ASCII,
)
"""A tag by the rules of CommonMark, 6.6, which are stricter than those of browsers."""

_ATTRIBUTE: Final = re.compile(
    r"""([a-zA-Z_:][\w.:\-]*+)(?:\s*+=\s*+(?:"([^"]*+)"|'([^']*+)'|([^\s"'=<>`]++)))?+""", re.ASCII
)

_LEFT_OPEN: Final = frozenset(("dd", "dt", "li", "p", "td", "tfoot", "th", "thead", "tr"))
"""Elements that need no end tag; browsers find where they end, and so does what is written."""


_DEEPEST: Final = 50
"""Elements within each other."""


class Tag(NamedTuple):
    """A tag: ``</`` if *closes*, its name, and its attributes as name and value."""

    closes: bool
    name: str
    attributes: tuple[tuple[str, str], ...]

    @property
    def shape(self) -> tuple[bool, str, tuple[str, ...]]:
        """What of it must be the same for every reader."""
        return self.closes, self.name, tuple(sorted({name for name, _ in self.attributes}))

    def written(self) -> str:
        """Return it as XHTML."""
        if self.closes:
            return f"</{self.name}>"
        attributes = "".join(f' {name}="{html.escape(text)}"' for name, text in self.attributes)
        return f"<{self.name}{attributes}{' /' if self.name in _EMPTY else ''}>"


def tokens(text: str) -> list[Tag | str] | None:
    """Return *text* as tags and what stands between, or None where a ``<`` begins no whole tag."""
    found: list[Tag | str] = []
    at = 0
    while (start := text.find("<", at)) >= 0:
        match = _TAG.match(text, start)
        if match is None:
            return None
        if start > at:
            found.append(text[at:start])
        attributes = tuple(
            (name.lower(), html.unescape("".join(values)))
            for name, *values in _ATTRIBUTE.findall(match.group(3))
        )
        found.append(Tag(bool(match.group(1)), match.group(2).lower(), attributes))
        at = match.end()
    if at < len(text):
        found.append(text[at:])
    return found


def _may_stay(schemes: frozenset[str], _element: str, attribute: str, value: str) -> str | None:
    """Return *value*, or None if *attribute* must not have it."""
    if attribute in {"href", "src"} and (scheme := scheme_of(value)):
        wanted = schemes if attribute == "href" else {"http", "https"}
        return value if scheme in wanted else None
    if attribute == "class" and "readiness" in value.lower():
        return None  # a badge that nothing was computed for
    return value


def harmless(pieces: Sequence[str], schemes: frozenset[str], *, block: bool) -> list[str] | str:
    """Return *pieces* of HTML as they may be written, or what of them is not known to be harmless.

    The pieces stand in one parent, with something else between each two; links in them may have
    one of *schemes*.
    """
    written = _GAP.join(pieces)
    found = tokens(written)
    if found is None or any(_GAP in piece for piece in pieces):
        return _first_open(written)
    wanted = _told_apart(found)
    if (loose := _first_loose(wanted)) is not None:
        return _described(loose)
    import nh3

    clean: Any = nh3.clean
    made = tokens(
        clean(
            written,
            tags=set(BLOCK if block else INLINE),
            clean_content_tags=set(),
            attributes={name: set(each) for name, each in _ATTRIBUTES.items()},
            attribute_filter=partial(_may_stay, schemes),
            link_rel=None,
            url_schemes=set(schemes),
        )
    )
    got = _told_apart(made or ())
    for at, tag in enumerate(wanted):
        if at >= len(got) or got[at].shape != tag.shape:
            return _described(tag)
    if made is None or len(got) != len(wanted):
        return _described(wanted[-1]) if wanted else shorten(written, 60)
    text = "".join(each.written() if isinstance(each, Tag) else _text(each) for each in made)
    divided = text.split(_GAP)
    return divided if len(divided) == len(pieces) else shorten(written, 60)


def _told_apart(found: Iterable[Tag | str]) -> list[Tag]:
    """Return the tags of *found* that an author has to write."""
    tags = (each for each in found if isinstance(each, Tag) and each.name != "tbody")
    return [each for each in tags if not (each.closes and each.name in _LEFT_OPEN)]


def _first_loose(tags: Iterable[Tag]) -> Tag | None:
    """Return the first of *tags* that is not closed in its turn, or None.

    Browsers open what is left open again and again, which grows with the square.
    """
    stack: list[Tag] = []
    for tag in tags:
        if tag.name in _EMPTY or tag.name in _LEFT_OPEN:
            if tag.closes:
                return tag
        elif not tag.closes:
            if len(stack) >= _DEEPEST:
                return tag
            stack.append(tag)
        elif not stack or stack.pop().name != tag.name:
            return tag
    return stack[0] if stack else None


def _text(written: str) -> str:
    """Return text of HTML as XHTML, which has but five names for characters."""
    return html.escape(html.unescape(written), quote=False)


def _described(tag: Tag) -> str:
    return shorten(tag.written(), 60)


def _first_open(written: str) -> str:
    """Return the beginning of what in *written* is no whole tag."""
    at = 0
    while (match := _TAG.search(written, at)) is not None and "<" not in written[
        at : match.start()
    ]:
        at = match.end()
    return shorten(written[written.find("<", at) :].replace(_GAP, " "), 60)


def without_comments(text: str) -> str:
    """Return *text* without the comments that browsers see in it; one without end stays."""
    kept: list[str] = []
    at = 0
    while (start := text.find("<!--", at)) >= 0:
        empty = next((e for e in ("<!-->", "<!--->") if text.startswith(e, start)), "")
        end = _COMMENT_END.search(text, start + 4) if not empty else None
        if not empty and end is None:
            break
        kept.append(text[at:start])
        at = end.end() if end else start + len(empty)
    return "".join((*kept, text[at:]))


def defuse_html(root: nodes.Element, schemes: frozenset[str]) -> list[tuple[nodes.Element, str]]:
    """Make the raw parts below *root* harmless; return what was turned into text.

    Each with itself if it is a block with a line, else with the node that it stands in. Of parts
    that are not harmless together those stay that are so on their own.
    """
    groups: dict[nodes.Element, list[nodes.raw]] = {}
    for node in root.findall(nodes.raw):
        if is_box(node):  # shows a task in what holds no items
            continue
        if is_line_break(node):
            node[:] = [nodes.Text(LATEX_BREAK)]
            continue
        parent = node.parent
        while isinstance(parent, said):  # stands around what one role made
            parent = parent.parent
        if parent is not None:
            groups.setdefault(parent, []).append(node)
    found = [_defuse(parent, raws, schemes) for parent, raws in groups.items()]
    return [each for each in found if each is not None]


def _defuse(
    parent: nodes.Element, raws: Sequence[nodes.raw], schemes: frozenset[str]
) -> tuple[nodes.Element, str] | None:
    """Make *raws* of one *parent* harmless; return what of them was not, and where it stands."""
    refused: set[nodes.raw] = {raw for raw in raws if not _is_html(raw)}
    what = shorten(next((raw.astext() for raw in raws if raw in refused), ""), 60)
    ours = [raw for raw in raws if raw not in refused]
    pieces = [without_comments(raw.astext()) for raw in ours]
    block = not _is_line(parent)
    together = harmless(pieces, schemes, block=block) if any(pieces) else pieces
    if isinstance(together, str):
        what = what or together
        made = [harmless([each], schemes, block=block) for each in pieces]
    else:
        made = [[each] for each in together]
    for raw, text in zip(ours, made, strict=True):
        if isinstance(text, str):
            refused.add(raw)
        else:
            raw[:] = [nodes.Text(text[0])]
            raw["classes"] = []  # would put a tag around each tag
    for place in dict.fromkeys(raw.parent for raw in refused):
        place[:] = [_shown(each, parent) if each in refused else each for each in place.children]
    if not what:
        return None
    lined = (each for each in raws if block and each in refused and each.line)
    return next(lined, parent), what


def _is_html(raw: nodes.raw) -> bool:
    formats: list[str] = raw.get("format", "").split()
    return formats == ["html"]


def _is_line(parent: nodes.Element) -> bool:
    return isinstance(parent, nodes.TextElement)


def _shown(raw: nodes.Node, parent: nodes.Element) -> nodes.Node:
    """Return what *raw* says as text, in a paragraph where it stands for one."""
    text = nodes.Text(raw.astext())
    return text if _is_line(parent) else nodes.paragraph("", "", text)
