"""What the cells of statuses say as HTML: the status, as what it counts, what was checked of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.rendering.pieces.badges import badge_html, follows_from, words_html
from sphinx_readiness.sphinx_ext.rendering.pieces.look import badge_maker, blocking_badge, row_place

if TYPE_CHECKING:
    from collections.abc import Callable

    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.sphinx_ext.nodes import item_table


class StatusHtml:
    """Writes what stands in the status cells of one table."""

    def __init__(
        self, state: BuildState, node: item_table, docname: str, encode: Callable[[str], str]
    ) -> None:
        """Write those of *node*, which stands in *docname*."""
        self._state = state
        self._node = node
        self._docname = docname
        self._encode = encode
        self._make = badge_maker(node["kind"], state.vocabulary)
        self._badges: dict[tuple[str, str], str] = {}

    def badge(self, text: str, key: str) -> str:
        """Return the badge of *text*; bare where its look follows from the *key* of its row."""
        html = self._badges.get((key, text))
        if html is None:
            badge = self._make(text)
            html = badge_html(badge, self._encode)
            if follows_from(badge, key):
                html = f"<b>{words_html(badge, self._encode)}</b>"
            self._badges[key, text] = html
        return html

    def exempt(self, anchor: str) -> str:
        """Return the badge that says why a row holds nothing back, if it is one of those."""
        if self._node["links"] is not None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.waived import counting_badge

        until = self._state.waived_rows.get((self._docname, anchor))
        badge = counting_badge(self._node, anchor, until, self._state.vocabulary)
        return badge_html(badge, self._encode) if badge is not None else ""

    def beside(self, position: int, anchor: str, *, blocks: bool) -> str:
        """Return what stands beside a status: what was checked, and whether the row *blocks*."""
        mark = self._mark(position, anchor) if self._state.standings else ""
        if not blocks or self._node["kind"] == "signoffs":
            return mark
        return f"{mark} {badge_html(blocking_badge(), self._encode)}"

    def _mark(self, position: int, anchor: str) -> str:
        """Return what was checked of a row."""
        place = row_place(self._node, self._docname, position, anchor)
        found = self._state.standings.at(*place) if self._state.standings else None
        if found is None:
            return ""
        from sphinx_readiness.sphinx_ext.rendering.pieces.standings import mark_beside

        mark = mark_beside(found)
        if mark is None:
            return ""
        return f' <span class="{" ".join(mark.classes)}">{self._encode(mark.word)}</span>'
