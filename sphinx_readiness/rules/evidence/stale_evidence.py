"""Passed item whose proof is too old.

It is older than [evidence_max_age](#option-evidence-max-age) allows, or older than its statement
says. Days count, by the date in the report (a timestamp of its suites, its invocation, its head)
or the one in the statement: `junit report.xml date=2026-01-31`. Where both are there, the older
one counts. The `cause` of what has grown too old is time: with `lint --pull-request` it warns.

**Why it matters.** The product has changed since.

**How to mend it.** Have it made again. If it is still true, somebody has to say so: change the
date in the statement.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD706",
    Fault.STALE,
    N_("Have it made again."),
    __doc__,
)
