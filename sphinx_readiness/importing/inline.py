"""Text within a block from one markup to another: plain text, Markdown, reST.

What both languages have is carried over (code, emphasis, links, footnotes, escapes); all else
becomes the characters that it was written with.
"""

from __future__ import annotations

import html
import re
from collections.abc import Callable
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, PLAIN, REST
from sphinx_readiness.importing.links import OPEN, with_links

_MARKDOWN_SPECIAL: Final = re.compile(
    r"[\\`*\[\]<~]|(?<![^\W_])_|_(?![^\W_])|&(?=#?\w{1,32};)|\{(?=[\w:-]{1,40}\}`)"
)

_REST_SPECIAL: Final = re.compile(r"[\\`*|]|_(?![^\W_])|:(?=:|`)")

_REST_BLOCK: Final = re.compile(
    r"(?:[-*+\u2022#]|\(?(?:\d{1,9}|[a-zA-Z]|[ivxlcdmIVXLCDM]{1,9}|\#)[.)]|\.\.|\|)(?=\s|\Z)|:[^:\s][^:]*:(?=\s|\Z)|__\s|>>>|--?\w|/\w"
)
"""What makes a line of reST something else than the line of a paragraph."""

_ROMAN: Final = frozenset("ivxlcdmIVXLCDM")
"""Letters that number the items of a list."""

_ADORNED: Final = re.compile(r"([!-/:-@\[-`{-~])\1*\Z")

_MARKDOWN_BLOCK: Final = re.compile(
    r"[-+](?=\s|\Z)|-+\s*\Z|=+\s*\Z|[>|]|\d{1,9}[.)](?=\s|\Z)|:::|~~~|#{1,6}(?=\s|\Z)"
)

_UNMARKED: Final = re.compile(r"[^\\`*_\[\]<&{|:~]*+\Z")
"""Text that says the same in every markup: most cells do."""

_FROM_MARKDOWN: Final = re.compile(
    r"""(?P<escape>\\[!-/:-@\[-`{-~])
    | (?<!`)(?P<ticks>`++)(?P<code>[^`]+)(?P=ticks)(?!`)
    | \*\*\*(?=\S)(?P<both>[^*]+?)(?<=\S)\*\*\*
    | \*\*(?=\S)(?P<strong>(?:[^*]|\*(?!\*)|\*(?=\*\*(?!\*)))+?)(?<=\S)\*\*
    | \*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*(?!\*)
    | (?<![\w_])__(?=\S)(?P<strong2>[^_]+?)(?<=\S)__(?!\w)
    | (?<![\w_])_(?=[^\s_])(?P<emphasis2>[^_]+?)(?<=\S)_(?!\w)
    | \[\^(?P<note>[^\[\]\s]{1,80})\]
    | !?\[(?P<words>[^\[\]]*)\]\((?P<url>[^()\s]*(?:\([^()\s]*\)[^()\s]*)?)(?:\s+"[^"]*")?\)
    | \[(?P<linked>[^\[\]]+)\]\[(?P<target>[^\[\]]*)\]
    | <(?P<auto>https?://[^<>\s]+|[^<>\s@:]+@[^<>\s]+)>
    | (?P<break><br[ ]?/?>)
    | <(?P<tag>b|strong|i|em|code|kbd|sub|sup)>(?P<inside>[^<>]+)</(?P=tag)>
    | <a[ ]href="(?P<href>(?:https?|mailto):[^"<>\s]+)">(?P<led>[^<>]+)</a>
    | (?P<hidden><!--(?:[^<-]|-(?!->)|<(?!!--))*+-->)
    | \{(?P<role>[\w:-]{1,40})\}`(?P<said>[^`]+)`
    | (?P<entity>&\#?\w{1,32};)""",
    re.VERBOSE | re.IGNORECASE,
)

_FROM_REST: Final = re.compile(
    r"""(?P<escape>\\.)
    | ``(?P<code>[^`]+(?:`[^`]+)*)``
    | \*\*(?=\S)(?P<strong>[^*]+?)(?<=\S)\*\*
    | (?<![\w*])\*(?=[^\s*])(?P<emphasis>[^*]+?)(?<=\S)\*
    | :(?P<role>[\w:.+-]{1,40}):`(?P<said>[^`]+)`
    | `(?P<words>[^`<>]+?)[ ]?<(?P<url>[^<>`\s]+)>`__?
    | `(?P<named>[^`]+)`__?
    | `(?P<titled>[^`]+)`
    | \[(?P<note>\#?[\w.-]{1,80})\]_""",
    re.VERBOSE,
)


