"""References of Markdown: links to headings, and ``[text][label]`` with its definition."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Final

_PIECE: Final = re.compile(
    r"""(?P<escape>\\.)
    | (?<!`)(?P<ticks>`++)[^`]+(?P=ticks)(?!`)
    | (?P<image>!?)\[(?P<words>[^\[\]]*)\]
      (?: \(\#(?P<anchor>[^()\s]+)\) | \[(?P<label>[^\[\]]*)\] | (?![\[(:]) )""",
    re.VERBOSE,
)

_DEFINITION: Final = re.compile(
    r"[ ]{0,3}\[(?P<label>[^\[\]]{1,200})\]:[ \t]+<?(?P<url>[^<>\s]+)>?(?:[ \t]+[\"'(].*)?\Z"
)


def read_definitions(lines: Iterable[str]) -> dict[str, str]:
    """Return the URL of each definition of a link in *lines*, by its label."""
    found: dict[str, str] = {}
    for line in lines:
        if line.lstrip(" ")[:1] == "[" and "]:" in line:
            match = _DEFINITION.match(line)
            if match is not None and not match["label"].startswith("^"):
                found.setdefault(_folded(match["label"]), match["url"])
    return found


def with_definition(line: str, link: Callable[[str, str], str | None]) -> str:
    """Return the *line* of a definition with the label that *link* has for an anchor in it."""
    match = _DEFINITION.match(line) if "]: #" in line else None
    made = link("", match["url"][1:]) if match is not None and match["url"][:1] == "#" else None
    if match is None or made is None:
        return line
    return f"{line[: match.start('url')]}{made[3:-1]}{line[match.end('url') :]}"


def may_refer(text: str) -> bool:
    """Say whether *text* may have a reference that is looked at here."""
    return "](#" in text or "][" in text or ("[" in text and "]" in text)


def with_references(
    text: str, link: Callable[[str, str], str | None], definitions: dict[str, str]
) -> str:
    """Return *text* with links to anchors as *link* gives them, and others with their URLs.

    *link* gets words and an anchor; None stands for a link that stays.
    """

    def piece(match: re.Match[str]) -> str:
        words = match["words"]
        if words is None:
            return match.group()
        if match["anchor"] is not None:
            made = None if match["image"] else link(words, match["anchor"])
            return match.group() if made is None else made
        url = definitions.get(_folded(match["label"] or words))
        if url is None or not words.strip() or words.startswith("^"):
            return match.group()
        if url.startswith("#") and not match["image"]:
            made = link(words, url[1:])
            return f"[{words}]({url})" if made is None else made
        return f"{match['image']}[{words}]({url})"

    return _PIECE.sub(piece, text)


def _folded(label: str) -> str:
    return " ".join(label.casefold().split())
