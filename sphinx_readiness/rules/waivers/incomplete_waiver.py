"""Waiver without a reason, an approver or an end.

A waiver counts only with `:reason:`, `:approver:` and `:until:`; a blank to fill in (`TBD`, `-`,
`[name]`) is none of them. Until it has all three, its rows are as open as without it.

**Why it matters.** An exception that nobody has agreed to, for no reason or without an end, is no
exception but a hole in the gate.

**How to mend it.** Write what is missing, or take the waiver out.

```markdown
:::{waiver} OPS-1
:until: 2026-03-31
:::

:::{waiver} OPS-1
:reason: the spare line is delivered in March
:approver: Dana Cruz
:until: 2026-03-31
:::
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.waivers import MISSING
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.waivers.naming import named
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each waiver that lacks something."""
    del context
    for each in project.waivers:
        missing = [fault for fault in each.waiver.faults if fault in MISSING]
        if missing:
            yield rule.at(
                each.waiver.location,
                N_("the waiver of {rows} counts for nothing, as this is missing: {missing}"),
                N_("Write a reason, who approved it, and the last day on which it holds."),
                rows=named(each.waiver),
                missing=", ".join(missing),
            )


RULE: Final = Rule(
    code="RD801",
    name="incomplete-waiver",
    family="waivers",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