_PROSE: Final = re.compile(
    r"(?=[^\W_])(?!\w{1,9}[.)](?:\s|\Z))"
    r"[^\\`*_\[\]<&{|:~\0-\x1f\x7f-\xa0\u1680\u2000-\u200b\u2028-\u202f\u205f\u3000]*+(?<! )\Z"
)
"""Text from a letter or digit on that says the same in every markup, as the line of a paragraph."""


_TAGS: Final = re.compile(r"(\\.)|</?(?:b|strong|i|em|code|kbd|sub|sup)>", re.IGNORECASE)
"""Elements that are converted, which reST does not nest."""


def is_prose(text: str) -> bool:
    """Say whether *text* is the same line in every markup, so that it can stay as it is."""
    return _PROSE.match(text) is not None and "  " not in text


def escape_markdown(text: str) -> str:
    """Return the plain *text* as Markdown that says the same."""
    return _MARKDOWN_SPECIAL.sub(lambda match: f"\\{match.group()}", text)


def escape_rest(text: str) -> str:
    """Return the plain *text* as reST that says the same."""
    return _REST_SPECIAL.sub(lambda match: f"\\{match.group()}", text)


def line_of(text: str, markup: str) -> str:
    """Return the inline *text* so that a line that begins with it is one of a paragraph."""
    if markup == REST:
        if text[:3].isalpha() and text[0] not in _ROMAN:
            return text  # as most do, and no block begins so
        if _REST_BLOCK.match(text) or (len(text) > 1 and _ADORNED.match(text)):
            return f"\\{text}"
        return text
    match = _MARKDOWN_BLOCK.match(text)
    if match is None:
        return text
    if text[0].isdigit():
        at = next(each for each, char in enumerate(text) if char in ".)")
        return f"{text[:at]}\\{text[at:]}"
    return f"\\{text}"


def convert(text: str, source: str, target: str) -> str:
    """Return the inline *text* of the markup *source* in that of *target*."""
    if source == target or _UNMARKED.match(text):
        return text
    if source == PLAIN:
        escape, write = (
            (escape_markdown, _markdown_link) if target == MARKDOWN else (escape_rest, rest_link)
        )
        return with_links(text, escape, write) if OPEN in text else escape(text)
    if target == PLAIN:
        return plain_text(text, source)
    if source == MARKDOWN:
        return _pieces(text, _FROM_MARKDOWN, _markdown_piece, escape_rest)
    return _pieces(text, _FROM_REST, _rest_piece, escape_markdown)


def _markdown_link(text: str, url: str) -> str:
    return f"[{escape_markdown(text)}]({url})"


def rest_link(text: str, url: str) -> str:
    """Return plain *text* as a link of reST; a URL that ends as the name of a target is encoded."""
    words = escape_rest(text).replace("<", "\\<")
    address = f"{url[:-1]}%5F" if url.endswith("_") else url
    return f"`{words} <{address}>`__"


def plain_text(text: str, source: str) -> str:
    """Return what *text* of the markup *source* says, with its escapes resolved and no more."""
    if source == MARKDOWN:
        made = re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", text) if "\\" in text else text
        return html.unescape(made) if "&" in made and "\\&" not in text else made
    return re.sub(r"\\(.)", r"\1", text) if "\\" in text else text


def _pieces(
    text: str,
    pattern: re.Pattern[str],
    piece: Callable[[re.Match[str]], str],
    escape: Callable[[str], str],
) -> str:
    parts: list[str] = []
    end = 0
    for match in pattern.finditer(text):
        parts += (escape(text[end : match.start()]), piece(match))
        end = match.end()
    return "".join((*parts, escape(text[end:])))


def _apart(match: re.Match[str], made: str) -> str:
    r"""Return reST markup *made* so that it is read next to a word: ``\ `` stands between."""
    before = match.string[match.start() - 1 : match.start()] if match.start() else ""
    behind = match.string[match.end() : match.end() + 1]
    left = "\\ " if before and not (before.isspace() or before in "-:/'\"<([{") else ""
    right = "\\ " if behind and not (behind.isspace() or behind in "-.,:;!?/'\")]}>") else ""
    return f"{left}{made}{right}"


