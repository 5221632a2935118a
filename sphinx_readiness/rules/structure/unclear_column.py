"""Column that is not read although it decides, or is there twice.

A table of a checklist or a window needs a column for the status. This rule speaks where there is
none; where a header is nearly the name of a status, blocking, severity or owner column (`Stauts`)
and is not read as one; and where two columns say one of status, blocking and severity (`Status` and
`Result`), of which only the first is read. One finding a cause. Headers are compared without
markup, brackets, dates and question marks, so `Status (2026-11)` and `Blocker?` are read.
Columns that are like none of these are yours.

**Why it matters.** A cross in a column that nobody reads stops no release.

**How to mend it.** Give the column a [name that is known](#option-columns), or your name of it to
the option `columns`.

```markdown
| ID    | Item              | Stauts |
|-------|-------------------|--------|
| OPS-1 | Backups run daily | ❌     |

| ID    | Item              | Status |
|-------|-------------------|--------|
| OPS-1 | Backups run daily | ❌     |
```
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD113",
    name="unclear-column",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
