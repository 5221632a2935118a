"""Bullets that look like items to a reader, and are no task to the parser."""

from __future__ import annotations

import re
from typing import Final

from docutils import nodes
from sphinx import addnodes

from sphinx_readiness.reading.box_forms import BOXED, BOXED_LINE, SAYS, explains
from sphinx_readiness.reading.tasks import read_box
from sphinx_readiness.sphinx_ext.authoring.bodies.body_nodes import Reading
from sphinx_readiness.sphinx_ext.authoring.bodies.task_nodes import box_of
from sphinx_readiness.vocabulary.default_statuses import Outcome

_LABEL: Final = re.compile(r"\[(?P<label>[^\[\]]{3,30})\][ \t]++(?P<rest>\S[^\n]*+)")

_UNSEEN: Final = "\u00ad\u034f\u061c\u180e\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
"""Characters that nobody sees, some of which look like the blank behind a box."""

_X: Final = 24
"""The number of the letter, by which docutils takes ``(x)`` for the mark of a list."""

_REMARKS: Final = "\u26a0\u2757"

_NOT_PASSED: Final = frozenset((Outcome.OPEN, Outcome.FAIL))


def has_open_box(item: nodes.Node) -> bool:
    """Say whether text goes on right behind a box, as in ``[ ]text``, so that it makes no task."""
    box = box_of(item)
    if box is None or box.closed:
        return False
    text = item.children[0].astext()
    return box.status in {"[ ]", "[x]"} and text[box.end :].lstrip(_UNSEEN)[:1].isalnum()


def begins_with_block(item: nodes.Node) -> bool:
    """Say whether MyST knows a task in *item*, but has no paragraph to put its box into."""
    return (
        isinstance(item, nodes.Element)
        and "task-list-item" in item["classes"]
        and box_of(item) is None
    )


def is_boxed(item: nodes.Node, reading: Reading) -> bool:
    """Say whether a reader sees a box before a bullet that is no task; in code it is a legend."""
    if not isinstance(item, nodes.list_item) or not item.children:
        return False
    words = item.children[0]
    if is_lettered(words) or _is_linked(words, reading):
        return True
    if box_of(item) is not None or isinstance(words.next_node(), nodes.literal):
        return False
    text = _shown(words, reading)
    box = BOXED.match(text)
    vocabulary = reading.directive.session.vocabulary
    return box is not None and not explains(text[box.end() :], vocabulary)


def _linked_box(words: nodes.Node) -> str:
    """Return the source of *words* if what may be a box in it is a link: ``[x]: address`` makes it.

    Else nothing.
    """
    if not isinstance(words, nodes.TextElement) or not words.rawsource.startswith("["):
        return ""
    is_link = isinstance(words.next_node(), nodes.reference | addnodes.pending_xref)
    return words.rawsource if is_link else ""


def _is_linked(words: nodes.Node, reading: Reading) -> bool:
    """Say whether *words* begin with a box of the vocabulary that is a link."""
    box = read_box(_linked_box(words))
    if box is None or not box.closed:
        return False
    return reading.directive.session.vocabulary.match(box.status).status is not None


def is_lettered(node: nodes.Node) -> bool:
    """Say whether *node* is a list whose first mark is ``(x)``, which is a box to a reader."""
    return (
        isinstance(node, nodes.enumerated_list)
        and node.get("prefix") == "("
        and node.get("start") == _X
    )


def is_listed_table(node: nodes.Element, reading: Reading) -> bool:
    """Say whether *node* lists the rows of a table, with a status, for a directive nobody knows."""
    rows = [item.children for item in node.children if isinstance(item, nodes.list_item)]
    lists = [row[0] for row in rows if len(row) == 1 and isinstance(row[0], nodes.bullet_list)]
    width = len(lists[0]) if lists else 0
    if len(lists) < 2 or len(lists) < len(rows) or width < 2:  # noqa: PLR2004 - a table has them
        return False
    heads = [each.astext() for each in lists[0].children]
    return "status" in reading.directive.session.columns.fields(heads, reading.wanted)


def has_boxed_line(text: str, reading: Reading) -> bool:
    """Say whether a line of the paragraph *text* begins with a box that nobody reads."""
    return any(
        SAYS.match(line["rest"]) is None
        and not explains(line["rest"], reading.directive.session.vocabulary)
        for line in BOXED_LINE.finditer(text)
    )


def _shown(words: nodes.Node, reading: Reading) -> str:
    """Return what a reader sees of the *words* of a bullet; its source if it begins with a link."""
    if linked := _linked_box(words):
        return linked
    is_substituted = isinstance(words.next_node(), nodes.substitution_reference)
    text = reading.cells.text(words, reading.place) if is_substituted else words.astext()
    return text.lstrip()


def has_symbol(item: nodes.Node, reading: Reading) -> bool:
    """Say whether a bullet begins with the symbol of a status that has not passed, or a box."""
    if not isinstance(item, nodes.list_item) or not item.children:
        return False
    text = _shown(item.children[0], reading)
    if text[:1] == "[":
        return _is_labelled(item, text, reading)
    return begins_with_symbol(text, reading)


def begins_with_symbol(text: str, reading: Reading) -> bool:
    """Say whether *text* begins with the symbol of a status that has not passed, and says more.

    A legend (``❌ Not met``, ``❌ = failed``) explains it, and ``⚠`` may open any remark.
    """
    if not text or text[0].isalnum():
        return False
    head = text.split(maxsplit=1)
    vocabulary = reading.directive.session.vocabulary
    if len(head) == 1 or text[0] in _REMARKS or explains(head[1], vocabulary):
        return False
    found = vocabulary.match(head[0])
    return found.status is not None and found.outcome in _NOT_PASSED


def _is_labelled(item: nodes.Node, text: str, reading: Reading) -> bool:
    """Say whether *text* begins with a status in brackets that has not passed: ``[todo] words``."""
    label = _LABEL.match(text)
    if label is None or box_of(item) is not None or SAYS.match(label["rest"]) is not None:
        return False
    vocabulary = reading.directive.session.vocabulary
    found = vocabulary.match(label["label"])
    named = found.status is not None and found.outcome in _NOT_PASSED
    return named and not explains(label["rest"], vocabulary)
