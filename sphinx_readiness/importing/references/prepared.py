"""A plan made ready to be written: links within the source lead somewhere in the document.

Headings that are linked to get a label where the document would not find them, or where they may
come to stand on another page; references of reST become links where Markdown has no such thing.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from itertools import chain, count
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.references import markdown, rest
from sphinx_readiness.importing.references.anchors import (
    Anchors,
    hosted_anchor,
    read_anchors,
    split_own_id,
)
from sphinx_readiness.importing.references.left_out import note_left_out
from sphinx_readiness.importing.references.rewriting import Rewrite, rewritten
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.plain import readable

LABELLED: Final = N_("the heading '{title}' gets the label '{detail}': links lead to it")

_NOWHERE: Final = N_("a link to '#{anchor}', which is no heading here; it is kept as it is")


@dataclass(slots=True)
class _Links:
    """Makes links to headings, and notes which headings need a label for that."""

    plan: Plan
    target: str
    anchors: Anchors
    pages: Mapping[int, str]
    prefix: str
    labels: dict[int, str] = field(default_factory=dict)
    notes: list[tuple[int, str]] = field(default_factory=list)

    def link(self, words: str, anchor: str, line: int) -> str | None:
        """Return a link of *words* to *anchor*, in the markup of the source; None if it stays."""
        at = self.anchors.find(anchor)
        if at < 0 or self.anchors.is_label(anchor):
            if self.anchors.is_label(anchor):
                return self._labelled(words, anchor) if self._turns() else None
            self.notes.append((line, anchor))
            return None
        if at in self.pages:
            return self._paged(words, self.pages[at])
        markup = self.plan.source.markup
        if markup == self.target == MARKDOWN and not self.pages and anchor in self.anchors.native:
            return None
        label = self.labels.get(at)
        if label is None:
            label = self.labels[at] = self._free(at, anchor)
        return self._labelled(words, label)

    def _turns(self) -> bool:
        return self.plan.source.markup != self.target

    def _free(self, at: int, anchor: str) -> str:
        title, own = split_own_id(self.plan.source.blocks[at].text)
        name = anchor if not self.prefix else own or hosted_anchor(title).strip("-") or anchor
        made = f"{self.prefix}{re.sub('[()<>`]', '-', name)}"
        taken = set(self.labels.values())
        names = chain((made,), (f"{made}-{number}" for number in count(2)))
        return next(each for each in names if each not in taken)

    def _labelled(self, words: str, label: str) -> str:
        if self.plan.source.markup == REST:
            return f":ref:`{_bare(words)} <{label}>`"
        if self.target == REST:
            return f"{{ref}}`{_bare(words)} <{label}>`"
        return f"[{words}](#{label})"

    def _paged(self, words: str, page: str) -> str | None:
        if self.plan.source.markup == REST:
            return f":doc:`{_bare(words)} <{page}>`"
        if self.target == REST:
            return f"{{doc}}`{_bare(words)} <{page}>`"
        return f"[{words}]({page}.md)"


def _bare(words: str) -> str:
    """Return *words* for a role: what would end them is left out."""
    return re.sub(r"[`<>\\]", "", readable(words)) or words


def prepared(
    plan: Plan, target: str, prefix: str = "", pages: Mapping[int, str] | None = None
) -> Plan:
    """Return *plan* with its links as a document in *target* needs them.

    Labels begin with *prefix*; without one they are the anchors that links have, which then stay.
    *pages* are the names of pages by the index of the heading that each begins with.
    """
    source = plan.source
    lines = source.lines
    if not _may_refer(plan, target, pages):
        note_left_out(plan, target)
        return plan
    anchors = read_anchors(source.blocks, lines, source.markup)
    links = _Links(plan, target, anchors, pages or {}, prefix)
    if source.markup == MARKDOWN:
        made = rewritten(plan, _markdown_rewrite(links))
    else:
        known = rest.read_definitions(lines)
        made = rewritten(plan, _rest_rewrite(links, known))
        if not known.anonymous:  # each stands where it is linked now
            moved = {at for at, line in enumerate(lines) if rest.is_anonymous(line)}
            made = replace(made, moved=plan.moved | moved)
    made = replace(made, labels=dict(links.labels), notes=list(plan.notes))
    for at, label in sorted(links.labels.items()):
        title = shorten(visible(readable(split_own_id(source.blocks[at].text)[0])))
        made.note(plan.line_of(at), LABELLED, title=title, detail=visible(label))
    for line, anchor in dict.fromkeys(links.notes):
        made.note(line, _NOWHERE, anchor=shorten(visible(anchor)))
    note_left_out(made, target)
    return made


def _may_refer(plan: Plan, target: str, pages: Mapping[int, str] | None) -> bool:
    """Say whether anything in the source may have to lead elsewhere; most have nothing such."""
    lines = plan.source.lines
    if plan.source.markup == MARKDOWN:
        marks = ("](#", "]: #") if target == MARKDOWN else ("](#", "]:")
        return any(mark in line for line in lines for mark in marks)
    turns = target != REST or bool(pages)
    return (
        plan.source.markup == REST and turns and any("_" in line or "|" in line for line in lines)
    )


def _markdown_rewrite(links: _Links) -> Rewrite:
    turns = links.target == REST
    definitions = markdown.read_definitions(links.plan.source.lines) if turns else {}

    def rewrite(text: str, line: int) -> str:
        if not markdown.may_refer(text):
            return text

        def link(words: str, anchor: str) -> str | None:
            return links.link(words, anchor, line)

        if not turns:
            text = markdown.with_definition(text, link)
        return markdown.with_references(text, link, definitions)

    return rewrite


def _rest_rewrite(links: _Links, known: rest.Definitions) -> Rewrite:
    def rewrite(text: str, line: int) -> str:
        if ("_" not in text and "|" not in text) or text.startswith((".. ", "__ ")):
            return text

        def link(words: str, name: str) -> str | None:  # a word that is neither stays
            is_known = links.anchors.is_label(name) or links.anchors.find(name) >= 0
            return links.link(words, name, line) if is_known else None

        return rest.with_references(text, link, known)

    return rewrite
