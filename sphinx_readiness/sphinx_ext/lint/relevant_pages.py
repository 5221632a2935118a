"""Whether a text can hold anything of ours at all; what cannot is not parsed by lint.

Each way to a directive or a role of ours has its name in the text of the page: as it is, or in
what the page has included, substituted or decoded. So a page is left alone only if there is none
of the names, and none of the ways by which a name may come that is not in the text. A ``toctree``
has nothing of ours, but says in which order the other pages are read: which id is a second one.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Final

from docutils.parsers.rst.languages import get_language

from sphinx_readiness.sphinx_ext.authoring.coverage.executed import scanned_texts

if TYPE_CHECKING:
    from docutils import nodes

_WORDS: Final = ("readiness", "checklist", "signoff-matrix", "go-live", "post-deployment")
"""What is in each other name of ours than ``check`` and ``waiver``, whatever stands around it."""

_ELSEWHERE: Final = ("include", "default-role", "toctree")
"""Directives that bring text from elsewhere, a role without its name, or the order of pages."""

_USED: Final = r"(?:\s*+::|\})"
"""What makes a word a directive: form feeds are blanks for docutils, and tabs as many as fit."""

_CHECK: Final = re.compile(rf"(?:check|waiver)(?:[:)]|{_USED})")
"""The names that are words of prose, as a directive or a role; a role may be made from another."""

_FRONT_MATTER: Final = "---"

_SETTINGS: Final = ("myst", "substitutions", "\\", "!!", "!<")
"""What a page needs in it to define what is substituted, or which names are read as directives; or
to write a text of YAML otherwise than it is shown: by escapes, or by a tag such as ``!!binary``."""


def may_be_relevant(document: nodes.document, text: str) -> bool:
    """Say whether *text* has to be parsed into *document* to know what it holds of ours."""
    settings = document.settings
    env = settings.env
    config = env.config
    if scanned_texts(env) or getattr(config, "myst_fence_as_directive", None):
        return True
    values = getattr(config, "myst_substitutions", None) or {}
    around = [str(each or "") for each in (config.rst_prolog, config.rst_epilog, *values.values())]
    around.append(f":{config.default_role or ''}:")
    language = get_language(settings.language_code, None)
    from_elsewhere = _names_for(getattr(language, "directives", {}))
    return any(_may_hold(each, from_elsewhere) for each in (text, *around))


def _names_for(translated: Mapping[str, str]) -> tuple[str, ...]:
    """Return how the directives of :data:`_ELSEWHERE` are called."""
    also = (name for name, english in translated.items() if english in _ELSEWHERE)
    return (*_ELSEWHERE, *also)


def _may_hold(text: str, from_elsewhere: Sequence[str]) -> bool:
    lowered = text.lower()  # as docutils looks names up
    if any(word in lowered for word in _WORDS) or _CHECK.search(lowered):
        return True
    if any(
        name in lowered and re.search(re.escape(name) + _USED, lowered) for name in from_elsewhere
    ):
        return True
    own = text.lstrip().startswith(_FRONT_MATTER)
    return own and any(each in lowered for each in _SETTINGS)
