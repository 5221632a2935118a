"""Rules of plug-ins: of a known form, in a namespace of their own, and never a traceback."""

from __future__ import annotations

from datetime import date

import pytest
from plugin_maker import Site

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.plugins.installed import find_installed
from sphinx_readiness.plugins.rules import load_rules
from sphinx_readiness.rules import engine
from sphinx_readiness.rules.selection import active_rules, unknown_selectors

CLOCK = Clock(date(2026, 1, 31), "test")


def run(site: Site, source: str, **options: object) -> tuple[Finding, ...]:
    site.install({"rules": "RULES"}, source)
    rules, problems = load_rules(find_installed([str(site.folder)]))
    made = Options(**options)  # type: ignore[arg-type]
    project = Project((), problems)
    return engine.run(project, made, CLOCK, active_rules(made, rules)).findings


def said(findings: tuple[Finding, ...]) -> list[str]:
    return [f"{each.code}: {each.text()}" for each in findings]


SPEAKS = """
def check(rule, project, context):
    yield rule.at(Location("docs/a.md", 3), "it is {what}", "Mend {what}.", what="so {x}")
RULES = rule(check)
"""


def test_it_speaks(site: Site) -> None:
    (found,) = run(site, SPEAKS)
    assert (found.code, found.text(), found.mend()) == ("ACM101", "it is so {x}", "Mend so {x}.")


@pytest.mark.parametrize("selector", ["ACM101", "acm", "ACM1", "acme-rule", "acme"])
def test_options_name_it(site: Site, selector: str) -> None:
    assert run(site, SPEAKS, ignore=(selector,)) == ()
    rules, _ = load_rules(find_installed([str(site.folder)]))
    assert unknown_selectors(Options(ignore=(selector,)), rules) == ()
    assert unknown_selectors(Options(ignore=(selector,))) == (("ignore", selector),)


def test_a_family_of_ours_has_it_too(site: Site) -> None:
    source = SPEAKS.replace("rule(check)", 'rule(check, family="gate")')
    assert said(run(site, source, select=("gate",))) == ["ACM101: it is so {x}"]


PLUGIN = "rules plug-in 'acme' of acme 1.0"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("raise ValueError('no')", "cannot be imported: ValueError: no"),
        ("raise SystemExit(0)", "cannot be imported: SystemExit: 0"),
        ("def broken(:", "cannot be imported: SyntaxError"),
        ("OTHER = 1", "cannot be imported: AttributeError"),
        ("RULES = 3", "is no Rule, nor a list of them"),
        ("RULES = [rule(), 3]", "is no Rule, nor a list of them"),
        ("RULES = rule(code='RD999')", "'RD999' is no code"),
        ("RULES = rule(code='RDX101')", "'RDX101' is no code"),
        ("RULES = rule(code='AC101')", "'AC101' is no code"),
        ("RULES = rule(code='acm101')", "'acm101' is no code"),
        ("RULES = rule(code=7)", "'7' is no code"),
        ("RULES = rule(name='open-blocker')", "takes 'open-blocker', which another rule has"),
        ("RULES = rule(name='gate')", "takes 'gate', which another rule has"),
        ("RULES = rule(family='open-blocker')", "takes 'open-blocker', which another rule has"),
        ("RULES = [rule(), rule(name='other')]", "takes 'ACM101', which another rule has"),
        ("RULES = rule(name='Not This')", "have to be words"),
        ("RULES = rule(name='all')", "have to be words"),
        ("RULES = rule(family=None)", "have to be words"),
        ("RULES = rule(severity='error')", "has no severity"),
        ("RULES = rule(check=None)", "or no function for its check"),
        ("RULES = rule(page='  ')", "has no page"),
        ("RULES = rule(lambda *a: 1 / 0)", "rule ACM101 failed: ZeroDivisionError"),
        ("RULES = rule(lambda *a: None)", "rule ACM101 failed: TypeError"),
        ("RULES = rule(lambda *a: [3])", "failed: it gave int, not Finding"),
        ("import sys\nRULES = rule(lambda *a: sys.exit(0))", "failed: SystemExit: 0"),
        ("f = lambda *a: f(*a)\nRULES = rule(f)", "failed: RecursionError"),
        (
            "RULES = rule(lambda r, p, c: [r.at(Location('a', 1), 'open {brace')])",
            "failed: ValueError",
        ),
        ("RULES = rule(lambda r, p, c: [r.at(Location('a', 1), 'no {name}')])", "failed: KeyError"),
        ("RULES = rule(lambda r, p, c: [r.at(Location('a', 1), ' ')])", "a finding has no text"),
        ("RULES = rule(lambda r, p, c: [r.at(None, 'x')])", "a finding is not located"),
        (
            "RULES = rule(lambda r, p, c: [r.at(Location('a', 1), '{n}', n=3)])",
            "a finding has no text",
        ),
        (
            "RULES = rule(lambda r, p, c: [r._replace(code='RD201').at(Location('a', 1), 'x')])",
            "a finding of another rule",
        ),
        (
            "RULES = rule(lambda r, p, c: [r.at(Location('a', 1), 'x')._replace(severity=2)])",
            "a finding has no severity",
        ),
    ],
)
def test_what_fails_is_one_finding(site: Site, source: str, expected: str) -> None:
    (found,) = run(site, source)
    assert (found.code, found.name) == ("RD120", "failed-plugin")
    assert found.text().startswith(PLUGIN)
    assert expected in found.text()
    assert found.mend().endswith(".")


def test_what_was_found_before_a_failure_stays(site: Site) -> None:
    source = SPEAKS.replace("RULES =", "    raise ValueError\nRULES =")
    assert [each.code for each in run(site, source)] == ["RD120", "ACM101"]


def test_options_rule_the_failure_too(site: Site) -> None:
    assert run(site, "RULES = rule(lambda *a: 1 / 0)", ignore=("RD120",)) == ()
    (found,) = run(site, "RULES = rule(lambda *a: 1 / 0)", select=("ACM101",))
    assert found.code == "RD120"


def test_good_rules_beside_bad_ones_count(site: Site) -> None:
    source = SPEAKS + "RULES = [RULES, rule(code='bad'), rule(code='ACM102', name='other')]"
    site.install({"rules": "RULES"}, source)
    rules, problems = load_rules(find_installed([str(site.folder)]))
    assert [each.code for each in rules] == ["ACM101", "ACM102"]
    assert len(problems) == 1
