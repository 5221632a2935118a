"""Option of the project that is unknown or has an unusable value.

Options come from `[tool.sphinx-readiness]`, from `readiness.toml` and from `conf.py`. A bad value
is left out and the default is used. A file or a table that looks like our configuration and is not
used, because the root of the project is another folder or its name is another one, is reported too.

**Why it matters.** The gate would work by other rules than those that the project wrote down.

**How to mend it.** Correct the name or the value as the message says. The reference lists every
option with its type and default.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD111",
    name="invalid-configuration",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
