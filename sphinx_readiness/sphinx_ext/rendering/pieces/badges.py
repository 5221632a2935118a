"""Badges: symbol, word and colour, never colour alone."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.text.folding import fold
from sphinx_readiness.vocabulary.default_statuses import DEFAULT_STATUSES, WAIVED
from sphinx_readiness.vocabulary.statuses import STRUCK, Status, Vocabulary

UNKNOWN: Final = "unknown"

DRAWN: Final = {
    "\u2705": "", "\u274c": "", "\u26a0": "", "\u2139": "",
    "\U0001f504": "readiness-in-progress", "\u2b1c": "readiness-pending",
    "\u2796": "readiness-not-applicable", "\u23f8": "readiness-waived",
}  # fmt: skip
"""Symbols that the style sheet draws, as fonts may lack them, each with its class: most outcomes
have one, and need none."""

_STRUCK: Final = re.compile(r"~~([^~]+)~~")

LONG: Final = 24
"""A badge with more characters than this may break over lines."""


class Badge(NamedTuple):
    """What a badge says: *symbol* (may be empty), *label*, and *outcome* for its colour."""

    symbol: str
    label: str
    outcome: str

    @property
    def classes(self) -> list[str]:
        """The CSS classes of the badge; one with a symbol of its own has no drawn one."""
        long = "readiness-long" if len(self.text) > LONG else ""
        drawn = "readiness-own" if self.own_symbol else DRAWN.get(_bare(self.symbol), "")
        found = ("readiness-badge", f"readiness-{self.outcome}", drawn, long)
        return list(filter(None, found))

    @property
    def own_symbol(self) -> str:
        """The symbol that the style sheet does not draw, or an empty string."""
        return "" if _bare(self.symbol) in DRAWN and self.label else self.symbol

    @property
    def text(self) -> str:
        """Symbol and label."""
        return f"{self.symbol} {self.label}".strip()


def _bare(symbol: str) -> str:
    return symbol.removesuffix("\ufe0f")


def status_badge(status: Status) -> Badge:
    """Return the badge of *status*."""
    symbol = "" if status.symbol.startswith("[") else status.symbol
    return Badge(symbol, _(status.label), status.outcome.value)


def cell_badge(text: str, vocabulary: Vocabulary) -> Badge:
    """Return the badge of a status cell.

    Words that the author wrote beside a symbol are kept where they are not just the status's
    own name; a cell that says nothing known is shown as it is.
    """
    match = vocabulary.match(text)
    if match.status is None:
        return Badge("", fold(text), UNKNOWN)
    badge = status_badge(match.status)
    if match.conflict is not None or match.against or match.foreign:
        return Badge("", fold(text), UNKNOWN if match.conflict or match.against else badge.outcome)
    own = vocabulary.match(match.words).status if match.words else match.status
    if own is match.status and not _tells_an_end(match.status, match.words):
        return badge
    words = fold(text)
    for symbol in match.status.symbols:
        words = words.replace(fold(symbol), "")
    return Badge(badge.symbol, words.strip() or badge.label, badge.outcome)


def _tells_an_end(status: Status, words: str) -> bool:
    """Say whether *words* are those of a waiver, which holds up to a day."""
    return status.key == WAIVED and any(map(str.isdigit, words))


def badge_html(badge: Badge, encode: Callable[[str], str], *more: str) -> str:
    """Return *badge* as HTML, with *more* classes; its symbol is drawn, or is not read out."""
    shown = words_html(badge, encode)
    if own := badge.own_symbol:
        shown = f'<i aria-hidden="true">{encode(own)}</i>{shown and " "}{shown}'
    return f'<span class="{" ".join((*badge.classes, *more))}">{shown}</span>'


def words_html(badge: Badge, encode: Callable[[str], str]) -> str:
    """Return the words of *badge*, those that are struck out so."""
    return "".join(
        f"<s>{encode(part)}</s>" if struck else encode(part)
        for part, struck in _parts(badge.label or ("" if badge.symbol else "-"))
    )


_BY_KEY: Final = {
    each.key: Badge(each.symbol, each.label, each.outcome.value).classes
    for each in DEFAULT_STATUSES
}


def follows_from(badge: Badge, key: str) -> bool:
    """Say whether *badge* looks as the style sheet draws a status of a row that has this *key*."""
    return badge.classes == _BY_KEY.get(key)


def badge_node(badge: Badge, *, symbols: bool = True, html: bool = False) -> nodes.inline:
    """Return *badge* as an inline node; without *symbols* for writers whose fonts have none.

    What is struck out is so in *html*, and stands between its marks elsewhere.
    """
    if not html:
        text = (badge.text if symbols else badge.label) or "-"
        return nodes.inline("", text, classes=badge.classes)
    made = nodes.inline("", "", classes=badge.classes)
    if own := badge.own_symbol:
        made += tag("i", nodes.Text(own), aria_hidden="true")
        if badge.label:
            made += nodes.Text(" ")
    for part, struck in _parts(badge.label or ("" if badge.symbol else "-")):
        shown = nodes.Text(part)
        made += [_tag("<s>"), shown, _tag("</s>")] if struck else [shown]
    return made


def _tag(text: str) -> nodes.raw:
    return nodes.raw("", text, format="html")


def _parts(text: str) -> list[tuple[str, bool]]:
    """Return the parts of *text*, and whether each is struck out."""
    if STRUCK not in text:
        return [(text, False)]
    parts = _STRUCK.split(text)
    return [(part, bool(at % 2)) for at, part in enumerate(parts) if part]
