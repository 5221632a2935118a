"""Link that a browser would run instead of open.

Links with a scheme such as `javascript:` or `data:` become plain text.

**Why it matters.** Such a link runs code in the reader's browser, in the name of your
documentation.

**How to mend it.** Link to an `https:` address, to a document or to a file of the project.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.core.findings import Rule
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.rules.reading import reported

RULE: Final = Rule(
    code="RD603",
    name="unsafe-link",
    family="references",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
