"""File that belongs to the documents and is not read.

A document or an include is missing, a link leads nowhere or out of the project's root, two files
stand for one document, a file is no UTF-8, too large, no regular file or nested too deeply to be
parsed, files include each other in a circle: whatever it holds is not looked at. Sphinx says so in
a warning at most.

**Why it matters.** There may be a checklist in it, and a gate that did not look passes.

**How to mend it.** Mend the file or the name as the message says. A file that is not meant to be
read belongs into `exclude_patterns`.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD114",
    name="unread-file",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
