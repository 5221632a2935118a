"""``sphinx-readiness explain``: the pages of rules."""

from __future__ import annotations

import argparse
import sys

from sphinx_readiness.cli.messages import complain
from sphinx_readiness.cli.selectors import named, unknown_rule
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.phrases import Translate


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Print the rules that the command line names; return 0, or 2 if there are none."""
    selector: str | None = arguments.rule
    if selector is None:
        print_lines(sys.stdout, listing(RULES).splitlines())
        return 0
    rules = named(selector)
    if not rules:
        complain(unknown_rule(selector, translate))
        return 2
    print_lines(sys.stdout, "\n\n".join(map(page, rules)).splitlines())
    return 0


def page(rule: Rule) -> str:
    """Return the page of *rule* below a heading with its code, name, severity and family."""
    heading = f"{rule.code} {rule.name} ({rule.severity.value}, family {rule.family})"
    return f"{heading}\n\n{rule.page.strip()}\n"


def listing(rules: tuple[Rule, ...]) -> str:
    """Return one line for each of *rules*: code, name, severity, title."""
    width = max((len(rule.name) for rule in rules), default=0)
    return "".join(
        f"{rule.code}  {rule.name:{width}}  {rule.severity.value:7}  {rule.title}\n"
        for rule in rules
    )
