"""Our own labels and messages in the language of the documents."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx.locale import get_translation

CATALOG: Final = "sphinx_readiness"

LOCALE_DIR: Final = Path(__file__).resolve().parent.parent / "locale"

_translate = get_translation(CATALOG)


def _(message: str) -> str:
    """Return *message* in the language of the build, now."""
    return str(_translate(message))
