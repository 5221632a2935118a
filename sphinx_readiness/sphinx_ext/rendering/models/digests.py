"""Digests of what pages show of their rows, of other documents and of files."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import TYPE_CHECKING

from sphinx_readiness.sphinx_ext.build.state import BuildState, build_state
from sphinx_readiness.sphinx_ext.rendering.models.by_kind import view_model
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import page_findings
from sphinx_readiness.sphinx_ext.rendering.models.window_due import windows_of

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain


def page_digests(domain: ReadinessDomain) -> dict[str, str]:
    """Return a digest of what each page of ours shows, in hexadecimal, by document."""
    state = build_state(domain.env)
    windows = windows_of(state)
    return {
        docname: _page_digest(domain, state, docname, windows.get(docname, ()))
        for docname in sorted(domain.documents)
    }


def _page_digest(
    domain: ReadinessDomain, state: BuildState, docname: str, windows: Sequence[tuple[int, bool]]
) -> str:
    """Return the digest of all that the page shows and that may change without its text.

    That are rows in files that it includes, their translations, files that it names, views, and
    what was checked, what the gate says of its rows, rows that are waived by another page, or up
    to a day, sign-offs, and what is left of its *windows*.
    """
    shown = hashlib.blake2b(domain.digests[docname], digest_size=16)
    views = [
        (kind, view_model(state, kind, {**dict(options), "docname": docname}))
        for kind, options in domain.views.get(docname, ())
    ]
    found = state.standings.on_page(docname) if state.standings else ()
    checks = [(each.item.anchor, each.checks) for each in found]
    others = (
        domain.mentions.get(docname),
        domain.words.get(docname),
        views,
        checks,
        page_findings(state).on_page(docname),
        *state.waived_on.get(docname, ()),
        *state.signed_on.get(docname, ()),
        tuple(windows),
    )
    if any(others):
        shown.update(repr(others).encode("utf-8", "replace"))
    return shown.hexdigest()
