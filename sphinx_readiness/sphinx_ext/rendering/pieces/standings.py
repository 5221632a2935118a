"""What was checked of a row, below what it says: a mark, words, and on demand what it rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes

from sphinx_readiness.evidence.standings import STANDING_WORDS
from sphinx_readiness.model.evidence import Check, Standing
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.text.phrases import Phrase, said

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from sphinx_readiness.model.evidence import Verification

_CLASS = "readiness-standing"

_ON_DEMAND = "readiness-fold readiness-proof"
"""What opens where somebody asks what a proof is, by keyboard and touch as well."""

_LOOKS = {
    Standing.PROVEN: ("\u2714", "pass"),
    Standing.SAID: ("\u2013", "info"),
    Standing.CONTRADICTED: ("\u2718", "fail"),
    Standing.UNCHECKED: ("?", "open"),
}
"""The mark of each, and the outcome whose colour it has."""


class Mark(NamedTuple):
    """What is shown of a standing: a sign, a word, and the outcome whose colour it has."""

    symbol: str
    word: str
    outcome: str

    @property
    def text(self) -> str:
        """Sign and word."""
        return f"{self.symbol} {self.word}"

    @property
    def classes(self) -> list[str]:
        """The CSS classes of it."""
        return ["readiness-mark", f"readiness-{self.outcome}"]


def mark_of(standing: Standing) -> Mark:
    """Return what is shown of *standing*."""
    symbol, outcome = _LOOKS[standing]
    return Mark(symbol, standing_word(standing.value), outcome)


def mark_beside(found: Verification) -> Mark | None:
    """Return what is shown beside the status of a row; None where checking adds nothing to it."""
    return mark_of(found.standing) if found.standing is not Standing.SAID else None


def standing_word(value: str) -> str:
    """Return the word for a standing, in the language of the documents."""
    return _(STANDING_WORDS[Standing(value)])


def checks_of(found: Verification | None, field: str) -> tuple[Check, ...]:
    """Return the checks that the cell *field* of a row states."""
    return tuple(each for each in found.checks if each.field == field) if found else ()


def _lines(
    found: Verification, field: str, *, digest: bool = True
) -> Iterator[tuple[Mark, str, str]]:
    """Yield a mark for each check of a cell, what is to be said beside it, and on demand.

    A *digest* is for writers that show the latter on demand only.
    """
    for each in checks_of(found, field):
        standing = found._replace(checks=(each,)).standing
        mark = mark_of(standing)
        why = said(Phrase(each.reason, each.values), _) if each.reason else ""
        yield mark, why, _origin(each, digest=digest)


def _origin(check: Check, *, digest: bool) -> str:
    """Return what the proof is and belongs to; nothing where that is not known."""
    origin = check.origin
    parts = [origin.path, origin.version, origin.commit[:12]]
    if origin.date is not None:
        days = _("{days} days old").format(days=check.age)
        parts.append(f"{origin.date.isoformat()} ({days})")
    return ", ".join(filter(None, (*parts, origin.digest if digest else "")))


def standing_nodes(
    found: Verification, field: str, *, symbols: bool, html: bool
) -> list[nodes.Node]:
    """Return a paragraph for each check of the cell *field*, and what its proof is."""
    made: list[nodes.Node] = []
    for mark, why, origin in _lines(found, field, digest=html):
        line = nodes.paragraph("", "", classes=[_CLASS])
        text = mark.text if symbols and not html else mark.word
        line += nodes.inline("", text, classes=mark.classes)
        if why:
            line += nodes.Text(f" {why}")
        made.append(line)
        if origin and html:
            summary = tag("summary", nodes.Text(_("proof")))
            told = nodes.paragraph("", origin)
            made.append(tag("details", summary, told, css=_ON_DEMAND))
        elif origin:
            line += nodes.Text(f" {_('proof')} ({origin})")
    return made


def standing_html(found: Verification, field: str, encode: Callable[[str], str]) -> str:
    """Return the same as HTML."""
    return "".join(_paragraphs(_lines(found, field), encode))


def _paragraphs(
    lines: Iterable[tuple[Mark, str, str]], encode: Callable[[str], str]
) -> Iterator[str]:
    for mark, why, origin in lines:
        more = f" {encode(why)}" if why else ""
        shown = f'<span class="{" ".join(mark.classes)}">{encode(mark.word)}</span>'
        yield f'<p class="{_CLASS}">{shown}{more}</p>\n'
        if origin:
            head = f'<details class="{_ON_DEMAND}"><summary>{encode(_("proof"))}</summary>'
            yield f"{head}<p>{encode(origin)}</p>\n</details>\n"
