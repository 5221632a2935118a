"""Directive ``readiness-reference``: reference pages that are made from the code.

``readiness-reference:: KIND`` writes Markdown for one kind of thing, and the document's own parser
reads it. What can be listed is in :data:`KINDS`; of those in :data:`MEMBERS` a second argument
names one member.
"""

from __future__ import annotations

import argparse
from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from typing import TYPE_CHECKING, Final

import benchmark_results
import reference_api
import reference_evidence
import reference_limits
import reference_neighbours
import reference_options
import reference_schema
import reference_versions
from docutils import nodes
from docutils.statemachine import StringList
from markdown_table import markdown_table
from sphinx.util.docutils import SphinxDirective

from sphinx_readiness.cli.command_line import make_parser
from sphinx_readiness.config.columns import (
    DEFAULT_COLUMNS,
    ITEM_FIELDS,
    LATE_COLUMNS,
    SIGNOFF_COLUMNS,
    SIGNOFF_FIELDS,
)
from sphinx_readiness.fixing.registry import said_of
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.sphinx_ext.authoring.directives import find_directive
from sphinx_readiness.sphinx_ext.authoring.roles import ROLES
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES
from sphinx_readiness.text.phrases import english
from sphinx_readiness.vocabulary.default_statuses import IMPLIED_SYMBOLS, IMPLIED_WORDS, WORDS_ALONE
from sphinx_readiness.vocabulary.scale import BLOCKING_WORDS, DEFAULT_SEVERITIES, HARMLESS_WORDS
from sphinx_readiness.vocabulary.statuses import DEFAULT_STATUSES, Status
from sphinx_readiness.vocabulary.word_lists import (
    DRAWBACKS,
    FAILING,
    FINE,
    HARMLESS_AFTER_NEGATION,
    NEGATING,
    RESTRICTING,
    UNITS,
)

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.util.typing import ExtensionMetadata

FAMILIES: Final = {
    "structure": "What has to be readable.",
    "gate": "What stands between now and go-live.",
    "people": "Owners, dates and sign-offs.",
    "vocabulary": "Statuses and symbols.",
    "versions": "What documents, manifests, lockfiles and items say about versions.",
    "references": "Links, files and ids.",
    "evidence": "What items point at as proof.",
    "waivers": "Exceptions: waivers, excuses, and rows that are left out.",
}
"""What each family of rules is about."""

OUTCOMES: Final = {
    "pass": "The requirement is met.",
    "open": "Not met yet; it keeps a verdict from being green.",
    "fail": "Not met, and it blocks the release.",
    "info": "Worth knowing; it never makes a verdict worse.",
}


def cell(text: str) -> str:
    """Return *text* for a cell of a Markdown table."""
    return " ".join(text.replace("|", r"\|").split())


def code(text: str) -> str:
    """Return *text* as a code span, for a cell of a Markdown table."""
    return f"`{cell(text)}`" if text else ""


def directives() -> Iterator[str]:
    """Yield the page of the directives."""
    for name in DIRECTIVE_NAMES:
        directive = find_directive(name)
        yield from (f"(directive-{name})=", f"## `{name}`", "", directive.summary, "")
        if directive.argument:
            yield from (f"**Argument.** {directive.argument}", "")
        if directive.body:
            yield from (f"**Body.** {directive.body}", "")
        if directive.declared:
            yield from markdown_table(
                ("Option", "Value", "What it says"),
                ((code(f":{o.name}:"), cell(o.kind), cell(o.help)) for o in directive.declared),
            )


def roles() -> Iterator[str]:
    """Yield the page of the roles."""
    for name, role in ROLES.items():
        yield from (f"(role-{name})=", f"## `{name}`", "", role.summary, "")


def _names(status: Status) -> str:
    return ", ".join(f"`{each}`" for each in status.aliases)


def statuses() -> Iterator[str]:
    """Yield the tables of the outcomes and of the default statuses."""
    yield from markdown_table(
        ("Outcome", "Meaning"), ((code(k), text) for k, text in OUTCOMES.items())
    )
    yield from ("## Default statuses", "")
    yield from markdown_table(
        ("Key", "Label", "Symbols", "Other words", "Outcome"),
        (
            (
                code(status.key),
                status.label,
                " ".join(f"`{each}`" for each in status.symbols),
                _names(status),
                code(status.outcome.value),
            )
            for status in DEFAULT_STATUSES
        ),
    )


_IMPLIED: Final = (IMPLIED_SYMBOLS, IMPLIED_WORDS, WORDS_ALONE)


def status_words() -> Iterator[str]:
    """Yield the further names of the default statuses, and the words beside a symbol."""
    yield from ("Read as well, unless a status of yours has it:", "")
    yield from markdown_table(
        ("Key", "Symbols", "Words", "Words without a symbol"),
        (
            (code(key), *(_codes(table.get(key, ())) for table in _IMPLIED))
            for key in IMPLIED_SYMBOLS
        ),
    )
    yield from ("(status-words)=", "## Words beside a symbol that passes", "")
    for title, words in (
        ("**Not met**, an error", FAILING),
        ("**Open**, an error, with the words of the option `unfinished_words`", RESTRICTING),
        ("**Negations**, fine before a word of these lists or of the next, else open", NEGATING),
        ("**Fine behind a negation**", HARMLESS_AFTER_NEGATION),
        ("**Open** behind *with* and up to two words", sorted(DRAWBACKS)),
        ("**Fine**", sorted(FINE)),
        ("**Fine behind a number**", sorted(UNITS)),
    ):  # fmt: skip
        yield from (f"{title}: {_codes(words)}.", "")


