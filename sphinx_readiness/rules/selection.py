"""Which rules are on, as options select them by code, prefix, name or family."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from sphinx_readiness.config.options import Options
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule

ALWAYS: Final = frozenset(("invalid-configuration", "failed-plugin"))
"""The rules that `select` never leaves out: they say that this is not the gate that was meant."""


def _names(rule: Rule, selector: str) -> int:
    """Return how exactly *selector* names *rule*; 0 if it does not name it at all.

    1 for its family, the length of a code prefix (``RD``, ``RD2``; at least the letters of the
    code), 10 for its code or name.
    """
    wanted = selector.strip().casefold()
    code = rule.code.casefold()
    if wanted in (code, rule.name):
        return 10
    if code.startswith(wanted) and len(wanted) >= len(code.rstrip("0123456789")):
        return len(wanted)
    return 1 if wanted == rule.family else 0


def find(selector: str, rules: Iterable[Rule] = RULES) -> tuple[Rule, ...]:
    """Return the rules that *selector* (a code, prefix, name or family) names."""
    return tuple(rule for rule in rules if _names(rule, selector))


def every_rule(foreign: Iterable[Rule]) -> tuple[Rule, ...]:
    """Return all rules with the *foreign* ones of plug-ins, by code."""
    added = tuple(foreign)
    return tuple(sorted((*RULES, *added), key=lambda rule: rule.code)) if added else RULES


def unknown_selectors(
    options: Options, foreign: Iterable[Rule] = ()
) -> tuple[tuple[str, str], ...]:
    """Return each option and selector of *options* that names no rule, nor one of *foreign*.

    They do nothing, so whoever reads the options should say so.
    """
    selectors = [
        ("select", options.select),
        ("ignore", options.ignore),
        ("severity", tuple(options.severity)),
    ]
    rules = every_rule(foreign)
    return tuple(
        (option, each) for option, named in selectors for each in named if not find(each, rules)
    )


def active_rules(options: Options, foreign: Iterable[Rule] = ()) -> tuple[Rule, ...]:
    """Return the rules that *options* select, *foreign* among them, with the severities they set.

    Selectors that name no rule leave all rules on, as a gate that checks nothing would pass; and
    the rules that report such selectors and plug-ins that fail are on unless they are ignored.
    """
    rules = every_rule(foreign)
    selected = {rule.code for each in options.select for rule in find(each, rules)}
    selected |= {rule.code for rule in rules if not selected or rule.name in ALWAYS}
    active = []
    for rule in rules:
        if rule.code not in selected:
            continue
        if any(_names(rule, each) for each in options.ignore):
            continue
        matches = [(_names(rule, each), each) for each in options.severity]
        exactness, best = max(matches, default=(0, ""), key=lambda match: match[0])
        active.append(rule._replace(severity=options.severity[best]) if exactness else rule)
    return tuple(active)
