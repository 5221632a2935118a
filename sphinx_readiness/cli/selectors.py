"""Rules as they are named on the command line."""

from __future__ import annotations

import difflib

from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import find
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate


def unknown_rule(selector: str, translate: Translate) -> str:
    """Return the message for *selector*, which names no rule, with what may have been meant."""
    written = visible(shorten(selector))
    known = {
        name.casefold(): name
        for rule in RULES
        for name in (rule.code, rule.name, rule.family)
    }  # fmt: skip
    close = difflib.get_close_matches(written.casefold(), known, 3, 0.5)
    if close:
        return translate(N_("there is no rule '{rule}'; did you mean {close}?")).format(
            rule=written, close=", ".join(f"'{known[each]}'" for each in close)
        )
    return translate(
        N_("there is no rule '{rule}'; 'sphinx-readiness explain' lists all rules")
    ).format(rule=written)


def named(selector: str) -> tuple[Rule, ...]:
    """Return the rules that *selector* names; ``all`` is every rule."""
    return RULES if selector.strip().casefold() == "all" else find(selector)
