"""What pages say of earlier days: since when a row is open, and how the counts of a record went.

The trend is drawn when the page is built. A table says the same; it alone is shown where a builder
cannot show the drawing.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import accumulate
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.html_nodes import tag
from sphinx_readiness.sphinx_ext.rendering.pieces.simple import note, simple_table
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from sphinx_readiness.comparing.history import RecordDay, Since
    from sphinx_readiness.sphinx_ext.rendering.pieces.renderer import Renderer

_WIDTH: Final = 480

_HEIGHT: Final = 120
"""Units of the drawing; the style sheet says how large it is on the page."""

_STACKED: Final = (Outcome.FAIL, Outcome.OPEN, Outcome.INFO, Outcome.PASS)
"""From the bottom: what holds back stands on the ground, where it can be compared."""

_SINCE: Final = {
    (False, 0): N_("{date} (today)"),
    (False, 1): N_("{date} (1 day)"),
    (False, 2): N_("{date} ({days} days)"),
    (True, 1): N_("{date} or earlier (at least 1 day)"),
    (True, 2): N_("{date} or earlier (at least {days} days)"),
}
"""By whether a row may be open for longer, and the days from 0 to "more than one"."""


def since_words(renderer: Renderer, since: Since) -> list[nodes.Node]:
    """Return since when a row is open, and how many days that are."""
    words = _SINCE[since.earlier, min(since.days, 2)]
    return renderer.with_day(_(words), since.day.isoformat(), days=since.days)


def trend(renderer: Renderer, days: Sequence[RecordDay], name: str) -> list[nodes.Node]:
    """Return how the counts of a record went on *days*, drawn and as a table called *name*."""
    if not days:
        return [note(_("There are no reports of earlier days."))]
    builder = renderer.builder
    html = builder.format == "html"
    table = _table(renderer, days, name)
    if not html or getattr(builder, "embedded", False):
        return [nodes.paragraph("", _story(renderer, days)), table]
    from html import escape

    story = f"{_story(renderer, days)} {_('From below: failed, open, informational, passed.')}"
    drawn = trend_svg(days, story, name, renderer.state.day, escape)
    figures = tag("details", tag("summary", nodes.Text(_("Counts by day"))), table)
    figures["classes"].append("readiness-trend-counts")
    return [nodes.raw("", drawn, format="html"), figures]


def _story(renderer: Renderer, days: Sequence[RecordDay]) -> str:
    first, last = days[0], days[-1]
    return _("Open or failed: {before} on {first}, {now} on {last}.").format(
        before=_held(first),
        first=renderer.state.day(first.day.isoformat()),
        now=_held(last),
        last=renderer.state.day(last.day.isoformat()),
    )


def _held(day: RecordDay) -> int:
    numbers = dict(day.outcomes)
    return numbers.get(Outcome.OPEN.value, 0) + numbers.get(Outcome.FAIL.value, 0)


def _table(renderer: Renderer, days: Sequence[RecordDay], name: str) -> nodes.Element:
    headers = (
        _("Day"), _("Passed"), _("Open"), _("Failed"), _("Informational"), _("Items"),
    )  # fmt: skip
    order = (Outcome.PASS, Outcome.OPEN, Outcome.FAIL, Outcome.INFO)
    rows = []
    for each in days:
        numbers = dict(each.outcomes)
        counts = [*(numbers.get(outcome.value, 0) for outcome in order), sum(numbers.values())]
        cells: list[nodes.Node] = [nodes.Text(str(number)) for number in counts]
        rows.append([renderer.day(each.day.isoformat()), *cells])
    html = renderer.builder.format == "html"
    return simple_table(headers, rows, "readiness-days", html=html, name=name)


def trend_svg(
    days: Sequence[RecordDay],
    story: str,
    name: str,
    shown: Callable[[str], str],
    encode: Callable[[str], str],
) -> str:
    """Return the drawing of *days*: an area for each outcome, one upon the other.

    *story* stands above it, and the first and the last day below it, as *shown* writes them.
    """
    first, last = days[0].day, days[-1].day
    span = max((last - first).days, 1)
    most = max(1, *(sum(number for _outcome, number in each.outcomes) for each in days))
    places = [_WIDTH * (each.day - first).days / span for each in days]
    levels = [
        list(accumulate((dict(each.outcomes).get(o.value, 0) for o in _STACKED), initial=0))
        for each in days
    ]
    areas = []
    for number, outcome in enumerate(_STACKED):
        if all(level[number] == level[number + 1] for level in levels):
            continue
        top = [(x, level[number + 1]) for x, level in zip(places, levels, strict=True)]
        ground = [(x, level[number]) for x, level in zip(places, levels, strict=True)]
        points = " ".join(
            f"{x:.1f},{_HEIGHT * (1 - count / most):.1f}" for x, count in (*top, *reversed(ground))
        )
        areas.append(f'<polygon class="readiness-{outcome.value}" points="{points}"/>')
    ends = "".join(
        f'<time datetime="{day.isoformat()}">{encode(shown(day.isoformat()))}</time>'
        for day in (first, last)
    )
    return (
        f'<div class="readiness-trend" role="group" aria-label="{encode(name)}">'
        f"<p>{encode(story)}</p>"
        f'<svg aria-hidden="true" viewBox="0 0 {_WIDTH} {_HEIGHT}" preserveAspectRatio="none">'
        f'{"".join(areas)}</svg><p class="readiness-trend-days" aria-hidden="true">{ends}</p>'
        "</div>\n"
    )