def blocking_words() -> Iterator[str]:
    """Yield the severities and what a blocking cell may say."""
    yield from markdown_table(
        ("Severity", "Other names"),
        ((code(name), _codes(others)) for name, others in DEFAULT_SEVERITIES.items()),
    )
    yield from ("(blocking-words)=", "## Blocking or not", "")
    yield from (f"Blocks: {_codes(sorted(BLOCKING_WORDS))}.", "")
    yield from (f"Does not: {_codes(sorted(HARMLESS_WORDS))}, a blank, `-`.", "")


def _codes(words: Iterable[str]) -> str:
    return ", ".join(code(each) for each in words)


def columns() -> Iterator[str]:
    """Yield the table of the columns and the headers that name them."""

    def places(field: str) -> str:
        where = ((ITEM_FIELDS, "items"), (SIGNOFF_FIELDS, "sign-offs"))
        return ", ".join(word for fields, word in where if field in fields)

    def headers(field: str) -> str:
        listed = ", ".join(map(code, DEFAULT_COLUMNS[field]))
        for where, names in (
            ("where nothing else names it", LATE_COLUMNS), ("in sign-offs", SIGNOFF_COLUMNS)
        ):  # fmt: skip
            if field in names:
                listed += f"; {where} {', '.join(map(code, names[field]))}"
        return listed

    yield from markdown_table(
        ("Column", "In tables of", "Headers"),
        ((code(field), places(field), headers(field)) for field in DEFAULT_COLUMNS),
    )


def rules() -> Iterator[str]:
    """Yield a table of all rules, then a section a rule with its page."""
    by_family = [(family, list(group)) for family, group in groupby(RULES, lambda r: r.family)]
    for family, members in by_family:
        yield from (f"**{family}**: {FAMILIES[family]}", "")
        yield from markdown_table(
            ("Code", "Name", "Severity", "Speaks for"),
            (
                (
                    f"[{rule.code}](#{rule.code.lower()})",
                    code(rule.name),
                    rule.severity.value,
                    cell(rule.title),
                )
                for rule in members
            ),
        )
    for family, members in by_family:
        yield from (f"## Family `{family}`", "")
        for rule in members:
            yield from _rule(rule)


def _rule(rule: Rule) -> Iterator[str]:
    yield from (f"({rule.code.lower()})=", f"({rule.name})=", "")
    yield from (f"### {rule.code} {rule.name}", "", f"Severity: {rule.severity.value}", "")
    yield from rule.page.strip().splitlines()
    yield from ("", said_of(rule.code), "")


def _arguments(parser: argparse.ArgumentParser) -> Iterator[tuple[str, str]]:
    for action in parser._actions:  # noqa: SLF001 - argparse has no public list of them
        if isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        name = action.metavar or action.dest.upper()
        takes = action.nargs != 0
        flags = [f"{flag} {name}" if takes else flag for flag in action.option_strings]
        help_text = (action.help or "") % {"prog": parser.prog, "default": action.default}
        yield ", ".join(map(code, flags or [str(name)])), cell(help_text)


def commands() -> Iterator[str]:
    """Yield a section for each command of the console script."""
    parser = make_parser(english)
    yield from (parser.description or "", "")
    yield from markdown_table(("Argument", "What it does"), _arguments(parser))
    yield from (parser.epilog or "", "")
    for action in parser._actions:  # noqa: SLF001
        if not isinstance(action, argparse._SubParsersAction):  # noqa: SLF001
            continue
        for name, each in action.choices.items():
            yield from (f"(command-{name})=", f"## `sphinx-readiness {name}`", "")
            yield from (each.description or "", "")
            yield from markdown_table(("Argument", "What it does"), _arguments(each))


KINDS: Final[dict[str, Callable[[], Iterator[str]]]] = {
    "directives": directives,
    "roles": roles,
    "options": reference_options.options,
    "statuses": statuses,
    "status-words": status_words,
    "blocking-words": blocking_words,
    "columns": columns,
    "rules": rules,
    "commands": commands,
    "report": reference_schema.report,
    "forecast": reference_schema.forecast,
    "api": reference_api.public_api,
    "evidence": reference_evidence.evidence,
    "testing": reference_api.test_kit,
    "events": reference_api.event_reference,
    "claims": reference_versions.claims,
    "pins": reference_versions.pins,
    "limits": reference_limits.reference_limits,
    "benchmark": benchmark_results.benchmark,
    "neighbours": reference_neighbours.neighbours,
    "installed": reference_neighbours.installed,
}


MEMBERS: Final[dict[str, Callable[[str], Iterator[str]]]] = {
    "evidence": reference_evidence.evidence_of,
}
"""Kinds of which each member has a page of its own."""


class ReferenceDirective(SphinxDirective):
    """Writes one kind of reference."""

    required_arguments = 1
    optional_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Write the sections of the kind that the argument names to where the directive stands."""
        source = f"readiness-reference {' '.join(self.arguments)}"
        lines = StringList(list(self._written(*self.arguments)), source)
        # Into the section itself, so that sections and what stands between them keep their order.
        parent: nodes.Element = self.state.document
        while parent.children and isinstance(parent.children[-1], nodes.section):
            parent = parent.children[-1]
        self.state.nested_parse(lines, self.content_offset, parent, match_titles=True)
        return []

    def _written(self, name: str, one: str = "") -> Iterator[str]:
        """Return the lines of the kind *name*, or of *one* of its members alone."""
        if name not in (MEMBERS if one else KINDS):
            raise self.error(f"expected one of: {', '.join(MEMBERS if one else KINDS)}")
        return MEMBERS[name](one) if one else KINDS[name]()


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directive."""
    app.add_directive("readiness-reference", ReferenceDirective)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
