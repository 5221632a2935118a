"""Digests of what pages show of their rows, of other documents and of files."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import BuildState, build_state
from sphinx_readiness.sphinx_ext.rendering.models.by_kind import view_model
from sphinx_readiness.sphinx_ext.rendering.models.page_findings import page_findings
from sphinx_readiness.sphinx_ext.rendering.models.window_due import windows_of
from sphinx_readiness.workspace.settings import signs

if TYPE_CHECKING:
    from sphinx_readiness.model.signing import Standing
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain


class _ByPage(NamedTuple):
    """What pages show beside what their documents say, by document."""

    windows: Mapping[str, Sequence[tuple[int, bool]]]
    """What is left of their windows."""
    waived: Mapping[str, Sequence[tuple[str, str]]]
    """The anchors of the rows that are waived, and their last days."""
    signed: Mapping[str, Sequence[Standing]]
    """Where the roles in their matrices stand."""


def page_digests(domain: ReadinessDomain) -> dict[str, str]:
    """Return a digest of what each page of ours shows, in hexadecimal, by document."""
    state = build_state(domain.env)
    signed = _signed(state) if signs(build_of(domain.env).settings) else {}
    beside = _ByPage(windows_of(state), _waived(state), signed)
    return {
        docname: _page_digest(domain, state, docname, beside)
        for docname in sorted(domain.documents)
    }


def _waived(state: BuildState) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for (docname, anchor), until in state.waived_rows.items():
        found.setdefault(docname, []).append((anchor, until))
    return found


def _signed(state: BuildState) -> dict[str, list[Standing]]:
    found: dict[str, list[Standing]] = {}
    for record in state.project.records:
        for matrix in record.matrices:
            standings = filter(None, (row.standing for row in matrix.signoffs))
            found.setdefault(matrix.docname, []).extend(standings)
    return found


def _page_digest(domain: ReadinessDomain, state: BuildState, docname: str, beside: _ByPage) -> str:
    """Return the digest of all that the page shows and that may change without its text.

    That are rows in files that it includes, their translations, files that it names, views, what
    was checked, what the gate says of its rows, and what is known *beside* its document: rows that
    are waived by another page, or up to a day, sign-offs, and what is left of its windows.
    """
    shown = hashlib.blake2b(domain.digests[docname], digest_size=16)
    views = [
        (kind, view_model(state, kind, {**dict(options), "docname": docname}))
        for kind, options in domain.views.get(docname, ())
    ]
    found = state.standings.on_page(docname) if state.standings else ()
    others = (
        domain.mentions.get(docname),
        domain.words.get(docname),
        views,
        [(each.item.anchor, each.checks) for each in found],
        page_findings(state).on_page(docname),
        *beside.waived.get(docname, ()),
        *beside.signed.get(docname, ()),
        tuple(beside.windows.get(docname, ())),
    )
    if any(others):
        shown.update(repr(others).encode("utf-8", "replace"))
    return shown.hexdigest()
