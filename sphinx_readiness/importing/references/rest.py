"""References of reST by name: targets elsewhere, anonymous ones, and substitutions."""

from __future__ import annotations

import re
from collections import deque
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Final

_PIECE: Final = re.compile(
    r"""(?P<escape>\\.)
    | ``[^`]+(?:`[^`]+)*+``
    | :[\w:.+-]{1,40}:`[^`]+`
    | `(?P<words>[^`<>]+?)[ ]?<(?P<url>[^<>`]+)>`_(?P<free>_?)
    | `(?P<phrase>[^`<>]+)`_(?P<anonymous>_?)(?![\w`])
    | \|(?P<substitution>[^\s|][^|]{0,80}(?<=\S))\|(?P<linked>__?)?(?!\w)
    | (?<![\w`])(?P<word>[^\W_](?:[\w.+-]*[^\W_])?)_(?P<nameless>_?)(?![\w`])""",
    re.VERBOSE,
)

_TARGET: Final = re.compile(r"\.\. _(?P<name>`[^`]{1,200}`|[^:`]{1,200}):[ ]+(?P<to>\S.*)\Z")

_ANONYMOUS: Final = re.compile(r"(?:\.\. __:|__)[ ]+(?P<to>\S+)\Z")

_SUBSTITUTION: Final = re.compile(
    r"\.\. \|(?P<name>[^|]{1,80})\|[ ]+(?P<kind>replace|image|unicode)::[ ]*(?P<text>.*)\Z"
)


@dataclass(slots=True)
class Definitions:
    """What references of a source lead to."""

    targets: dict[str, str] = field(default_factory=dict)
    """Folded name → URL, or the name of another target with an underscore behind it."""
    anonymous: deque[str] = field(default_factory=deque)
    texts: dict[str, str] = field(default_factory=dict)
    """Substitution → its text in reST."""

    def url_of(self, name: str) -> str:
        """Return where the target *name* leads, through others; an empty string if nowhere."""
        for _ in range(_MOST_STEPS):
            found = self.targets.get(folded(name), "")
            if not found.endswith("_"):
                return found
            name = found[:-1].strip("`")
        return ""


_MOST_STEPS: Final = 8
"""Targets that lead to each other."""


def folded(name: str) -> str:
    """Return *name* as names of targets are compared."""
    return " ".join(name.replace("\\", "").strip("`").lower().split())


def is_anonymous(line: str) -> bool:
    """Say whether *line* is the target of a reference without a name."""
    return _ANONYMOUS.match(line) is not None


def read_definitions(lines: Iterable[str]) -> Definitions:
    """Return the definitions in *lines*."""
    made = Definitions()
    for line in lines:
        if line.startswith((".. _", "__", ".. |")):
            target, nameless, said = (
                pattern.match(line) for pattern in (_TARGET, _ANONYMOUS, _SUBSTITUTION)
            )
            if nameless is not None:
                made.anonymous.append(nameless["to"])
            elif target is not None:
                made.targets.setdefault(folded(target["name"]), target["to"].strip())
            elif said is not None and said["kind"] == "replace" and said["text"].strip():
                made.texts.setdefault(folded(said["name"]), said["text"].strip())
    return made


def with_references(
    text: str, link: Callable[[str, str], str | None], definitions: Definitions
) -> str:
    """Return *text* with references as links to where they lead.

    *link* gets words and the name of a target within the source; None stands for one that is not
    known, which stays.
    """

    def lead(words: str, name: str, whole: str) -> str:
        url = definitions.url_of(name)
        if url:
            return f"`{words} <{url}>`__"
        made = link(words, name)
        return whole if made is None else made

    def piece(match: re.Match[str]) -> str:
        whole = match.group()
        if match["url"] is not None:
            alias = match["url"].endswith("_") and not match["url"].endswith("\\_")
            return lead(match["words"], match["url"][:-1], whole) if alias else whole
        words = match["phrase"] or match["word"]
        if match["substitution"] is not None:
            return definitions.texts.get(folded(match["substitution"]), whole)
        if words is None:
            return whole
        if match["anonymous"] or match["nameless"]:
            url = definitions.anonymous.popleft() if definitions.anonymous else ""
            return f"`{words} <{url}>`__" if url else whole
        return lead(words, words, whole)

    return _PIECE.sub(piece, text)
