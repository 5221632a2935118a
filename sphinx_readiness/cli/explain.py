"""``sphinx-readiness explain``: the pages of rules."""

from __future__ import annotations

import argparse
import sys
from textwrap import fill
from typing import TYPE_CHECKING, Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.messages import complain
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.text.phrases import N_, Translate

if TYPE_CHECKING:
    from sphinx_readiness.rules.rule import Rule


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``explain``."""
    parser.add_argument(
        "rule",
        metavar="RULE",
        nargs="?",
        help=translate(
            N_("code, prefix, name or family of rules, or 'all'; without it, list all rules")
        ),
    )


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Print the rules that the command line names; return 0, or 2 if there are none."""
    from sphinx_readiness.cli.selectors import known_rules, named, unknown_rule  # noqa: PLC0415

    selector: str | None = arguments.rule
    every = known_rules()
    if selector is None:
        print_lines(sys.stdout, listing(every).splitlines())
        return 0
    rules = named(selector, every)
    if not rules:
        complain(unknown_rule(selector, every, translate))
        return 2
    print_lines(sys.stdout, "\n\n".join(map(page, rules)).splitlines())
    return 0


def page(rule: Rule) -> str:
    """Return the page of *rule* below a heading, and whether it can be mended at the end."""
    from sphinx_readiness.fixing.registry import said_of  # noqa: PLC0415 - much of it is no text

    heading = f"{rule.code} {rule.name} ({rule.severity.value}, family {rule.family})"
    fix = fill(said_of(rule.code), 100)
    return "\n\n".join(filter(None, (heading, rule.page.strip(), fix))) + "\n"


def listing(rules: tuple[Rule, ...]) -> str:
    """Return one line for each of *rules*: code, name, severity, title."""
    width = max((len(rule.name) for rule in rules), default=0)
    code = max((len(rule.code) for rule in rules), default=0)
    return "".join(
        f"{rule.code:{code}}  {rule.name:{width}}  {rule.severity.value:7}  {rule.title}\n"
        for rule in rules
    )


COMMAND: Final = Command(
    "explain",
    N_("explain rules"),
    N_("Print the page of a rule, or of each rule of a prefix or family."),
    add_arguments,
    run,
)
