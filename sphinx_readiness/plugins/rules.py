"""Rules of others: of a known form, in their own namespace, and never a traceback."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Any, Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.plugins.installed import RULES as GROUP
from sphinx_readiness.plugins.installed import Found, members
from sphinx_readiness.plugins.loading import FAULTS, RULE, described, load, refused
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.selection import active_rules
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

CODE: Final = re.compile(r"(?!RD)[A-Z]{3,6}[0-9]{3}")
"""The codes of others; ``RD`` and what begins with it is ours."""

_NAME: Final = re.compile(r"(?=.{1,60}\Z)[a-z][a-z0-9]*+(?:-[a-z0-9]++)*+")

_RESERVED: Final = frozenset(("all",))
"""What stands for every rule on the command line."""


def load_rules(
    installed: Iterable[Found], known: Iterable[Rule] = RULES
) -> tuple[tuple[Rule, ...], tuple[RawProblem, ...]]:
    """Return the rules that plug-ins add to the *known* ones, by code, and what is wrong with some.

    Each yields the findings of the plug-in's rule that are as they should be; where that fails, one
    of ``failed-plugin`` says so.
    """
    problems: list[RawProblem] = []
    taken = {name: rule for rule in known for name in (rule.code, rule.name, rule.family)}
    good: list[Rule] = []
    for found in members(installed, GROUP):
        for rule in load(found, Rule, problems):
            reason = _fault(rule)
            if reason:
                problems.append(refused(found, reason, code=shorten(str(rule.code))))
                continue
            clash = next((each for each in (rule.code, rule.name) if each in taken), "")
            if clash or (rule.family in taken and taken[rule.family].family != rule.family):
                message = N_("{plugin}: rule {code} takes '{name}', which another rule has")
                name = clash or rule.family
                problems.append(refused(found, message, code=rule.code, name=name))
                continue
            taken |= dict.fromkeys((rule.code, rule.name, rule.family), rule)
            good.append(rule._replace(check=Guarded(rule, found)))
    return tuple(sorted(good, key=lambda rule: rule.code)), tuple(problems)


def _fault(rule: Any) -> str:
    """Return what is wrong with the form of *rule*; nothing if it is well."""
    if not isinstance(rule.code, str) or CODE.fullmatch(rule.code) is None:
        return N_(
            "{plugin}: '{code}' is no code for a rule of a plug-in; expected three to six capital "
            "letters, not RD first, and three digits"
        )
    for name in (rule.name, rule.family):
        if not isinstance(name, str) or _NAME.fullmatch(name) is None or name in _RESERVED:
            return N_("{plugin}: name and family of rule {code} have to be words as in 'open-item'")
    if not isinstance(rule.severity, Severity) or not callable(rule.check):
        return N_("{plugin}: rule {code} has no severity, or no function for its check")
    if not isinstance(rule.page, str) or not rule.page.strip():
        return N_("{plugin}: rule {code} has no page that explains it")
    return ""


class Guarded:
    """The check of a plug-in's rule: what it finds, as far as that is what a finding is."""

    def __init__(self, rule: Rule, found: Found) -> None:
        """Call the check of *rule*, which is that of *found*."""
        self._rule = rule
        self._found = found

    def __call__(self, rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
        """Yield the findings of *rule*, and one of ``failed-plugin`` where there is a fault."""
        good: list[Finding] = []
        try:
            for finding in self._rule.check(rule, project, context):
                fault = _finding_fault(finding, rule)
                if fault:
                    break
                good.append(finding)
            else:
                fault = ""
        except FAULTS as error:
            fault = described(error)
        yield from good
        if fault:
            yield from self._failed(rule, fault, context)

    def _failed(self, rule: Rule, fault: str, context: Context) -> Iterator[Finding]:
        said = refused(self._found, N_("{plugin}: rule {code} failed: {error}"))
        values = (*said.values, ("code", rule.code), ("error", fault))
        for each in active_rules(context.options):
            if each.name == RULE:
                yield Finding(
                    each.code, each.name, each.severity, Location(*said.place), said.message,
                    N_("Update the plug-in, or tell its authors; its rule does not count."), values,
                )  # fmt: skip


def _finding_fault(finding: Any, rule: Rule) -> str:
    """Return what is wrong with a *finding* of *rule*; nothing if it is well."""
    if not isinstance(finding, Finding):
        return f"it gave {type(finding).__name__}, not Finding"
    if (finding.code, finding.name) != (rule.code, rule.name):
        return "it gave a finding of another rule"
    where: Any = finding.location
    severity: Any = finding.severity
    if not isinstance(where, Location) or list(map(type, where)) != [str, int, int]:
        return "a finding is not located"
    if not isinstance(severity, Severity):
        return "a finding has no severity"
    texts = [finding.message, finding.hint, finding.item, finding.field]
    texts += [each for pair in finding.values for each in pair]
    if not all(isinstance(each, str) for each in texts) or not finding.text().strip():
        return "a finding has no text"
    finding.mend()  # a template and values that do not go together raise here
    return ""
