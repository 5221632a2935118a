"""What a document must not end with."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.text.phrases import N_

_NO_RULE: Final = N_("a rule at the end, left out: what stood below it has moved")


def leave_last_rules(plan: Plan) -> None:
    """Leave out thematic breaks at the end if what they parted from the rest has moved.

    A document must not end with one
    (https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#transitions).
    """
    blocks = plan.source.blocks
    if not (blocks and blocks[-1].end - 1 in plan.moved):
        return
    for block in reversed(blocks):
        lines = range(block.start, block.end)
        if block.kind == "rule" and not any(number in plan.moved for number in lines):
            plan.moved.update(lines)
            plan.note(block.start + 1, _NO_RULE)
        elif not all(number in plan.moved for number in lines):
            return
