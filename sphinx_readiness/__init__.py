"""Production-readiness checklists in Sphinx that cannot lie."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sphinx_readiness.__about__ import __version__

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

__all__ = ["__version__", "setup"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Set the extension up; Sphinx calls it. The glue is imported only then."""
    from sphinx_readiness.sphinx_ext.extension import setup as setup_extension  # noqa: PLC0415

    return setup_extension(app)
