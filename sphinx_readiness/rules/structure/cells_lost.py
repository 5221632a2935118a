r"""Row with more cells than its table has columns.

A Markdown table drops the cells that stand to the right of its last column, silently. This rule
speaks for each such row. The surplus text is kept and named in the message.

**Why it matters.** The lost cell is usually the note that says why the row is not done, cut off by
a `|` inside a sentence.

**How to mend it.** Write `\|` for a vertical bar that belongs to the text, or add the missing
column to the header.

```markdown
| Item         | Status | Notes                |
|--------------|--------|----------------------|
| Backups run  | ✅     | daily | weekly       |

| Item         | Status | Notes                |
|--------------|--------|----------------------|
| Backups run  | ✅     | daily \| weekly      |
```
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD102",
    name="cells-lost",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
