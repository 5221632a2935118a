"""Plug-in that cannot be used, or that fails.

A distribution that is installed beside sphinx-readiness adds a rule, a kind of evidence or a preset
and cannot be imported, is not what it should be, takes a code or a name that another one has, or
raises an exception while it is asked. The rest of the gate goes on.

**Why it matters.** The gate checks less than the project believes.

**How to mend it.** Update the plug-in or mend it; or uninstall it, if it is not meant to be there.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD120",
    name="failed-plugin",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
