"""Id that cannot be used.

An id begins with a letter or a digit; letters, digits, `_`, `.` and `-` follow, at most 100
characters in all. Where an id is written otherwise, one is derived in its place.

Where items are needs of sphinx-needs, the rule speaks as well for an id that `needs_id_regex` of
the project refuses, so that the item is no need, and for one with a `.`, which no link reaches.

**Why it matters.** An id is a link target and the name by which conditions and roles find an item.
The id that was written does not work as either.

**How to mend it.** Write an id such as `DOC-1`, without blanks and without other punctuation.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD106",
    name="invalid-id",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
