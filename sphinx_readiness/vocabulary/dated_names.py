"""Who did something and when: ``ann 2026-01-30``, and nothing else."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.vocabulary.given_names import FAMILY_NAMES, GIVEN_NAMES

_DATE: Final = re.compile(
    r"(?<![\w-])\d{4}-\d{2}-\d{2}(?![\w-])|(?<![\w.])\d{1,2}\.\d{1,2}\.\d{4}(?![\w.])"
)

_NAME: Final = re.compile(
    r"[\s(,\u2013\u2014-]*(?P<given>[^\W\d_]{2,20})(?: (?P<family>[^\W\d_]{1,20}))?"
    r"[\s),:\u2013\u2014-]*"
)


def is_dated_name(folded: str) -> bool:
    """Say whether *folded* is a date and the name of somebody in small letters.

    Any other word may say anything of the day: ``hacked``, ``launch``. With a capital it is a name.
    """
    if _DATE.search(folded) is None:
        return False
    found = _NAME.fullmatch(_DATE.sub("", folded, count=1))
    if found is None or found["given"] not in GIVEN_NAMES:
        return False
    family = found["family"] or ""
    return len(family) <= 1 or family in FAMILY_NAMES | GIVEN_NAMES
