"""What differs between the versions of Sphinx, docutils and MyST-Parser that are supported.

Who builds, reads or draws something asks here, and knows one way to say it.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import sphinx
from sphinx.builders import Builder

if TYPE_CHECKING:
    from sphinx.builders.html import StandaloneHTMLBuilder
    from sphinx.environment import BuildEnvironment

_BEFORE_9: Final = sphinx.version_info < (9,)

FLAT_FORMATS: Final = frozenset(("text", "man", "latex") if _BEFORE_9 else ("text", "man"))
"""Formats whose writers in Sphinx and docutils stop at a table inside of a table."""

HEADING_LEVELS: Final = ("heading-level", "level") if _BEFORE_9 else ("heading-level",)
"""The attributes that say how deep a heading is that is no section.

MyST-Parser before 5, which goes with Sphinx before 9, draws rubrics by a name of its own.
"""


def write_nothing(builder: Builder) -> None:
    """Let *builder* write no documents: Sphinx asks for ``write_documents`` since 8.1 only."""
    if hasattr(Builder, "write_documents"):
        return

    def write(*names: Any, **options: Any) -> None:
        del names, options
        builder.events.emit("write-started", builder)

    builder.write = write  # type: ignore[misc, method-assign]


def forget_doctree(env: BuildEnvironment, docname: str) -> None:
    """Let go what *env* keeps of *docname* for its writer, in versions of Sphinx that do so."""
    getattr(env, "_write_doc_doctree_cache", {}).pop(docname, None)


def page_file(builder: StandaloneHTMLBuilder, page: str) -> Path:
    """Return the file that *builder* writes *page* to; before Sphinx 8.2 by another name."""
    if hasattr(builder, "get_output_path"):
        return builder.get_output_path(page)
    return Path(builder.get_outfilename(page))
