"""Passed item whose proof is itself.

The statement names the page that the item stands on, a link to it or a copy, or the
`readiness.json` that the gate wrote of this project: what is said there is what has to be proven.

**Why it matters.** A claim is no proof of itself.

**How to mend it.** Name what somebody else wrote.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.evidence import Fault
from sphinx_readiness.rules.evidence.faulty import faulty
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import N_

RULE: Final[Rule] = faulty(
    "RD711",
    Fault.ITSELF,
    N_("Name what somebody else, or a tool, wrote."),
    __doc__,
)
