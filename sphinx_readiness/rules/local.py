"""The rules that look at the checklists of one document at a time, and not at the day.

They run when a document is read, and what they find is kept with it.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.rules.gate import (
    contradicted_verdict,
    doubtful_mark,
    open_blocker,
    outdated_verdict,
    unfinished_note,
)
from sphinx_readiness.rules.people import missing_owner
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.structure import derived_id, hidden_characters
from sphinx_readiness.rules.vocabulary import (
    foreign_symbol,
    status_conflict,
    unclear_blocking,
    unclear_status_words,
    unknown_status,
)
from sphinx_readiness.rules.waivers import unreasoned_row

LOCAL: Final[tuple[Rule, ...]] = (
    derived_id.RULE,
    hidden_characters.RULE,
    open_blocker.RULE,
    contradicted_verdict.RULE,
    outdated_verdict.RULE,
    unfinished_note.RULE,
    doubtful_mark.RULE,
    missing_owner.RULE,
    unknown_status.RULE,
    foreign_symbol.RULE,
    status_conflict.RULE,
    unclear_status_words.RULE,
    unclear_blocking.RULE,
    unreasoned_row.RULE,
)
"""By code."""

LOCAL_NAMES: Final = frozenset(rule.name for rule in LOCAL)
