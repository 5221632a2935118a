"""Manifest, lockfile or other source of a version that cannot be read.

It is broken at the line that is named, too large or too deeply nested, outside the root of the
project, or not there although `version_source` names it.

**Why it matters.** Nothing can be compared with it, so that a wrong version goes unnoticed.

**How to mend it.** Mend the file as the message says, or name other files in `version_source`.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD509",
    name="unreadable-manifest",
    family="versions",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
