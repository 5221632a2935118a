"""Rules as they are named on the command line."""

from __future__ import annotations

import difflib
from collections.abc import Sequence

from sphinx_readiness.plugins.installed import find_installed
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import every_rule, find
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate


def known_rules() -> tuple[Rule, ...]:
    """Return every rule, those of plug-ins among them; what fails is reported by the gate."""
    installed = find_installed()
    if not installed:
        return every_rule(())
    from sphinx_readiness.plugins.rules import load_rules  # noqa: PLC0415 - few have plug-ins

    return every_rule(load_rules(installed)[0])


def unknown_rule(selector: str, rules: Sequence[Rule], translate: Translate) -> str:
    """Return the message for *selector*, which names none of *rules*, with what may be meant."""
    written = visible(shorten(selector))
    known = {
        name.casefold(): name
        for rule in rules
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


def named(selector: str, rules: Sequence[Rule]) -> tuple[Rule, ...]:
    """Return those of *rules* that *selector* names; ``all`` is every rule."""
    return tuple(rules) if selector.strip().casefold() == "all" else find(selector, rules)
