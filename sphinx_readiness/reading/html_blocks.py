"""Which lines of Markdown begin a block of HTML, and with what it ends.

See https://spec.commonmark.org/0.31.2/#html-blocks.
"""

from __future__ import annotations

import re
from typing import Final

_CODE: Final = re.compile(r"<(pre|script|style|textarea)(?=[\s>]|\Z)", re.IGNORECASE)

_ANY: Final = re.compile(r"</?[A-Za-z][A-Za-z0-9-]*(?=[\s/>]|\Z)|<[?!]")

_INTERRUPTS: Final = re.compile(
    r"</?(?:address|article|aside|base|basefont|blockquote|body|caption|center|col|colgroup|dd|"
    r"details|dialog|dir|div|dl|dt|fieldset|figcaption|figure|footer|form|frame|frameset|h[1-6]|"
    r"head|header|hr|html|iframe|legend|li|link|main|menu|menuitem|nav|noframes|ol|optgroup|"
    r"option|p|param|search|section|summary|table|tbody|td|tfoot|th|thead|title|tr|track|ul)"
    r"(?=[\s/>]|\Z)|<[?!]",
    re.IGNORECASE,
)
"""Tags that begin a block below a paragraph, too."""


def html_block(body: str, *, below_paragraph: bool) -> tuple[str, str] | None:
    """Return what a line without its indentation begins, and the text that ends it; or None.

    That is ``code``, ``element``, ``comment`` or ``html``; the last ends with a blank line, which
    is an empty text.
    """
    if body[:1] != "<":
        return None
    code = _CODE.match(body)
    if code is not None:
        name = code.group(1).lower()
        return ("code" if name == "pre" else "element", f"</{name}>")
    if body.startswith("<!--"):
        return ("comment", "-->")
    if _INTERRUPTS.match(body):
        return ("html", "")
    # A tag of another name has to stand alone.
    alone = not below_paragraph and _ANY.match(body) and body.rstrip().endswith(">")
    return ("html", "") if alone else None
