"""Whether a text can hold anything of ours at all; what cannot is not parsed by lint.

Each way to a directive or a role of ours has its name in the text of the page: as it is, or in
what the page has included, substituted or decoded. So a page is left alone only if there is none
of the names, and none of the ways by which a name may come that is not in the text. A ``toctree``
has nothing of ours, but says in which order the other pages are read: which id is a second one.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

_WORDS: Final = ("readiness", "checklist", "signoff-matrix", "go-live", "post-deployment")
"""What is in each other name of ours than ``check`` and ``waiver``, whatever stands around it."""

WITHOUT_TOCTREE: Final = ("include", "default-role")

ELSEWHERE: Final = (*WITHOUT_TOCTREE, "toctree")
"""Directives that bring text from elsewhere, a role without its name, or the order of pages."""

_USED: Final = r"(?:\s*+::|\})"
"""What makes a word a directive: form feeds are blanks for docutils, and tabs as many as fit."""

_PROSE: Final = ("check", "waiver")

_CHECK: Final = re.compile(rf"(?:{'|'.join(_PROSE)})(?:[:)]|{_USED})")
"""The names that are words of prose, as a directive or a role; a role may be made from another."""

_FRONT_MATTER: Final = "---"

_SETTINGS: Final = ("myst", "substitutions", "\\", "!!", "!<")
"""What a page needs in it to define what is substituted, or which names are read as directives; or
to write a text of YAML otherwise than it is shown: by escapes, or by a tag such as ``!!binary``."""


def may_hold(text: str, from_elsewhere: Sequence[str] = ELSEWHERE) -> bool:
    """Say whether *text* may hold anything of ours.

    *from_elsewhere* are the directives of :data:`ELSEWHERE`, and their names in other languages.
    """
    lowered = text.lower()  # as docutils looks names up
    if any(word in lowered for word in _WORDS):
        return True
    if any(word in lowered for word in _PROSE) and _CHECK.search(lowered):
        return True
    if any(
        name in lowered and re.search(re.escape(name) + _USED, lowered) for name in from_elsewhere
    ):
        return True
    own = text.lstrip().startswith(_FRONT_MATTER)
    return own and any(each in lowered for each in _SETTINGS)
