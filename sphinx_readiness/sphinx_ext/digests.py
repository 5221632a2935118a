"""Digests of what the views of pages show."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence

from sphinx_readiness.sphinx_ext.domain import ReadinessDomain
from sphinx_readiness.sphinx_ext.reading import ViewSpec
from sphinx_readiness.sphinx_ext.state import BuildState, build_state
from sphinx_readiness.sphinx_ext.view_models import view_model


def view_digest(state: BuildState, specs: Sequence[ViewSpec]) -> str:
    """Return the SHA-256 of everything that the views *specs* show, in hexadecimal."""
    shown = hashlib.sha256()
    for kind, options in specs:
        shown.update(
            repr((kind, view_model(state, kind, dict(options)))).encode("utf-8", "replace")
        )
    return shown.hexdigest()


def view_digests(domain: ReadinessDomain) -> dict[str, str]:
    """Return the digest of each document with views, by name."""
    state = build_state(domain.env)
    return {docname: view_digest(state, specs) for docname, specs in sorted(domain.views.items())}