def _markdown_piece(match: re.Match[str]) -> str:  # noqa: PLR0911 - one for each kind
    """Return what *match* has found in Markdown as reST."""
    said = match.groupdict()
    if said["escape"]:
        return escape_rest(said["escape"][1:])
    if said["code"] is not None:
        code = said["code"].strip()
        return _apart(match, f"``{code}``") if code else escape_rest(match.group())
    strong, emphasis = said["strong"] or said["strong2"], said["emphasis"] or said["emphasis2"]
    if strong or said["both"]:
        return _apart(match, _styled(strong or said["both"], "**"))
    if emphasis:
        return _apart(match, _styled(emphasis, "*"))
    if said["tag"] or said["led"] or said["hidden"]:
        return _html_piece(match)
    if said["note"]:
        return _apart(match, f"[#{_note(said['note'])}]_")
    if said["words"] is not None:
        words = escape_rest(_bare(said["words"])) or said["url"]
        # docutils has one hyphen in an anchor where code hosting sites have several
        url = re.sub("--+", "-", said["url"]) if said["url"].startswith("#") else said["url"]
        url = f"{url[:-1]}%5F" if url.endswith("_") else url
        return _apart(match, f"`{words} <{url}>`__") if url else words
    if said["linked"] is not None:
        words = escape_rest(_bare(said["linked"]))
        return _apart(match, f"`{words} <{said['target'] or words}_>`__")
    if said["role"]:
        return _apart(match, f":{said['role']}:`{said['said']}`")
    if said["break"]:
        return " "
    return said["auto"] or escape_rest(html.unescape(match.group()))


_NESTED: Final = ("code", "words", "linked", "note", "auto", "role", "led")
"""What reST has beside other markup, never within it."""


def _styled(text: str, mark: str) -> str:
    """Return Markdown within other markup as reST: code and links stand beside the emphasis."""
    parts: list[str] = []
    end = 0
    for match in _FROM_MARKDOWN.finditer(text):
        if any(match[name] is not None for name in _NESTED):
            parts += (_marked(text[end : match.start()], mark), _markdown_piece(match))
            end = match.end()
    return "".join((*parts, _marked(text[end:], mark)))


def _marked(text: str, mark: str) -> str:
    """Return *text* between marks, with the blanks around it outside of them."""
    bare = escape_rest(_bare(text))
    if not bare:
        return text
    left = text[: len(text) - len(text.lstrip())]
    return f"{left}{mark}{bare}{mark}{text[len(text.rstrip()) :]}"


def _html_piece(match: re.Match[str]) -> str:
    """Return an element or a comment of HTML within Markdown as reST; a comment says nothing."""
    said = match.groupdict()
    if said["hidden"]:
        return ""
    if said["led"]:
        made = rest_link(html.unescape(said["led"]), html.unescape(said["href"]))
    else:
        made = _tagged(said["tag"].lower(), html.unescape(said["inside"]))
    return _apart(match, made)


def _tagged(tag: str, text: str) -> str:
    """Return *text* in an element of HTML that reST has something for."""
    if tag == "code":
        return f"``{text.strip()}``" if text.strip() else text
    mark = {"b": "**", "strong": "**", "i": "*", "em": "*"}.get(tag)
    return _marked(text, mark) if mark else f":{tag}:`{escape_rest(text)}`"


def split_breaks(text: str) -> list[str]:
    """Return the lines that ``<br>`` makes of *text* in Markdown."""
    if "<br" not in text.lower():
        return [text]
    ends = [match.span() for match in _FROM_MARKDOWN.finditer(text) if match["break"]]
    starts = [0, *(end for _, end in ends)]
    spans = zip(starts, [*(start for start, _ in ends), len(text)], strict=True)
    return [text[start:end].strip() for start, end in spans]


def _bare(text: str) -> str:
    """Return the words of Markdown within other markup: reST does not nest it."""
    made = re.sub(r"\\([!-/:-@\[-`{-~])|[`*]", lambda m: m[1] or "", _TAGS.sub(r"\1", text))
    return html.unescape(re.sub(r"!?\[([^\[\]]*)\]\([^()\s]*\)", r"\1", made)).strip()


def _note(name: str) -> str:
    return re.sub(r"[^\w.-]+", "-", f"note-{name}" if name[:1].isdigit() else name)


def _rest_piece(match: re.Match[str]) -> str:
    """Return what *match* has found in reST as Markdown."""
    said = match.groupdict()
    if said["escape"]:
        char = said["escape"][1:]
        return "" if char.isspace() else escape_markdown(char)
    if said["code"] is not None:
        fence = "``" if "`" in said["code"] else "`"
        return f"{fence}{said['code']}{fence}"
    if said["strong"]:
        return f"**{escape_markdown(plain_text(said['strong'], REST))}**"
    if said["emphasis"] or said["titled"]:
        return f"*{escape_markdown(plain_text(said['emphasis'] or said['titled'], REST))}*"
    if said["role"]:
        return f"{{{said['role']}}}`{said['said']}`"
    if said["url"]:
        return f"[{escape_markdown(plain_text(said['words'], REST))}]({said['url']})"
    if said["named"]:
        return escape_markdown(plain_text(said["named"], REST))
    return f"[^{said['note'].lstrip('#')}]"
