"""Which characters can make a cell more than plain text; the parser's configuration says."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from itertools import chain
from typing import Final

CELL_SEPARATOR: Final = "\u205f"
"""Between the cells of a row that is looked at or kept as one text.

A blank (medium mathematical space) that nobody writes into cells: extensions that make the
description of a page, or a feed, take the text of a table with what divides its cells.
"""

_FILE: Final = (".", r"(?<=\w\.)[A-Za-z]")

_REST: Final = (
    ("*`|\\@", ""),
    ("_", r"(?<=_)(?!\w)"),
    (":", r"(?<=:)(?=\S)"),
)  # fmt: skip

_MARKDOWN: Final = (
    ("\\`*[<{", ""),
    ("_", r"(?<=(?<!\w)_)|(?<=_)(?!\w)"),
    ("&", r"(?<=&)\#?\w"),
)  # fmt: skip

_MYST_EXTRA: Final = {
    "linkify": (("@", ""), (":", "(?<=:)//"), _FILE),
    "dollarmath": (("$", ""),),
    "strikethrough": (("~", ""),),
    "replacements": (
        ("(", ""), ("+", r"(?<=\+)-"), ("?!,.-", r"(?<=\?)\?|(?<=!)!|(?<=,),|(?<=\.)\.|(?<=-)-")
    ),
    "smartquotes": (("\"'", ""),),
}  # fmt: skip
"""MyST syntax extension → the characters that it makes special inside a line."""


def _pattern(special: Iterable[tuple[str, str]]) -> re.Pattern[str]:
    """Return what finds one of the *special* characters, each where its condition holds.

    All of them stand in one set at the beginning, which is what makes the search fast.
    """
    anywhere = "".join(chars for chars, condition in special if not condition)
    conditions = [condition for _, condition in special if condition]
    if anywhere:
        conditions.insert(0, f"(?<=[{re.escape(anywhere)}])")
    everything = re.escape("".join(chars for chars, _ in special))
    return re.compile(f"[{everything}](?:{'|'.join(conditions)})")


def patterns_for(
    extensions: Collection[str], *, markdown: bool
) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what tells that a cell needs the parser, and that it may be more than plain text.

    File names are more than plain text, and need no parser. *extensions* are those of MyST.
    """
    parser = [*_REST]
    if markdown:
        extras = (special for name, special in _MYST_EXTRA.items() if name in extensions)
        parser = [*_MARKDOWN, *chain.from_iterable(extras)]
    return _pattern(parser), _pattern([*parser, _FILE])


def marked_rows(rows: Iterable[Sequence[str]], special: re.Pattern[str]) -> set[int]:
    """Return which of *rows* have a cell in which *special* finds something.

    One search through all of them, as it looks at no more than the characters beside, and no cell
    has a line feed.
    """
    text = "\n".join(map(CELL_SEPARATOR.join, rows))
    found: set[int] = set()
    row = position = 0
    for match in special.finditer(text):
        row += text.count("\n", position, match.start())
        position = match.start()
        found.add(row)
    return found
