"""Directive option that is unknown or has an unusable value.

The option is left out; everything else of the directive is read as usual.

**Why it matters.** A mistyped option does nothing, and nobody notices that it does nothing.

**How to mend it.** Correct the name or the value as the message says. The reference lists the
options of every directive.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD107",
    name="invalid-option",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
