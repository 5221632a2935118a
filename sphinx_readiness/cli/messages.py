"""The messages of the console script: the reader's language, and safe output."""

from __future__ import annotations

import gettext
import sys
from contextlib import suppress
from pathlib import Path
from typing import Final

from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.text.folding import inert
from sphinx_readiness.text.phrases import Translate

DOMAIN: Final = "sphinx_readiness"

LOCALE_DIR: Final = Path(__file__).parent.parent / "locale"
"""Where the catalogues of the package are."""


class Misused(Exception):  # noqa: N818 - it is the command line that is wrong
    """A wrong command line; *str* of it is the message, in the reader's language."""


def translator(directory: Path = LOCALE_DIR) -> Translate:
    """Return the translation that LANGUAGE, LC_ALL, LC_MESSAGES or LANG ask for, else English."""
    try:
        catalogue = gettext.translation(DOMAIN, directory, fallback=True)
    except (OSError, UnicodeError):
        catalogue = gettext.NullTranslations()

    def translate(template: str) -> str:
        return catalogue.gettext(template) if template else ""

    return translate


def complain(message: str) -> None:
    """Write *message* to standard error, behind the name of the script, as far as there is one."""
    with suppress(OSError):
        print_lines(sys.stderr, [f"sphinx-readiness: {inert(message)}"])
