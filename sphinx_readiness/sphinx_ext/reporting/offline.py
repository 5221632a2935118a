"""The readiness builder opens no address, whatever a page says.

``raw`` and ``csv-table`` of docutils fetch what ``:url:`` names. A document that is left without it
is read again by the next build, whose pages may show it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils.parsers.rst.directives.misc import Raw
from sphinx.directives.patches import CSVTable

from sphinx_readiness.sphinx_ext.authoring.gathered import note_refused

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
        """Return what is in the document or in a file."""
        return [] if _is_elsewhere(self) else list(super().run())


def stay_offline(app: Sphinx) -> None:
    """Let nothing that is read from now on open an address."""
    app.add_directive("raw", OfflineRaw, override=True)
    app.add_directive("csv-table", OfflineCsvTable, override=True)
