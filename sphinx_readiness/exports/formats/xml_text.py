"""Texts of documents in XML 1.0."""

from __future__ import annotations

from typing import Final
from xml.sax.saxutils import escape, quoteattr

from sphinx_readiness.exports.formats.harmless import harmless


def tag(name: str, /, **attributes: str | int) -> str:
    """Return the inside of a tag: *name* and *attributes*, whose texts are made harmless.

    What XML cannot hold at all is written as what a terminal shows of it.
    """
    written = (f" {key}={quoteattr(harmless(str(value)))}" for key, value in attributes.items())
    return name + "".join(written)


_XML: Final = "1.0"

DECLARATION: Final = f"<?{tag('xml', version=_XML, encoding='utf-8')}?>\n"


def content(text: str) -> str:
    """Return *text*, whose lines are harmless, as it stands between tags."""
    return escape(text)
