"""A status that stands in the words of a ``check`` (``Status: ❌``), where it is no option.

It may not take back what the option says, nor be the only one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.config.columns import ITEM_FIELDS
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.reading.box_forms import SAYS
from sphinx_readiness.reading.status_like import is_like_status, says_no
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import is_closed
from sphinx_readiness.sphinx_ext.authoring.bodies.swallowed_tables import without_literals
from sphinx_readiness.sphinx_ext.authoring.bodies.table_nodes import rows_of
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.default_statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective

_SIGN: Final = re.compile("[:=\uff1a]|(?<= )[-\u2013\u2014](?= )")

_LONGEST: Final = 40
"""Characters before the sign that may name the status."""

_EXPLAINS: Final = tuple("=:-\u2013\u2014\u2192")
"""Behind a symbol: what it means."""

_ARTICLES: Final = ("the ", "its ", "our ", "current ", "der ", "le ", "el ", "lo ")


def note_said_status(
    root: nodes.Element, title: str, status: str, directive: PlacedDirective
) -> None:
    """Note the first status below *root* or in the *title* that *status*, the option, is not.

    Any one where there is no option; else one that takes back what passes.
    """
    match = directive.session.vocabulary.match
    if status.strip() and match(status).outcome is not Outcome.PASS:
        return
    place = directive.place()
    told: list[tuple[str, int | None]] = [(title.rpartition(" - ")[2], None)]
    for said, line in (*told, *_lines(root, directive)):
        value = _value(said, directive, in_title=line is None and said is told[0][0])
        found = match(value) if value else None
        if found is None or found.status is None:
            continue
        if SAYS.match(value.partition(" ")[2].lstrip()) is not None:
            continue
        if status.strip() and found.outcome in (Outcome.PASS, Outcome.INFO):
            continue
        directive.gathered.problems.append(
            _problem(said, (place[0], line or place[1]), has_option=bool(status.strip()))
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


def _lines(root: nodes.Element, directive: PlacedDirective) -> Iterator[tuple[str, int | None]]:
    """Yield the lines of prose and the pairs in rows below *root*, outside of code."""
    stack = list(reversed(root.children))
    while stack:
        node = stack.pop()
        if isinstance(node, nodes.paragraph):
            lines = without_literals(node).split("\n")
            for number, line in enumerate(lines):
                below = lines[number + 1] if line.endswith(":") and lines[number + 1 :] else ""
                yield f"{line} {below}".rstrip(), node.line + number if node.line else None
        elif isinstance(node, nodes.field_list):
            if node is not root.children[0]:  # there it is an option behind a blank line
                for each in node.children:
                    name, *said = (part.astext() for part in each.children)
                    yield f"{name}: {' '.join(said)}", each.line
            continue
        elif isinstance(node, nodes.table):
            for row in rows_of(node):
                cells = [entry.astext() for entry in row.children]
                if len(cells) == 2:  # noqa: PLR2004 - a name and its value
                    yield ": ".join(cells), node.line
            continue
        if isinstance(node, nodes.Element) and not is_closed(node, markdown=directive.markdown):
            stack += reversed(node.children)


def _value(line: str, directive: PlacedDirective, *, in_title: bool) -> str:
    """Return what *line* says that the status is, or nothing."""
    sign = _SIGN.search(line)
    if sign is not None:
        name, value = line[: sign.start()], line[sign.end() :].strip("* \t")
        name = name.split()[-1] if in_title and name.split() else name
        return value if _is_name(name, directive) and not says_no(value) else ""
    words: Sequence[str] = line.split(None, 2)
    if words and _is_cross(words, directive):
        return "" if in_title else words[0]
    if len(words) == 2 and not any(map(str.isalnum, words[1])):  # noqa: PLR2004
        return words[1] if _is_name(words[0], directive) else ""
    return ""


def _is_cross(words: Sequence[str], directive: PlacedDirective) -> bool:
    """Say whether *words* begin with a symbol that fails, and do not say what it means."""
    match = directive.session.vocabulary.match
    if any(map(str.isalnum, words[0])) or match(words[0]).outcome is not Outcome.FAIL:
        return False
    rest = " ".join(words[1:])
    return rest[:1] not in _EXPLAINS and match(rest).status is None if rest else True


def _is_name(name: str, directive: PlacedDirective) -> bool:
    bare = name.strip(" \t-*+_\u2022")
    if len(bare) > _LONGEST:
        return False
    low = bare.lower()
    bare = next((bare[len(each) :] for each in _ARTICLES if low.startswith(each)), bare)
    named = directive.session.columns.named(bare, ITEM_FIELDS, beside=bare)
    return bool(bare) and ("status" in named or is_like_status(bare))
