"""What is looked at after the deployment, by spans: within 24 hours, a week, a month."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.importing.blocks import Block, box_of
from sphinx_readiness.importing.recognise.keys import folded
from sphinx_readiness.importing.recognise.plan import WINDOW, Part, Plan, Section
from sphinx_readiness.text.dates import parse_span
from sphinx_readiness.text.plain import readable

_AFTER: Final = re.compile(
    r"\b(?:after|post|within|first|hypercare|following|day [0-9]|t ?\+|validation)"
)

_NUMBERED: Final = re.compile(r"(?P<unit>day|week|month) (?P<count>[1-9][0-9]?)\Z")
"""*Day 1*, *Week 2*."""

_OF: Final = re.compile(r" of (?:the )?(?:go live|launch|release|deployment|rollout)\Z")


_IN_BRACKETS: Final = re.compile(r"\((within [^()]{1,40})\)\Z")
"""*Immediately (within 24 hours)*."""


def window_of(section: Section | None, label: str) -> str:
    """Return the span that a list or table below this heading or label is about, or nothing."""
    around = [section.whole(), *section.titles()] if section is not None else []
    titles = [*([label] if label else []), *around]
    said = _span(titles[0]) if titles else ""
    if not said and len(titles) > 1 and label:
        said = _span(titles[1])
    if said and any(_AFTER.search(folded(title)) for title in titles):
        return said
    return ""


def _span(title: str) -> str:
    text = _OF.sub("", folded(title))
    numbered = _NUMBERED.match(text)
    if numbered is not None:
        return f"{numbered['count']} {numbered['unit']}"
    within = _IN_BRACKETS.search(readable(title))
    if within is not None and parse_span(folded(within[1])) is not None:
        return folded(within[1])
    text = re.sub(r"\A(?:post |after )?(?:deployment|release|launch|go live)[ :]*(?=\S)", "", text)
    return text if parse_span(text) is not None else ""


def read_window(plan: Plan, index: int, block: Block, section: Section | None, label: str) -> bool:
    """Add the list *index* as a window if it stands below a span, and say whether it does."""
    span = window_of(section, label)
    if not span or block.kind != "list":
        return False
    boxed = not any(entry.status for entry in block.entries)
    tasks = sum(bool(box_of(entry, boxed=boxed)) for entry in block.entries)
    bare = span.removeprefix("within ").removeprefix("the ").removeprefix("first ")
    shown = bare if parse_span(bare) == parse_span(span) else span
    plan.add(
        Part(WINDOW, index, index, shown, body=(index,), boxed=frozenset((index,) if boxed else ()))
    )
    plan.count("windows")
    plan.count("tasks", tasks)
    return True
