"""The readiness builder opens no address, whatever a page says.

``raw`` and ``csv-table`` of docutils fetch what ``:url:`` names. A document that is left without it
is read again by the next build, whose pages may show it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.patches import CSVTable

from sphinx_readiness.files.unreadable import no_utf8
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import (
    not_included,
    shown_path,
    undecodable,
)
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside, note_refused
from sphinx_readiness.sphinx_ext.build.build import build_of

if TYPE_CHECKING:
    from docutils.parsers.rst import Directive
    from sphinx.application import Sphinx


def _is_elsewhere(directive: Directive) -> bool:
    """Say whether *directive* names an address; then it is noted where a checklist relies on it."""
    if "url" not in directive.options:
        return False
    env = directive.state.document.settings.env
    note_refused(env, f"{directive.name} :url:", directive.lineno)
    env.note_reread()
    return True


class OfflineRaw(Raw):
    """``raw`` that fetches nothing."""

    def run(self) -> list[Any]:
        """Return what is in the document or in a file."""
        return [] if _is_elsewhere(self) else list(super().run())


class OfflineCsvTable(CSVTable):
    """``csv-table`` that fetches nothing."""

    def run(self) -> list[Any]:
        """Return what is in the document or in a file; one in another encoding ends no build."""
        if _is_elsewhere(self):
            return []
        try:
            return list(super().run())
        except UnicodeError:
            _note_undecodable(self)
            return []


def _note_undecodable(directive: OfflineCsvTable) -> None:
    """Note that the file of *directive* is in another encoding than it is said to be."""
    env = directive.state.document.settings.env
    around = gathered_inside(env)
    if around is None:
        return
    session = build_of(env).session
    source, line = directive.state_machine.get_source_and_line(directive.lineno)
    folder = Path(str(directive.state.document.current_source)).parent
    written = str(directive.options.get("file", ""))
    name = shown_path(env, os.path.normpath(folder / written), written)
    encoding = directive.options.get("encoding")
    failure = undecodable(name, str(encoding)) if encoding else no_utf8(name, 1)
    place = (session.relative(source or ""), line or directive.lineno)
    around.note_not_included(not_included(name, failure, place))


def stay_offline(app: Sphinx) -> None:
    """Let nothing that is read from now on open an address."""
    app.add_directive("raw", OfflineRaw, override=True)
    app.add_directive("csv-table", OfflineCsvTable, override=True)
