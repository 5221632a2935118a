"""Substitutions of reST that stand for more than anybody wrote.

docutils puts in a definition for each reference to it, and those in that definition again: some
lines that refer to each other twice would fill the memory.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Final

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_readiness.files.documents import UNREAD_FILE
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.phrases import N_

MOST_TEXT: Final = 4 << 20
"""Characters that the substitutions of a document may stand for."""

_NODE: Final = 20
"""What a node counts besides its characters."""


class BoundSubstitutions(SphinxTransform):
    """Leaves references as text where they stand for too much; before all that reads or follows."""

    default_priority = 1

    def apply(self, **kwargs: object) -> None:
        """Count first, and put in nothing that is too much."""
        del kwargs
        references = list(self.document.findall(nodes.substitution_reference))
        if not references:
            return
        sizes = expanded_sizes(self.document.substitution_defs)
        names = self.document.substitution_names
        total = sum(sizes.get(_name(each, names, sizes), 0) for each in references)
        if total <= MOST_TEXT:
            return
        for each in references:
            each.replace_self(nodes.Text(each.astext()))
        path = build_of(self.env).session.relative(self.env.doc2path(self.env.docname))
        failure = UnreadableFile(
            path,
            1,
            N_("the substitutions stand for more than {limit} characters, and are not put in"),
            N_("Write what they stand for."),
            limit=str(MOST_TEXT),
        )
        gathered(self.env).problems.append(failure.problem(UNREAD_FILE))


def _name(node: nodes.Element, names: Mapping[str, str], known: Mapping[str, object]) -> str:
    name = str(node.get("refname", ""))
    return name if name in known else names.get(name.lower(), "")


def expanded_sizes(definitions: Mapping[str, nodes.Element]) -> dict[str, int]:
    """Return how much each of *definitions* stands for, at most a little over the limit.

    Linear in their text, and not recursive; what is in a circle counts once.
    """
    lower = {name.lower(): name for name in definitions}
    own = {name: len(node.astext()) + _NODE for name, node in definitions.items()}
    inner = {
        name: [_name(each, lower, definitions) for each in _references(node)]
        for name, node in definitions.items()
    }
    sizes: dict[str, int] = {}
    entered: set[str] = set()
    for first in definitions:
        stack: list[tuple[str, Iterator[str]]] = []
        if first not in entered:
            entered.add(first)
            stack.append((first, iter(inner[first])))
        while stack:
            name, rest = stack[-1]
            following = next((each for each in rest if each in own and each not in entered), None)
            if following is not None:
                entered.add(following)
                stack.append((following, iter(inner[following])))
                continue
            total = own[name] + sum(sizes.get(each, 0) for each in inner[name])
            sizes[name] = min(total, MOST_TEXT + 1)
            stack.pop()
    return sizes


def _references(node: nodes.Element) -> Iterator[nodes.Element]:
    return node.findall(nodes.substitution_reference)
