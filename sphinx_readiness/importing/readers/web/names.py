"""Names of elements of HTML and of the storage format of Confluence, by what becomes of them."""

from __future__ import annotations

from typing import Final

MARKS: Final = {"strong": "**", "b": "**", "em": "*", "i": "*", "del": "~~", "s": "~~",
                 "strike": "~~"}  # fmt: skip

HEADINGS: Final = ("h1", "h2", "h3", "h4", "h5", "h6")

BLOCKS: Final = frozenset(
    ("p", "div", "section", "article", "header", "footer", "main", "nav", "body", "html", "dl",
     "dt", "dd", "figure", "figcaption", "summary", "details", "form", "fieldset", "address",
     "aside", "caption", "ac:rich-text-body", "ac:layout", "ac:layout-section",
     "ac:layout-cell", "ac:adf-content", "tbody", "thead", "tfoot")
)  # fmt: skip

HIDDEN: Final = frozenset(("ac:task-id", "ac:task-uuid", "ac:placeholder", "script", "style"))
"""Elements whose text is none of the page."""

NUMBERS: Final = frozenset(("ac:task-id", "ac:task-uuid"))

PLAIN_MACROS: Final = frozenset(
    ("status", "code", "info", "note", "tip", "warning", "panel", "expand")
)
"""Macros of Confluence that are a text, or something around it."""

EMOTICONS: Final = {"tick": "\u2705", "cross": "\u274c", "warning": "\u26a0\ufe0f",
                     "information": "\u2139\ufe0f"}  # fmt: skip

DONE: Final = {"complete": "[x]", "incomplete": "[ ]"}

NAMED: Final = ("ri:content-title", "ri:filename", "ri:value", "ri:username", "ri:account-id",
                 "ri:userkey")  # fmt: skip
"""What names what a link of Confluence leads to."""
