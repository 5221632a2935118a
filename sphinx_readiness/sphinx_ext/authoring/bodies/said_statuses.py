"""A status that stands in the words of a ``check`` (``Status: ❌``), where it is no option.

It may not take back what the option says, nor be the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.reading.box_forms import SAYS, explains, is_cross_spoken_of
from sphinx_readiness.reading.status_like import is_like_status, says_no
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import is_closed
from sphinx_readiness.sphinx_ext.authoring.bodies.swallowed_tables import without_literals
from sphinx_readiness.sphinx_ext.authoring.bodies.table_nodes import rows_of
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import word_key
from sphinx_readiness.vocabulary.default_statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective

_SIGN: Final = re.compile("[:=\uff1a]|(?<= )[-\u2013\u2014](?= )")

_LONGEST: Final = 40
"""Characters before the sign that may name the status."""

_TELLS: Final = re.compile(r"(?:was|were|had|has|no|can|cannot|must|if|when|on)\b", re.IGNORECASE)
"""Behind a cross in a sentence about it."""

_OF_THINGS: Final = frozenset(
    ("open", "blocked", "denied", "rejected", "declined", "red", "amber", "orange", "yellow",
     "started", "planned", "optional")
)  # fmt: skip
"""What ports, doors, lights and services are, too: behind *State* that may be what is tested."""

_ARTICLES: Final = ("the ", "its ", "our ", "current ", "der ", "le ", "el ", "lo ")


class _Said(NamedTuple):
    """A line of a check, where it stands if it is not the title, and what it is a part of."""

    text: str
    line: int | None
    where: str
    """``title``, ``prose`` or ``row``."""


def note_said_status(
    root: nodes.Element, title: str, status: str, directive: PlacedDirective
) -> None:
    """Note the first status below *root* or in the *title* that *status*, the option, is not.

    Any one where there is no option; else one that takes back what passes: a symbol, or words
    where they can be nothing else (*state: open* and *light: red* may be what is tested).
    """
    match = directive.session.vocabulary.match
    if status.strip() and match(status).outcome is not Outcome.PASS:
        return
    place = directive.place()
    has_option = bool(status.strip())
    told = _Said(title.rpartition(" - ")[2], None, "title")
    for each in (told, *_lines(root, directive)):
        said, line, _ = each
        value, counts = _value(each, directive)
        found = match(value) if value else None
        if found is None or found.status is None:
            continue
        if has_option and not counts and any(map(str.isalnum, value)):
            continue
        if SAYS.match(value.partition(" ")[2].lstrip()) is not None:
            continue
        if has_option and found.outcome in (Outcome.PASS, Outcome.INFO):
            continue
        directive.gathered.problems.append(
            _problem(said, (place[0], line or place[1]), has_option=has_option)
        )
        return


def _problem(said: str, place: Place, *, has_option: bool) -> RawProblem:
    return RawProblem(
        "unread-directive",
        place,
        N_("a passed check says '{said}'; only the option 'status' is read")
        if has_option
        else N_("'{said}' is text and no option, so the check has no status"),
        N_("Write ':status:' and its value on a line of its own, right below the title."),
        (("said", shorten(said.strip())),),
    )


def _lines(root: nodes.Element, directive: PlacedDirective) -> Iterator[_Said]:
    """Yield the lines of prose and the pairs in rows below *root*, outside of code."""
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.paragraph):
            lines = without_literals(node).split("\n")
            for number, line in enumerate(lines):
                below = lines[number + 1] if line.endswith(":") and lines[number + 1 :] else ""
                place = node.line + number if node.line else None
                yield _Said(f"{line} {below}".rstrip(), place, "prose")
        elif isinstance(node, nodes.field_list):
            if node is not root.children[0]:  # there it is an option behind a blank line
                for each in node.children:
                    name, *said = (part.astext() for part in each.children)
                    yield _Said(f"{name}: {' '.join(said)}", each.line, "prose")
            continue
        elif isinstance(node, nodes.table):
            for row in rows_of(node):
                cells = [entry.astext() for entry in row.children]
                if len(cells) == 2:  # noqa: PLR2004 - a name and its value
                    yield _Said(": ".join(cells), node.line, "row")
            continue
        if isinstance(node, nodes.Element) and not is_closed(node, markdown=directive.markdown):
            stack += reversed(node.children)


def _value(said: _Said, directive: PlacedDirective) -> tuple[str, bool]:
    """Return what a line says that the status is, or nothing; and whether words count there."""
    line, in_title = said.text, said.where == "title"
    sign = _SIGN.search(line)
    if sign is not None:
        names, value = line[: sign.start()].split(), line[sign.end() :].strip("* \t")
        name = " ".join(names[-1:] if in_title else names)
        is_status, may_be = _named(name, directive)
        counts = is_status and said.where != "row" and not (in_title and len(names) > 1)
        if (
            name.strip(" \t-*+_\u2022").lower() == "state"
            and word_key(value).strip(" .") in _OF_THINGS
        ):
            counts = False
        return (value, counts) if may_be and not says_no(value) else ("", False)
    words: Sequence[str] = line.split(None, 2)
    if words and _is_cross(words, directive):
        return "" if in_title else words[0], False
    if len(words) == 2 and not any(map(str.isalnum, words[1])):  # noqa: PLR2004
        return words[1] if _named(words[0], directive)[1] else "", False
    return "", False


def _is_cross(words: Sequence[str], directive: PlacedDirective) -> bool:
    """Say whether *words* begin with a symbol that fails, and do not say what it means."""
    vocabulary = directive.session.vocabulary
    if any(map(str.isalnum, words[0])) or vocabulary.match(words[0]).outcome is not Outcome.FAIL:
        return False
    rest = " ".join(words[1:])
    told = _TELLS.match(rest) is not None or is_cross_spoken_of("", rest)
    return not told and not explains(rest, vocabulary)


def _named(name: str, directive: PlacedDirective) -> tuple[bool, bool]:
    """Say whether *name* is that of the status, and whether it may be."""
    bare = name.strip(" \t-*+_\u2022")
    if not bare or len(bare) > _LONGEST:
        return False, False
    low = bare.lower()
    bare = next((bare[len(each) :] for each in _ARTICLES if low.startswith(each)), bare)
    if low != bare.lower() == "state":  # of what is tested, rather than of the check
        return False, True
    is_status = "status" in directive.session.columns.named(bare, ITEM_FIELDS, beside=bare)
    return is_status, is_status or is_like_status(bare)
