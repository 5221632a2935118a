"""Which rules are on, as options select them by code, prefix, name or family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_readiness.config.options import Options
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule

CONFIGURATION_RULE: Final = "invalid-configuration"
"""The rule that `select` never leaves out."""


def _names(rule: Rule, selector: str) -> int:
    """Return how exactly *selector* names *rule*; 0 if it does not name it at all.

    1 for its family, the length of a code prefix (``RD``, ``RD2``), 10 for its code or name.
    """
    wanted = selector.strip().casefold()
    if wanted in (rule.code.casefold(), rule.name):
        return 10
    if wanted.startswith("rd") and rule.code.casefold().startswith(wanted):
        return len(wanted)
    return 1 if wanted == rule.family else 0


def find(selector: str, rules: Iterable[Rule] = RULES) -> tuple[Rule, ...]:
    """Return the rules that *selector* (a code, prefix, name or family) names."""
    return tuple(rule for rule in rules if _names(rule, selector))


def unknown_selectors(options: Options) -> tuple[tuple[str, str], ...]:
    """Return each option and selector of *options* that names no rule at all.

    They do nothing, so whoever reads the options should say so.
    """
    selectors = [
        ("select", options.select),
        ("ignore", options.ignore),
        ("severity", tuple(options.severity)),
    ]
    return tuple((option, each) for option, named in selectors for each in named if not find(each))


def active_rules(options: Options) -> tuple[Rule, ...]:
    """Return the rules that *options* select, with the severities that they set.

    Selectors that name no rule leave all rules on, as a gate that checks nothing would pass; and
    the rule that reports such selectors is on unless it is ignored.
    """
    selected = {rule.code for each in options.select for rule in find(each)}
    selected |= {rule.code for rule in RULES if not selected or rule.name == CONFIGURATION_RULE}
    active = []
    for rule in RULES:
        if rule.code not in selected:
            continue
        if any(_names(rule, each) for each in options.ignore):
            continue
        matches = [(_names(rule, each), each) for each in options.severity]
        exactness, best = max(matches, default=(0, ""), key=lambda match: match[0])
        active.append(rule._replace(severity=options.severity[best]) if exactness else rule)
    return tuple(active)
