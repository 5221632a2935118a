"""Each rule against its cases, and each rule's page against its shape."""

from __future__ import annotations

import importlib
import re
from datetime import date
from pathlib import Path

import pytest

import sphinx_readiness.rules
from sphinx_readiness.assembly.assemble import Assembler
from sphinx_readiness.assembly.document_parts import DocumentPart, attach, packed
from sphinx_readiness.config.clock import Clock
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.local import LOCAL_NAMES
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.reported import REPORTED, looks_no_further
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.rules.selection import find
from sphinx_readiness.testing import Case, check_case, findings_of, read_cases
from sphinx_readiness.testing.projects import document, options_of
from sphinx_readiness.text.folding import control_characters
from sphinx_readiness.workspace.examine import examine

CASES = Path(__file__).parent / "cases"

ALL = read_cases(CASES)

FAMILIES = {
    "1": "structure",
    "2": "gate",
    "3": "people",
    "4": "vocabulary",
    "5": "versions",
    "6": "references",
    "7": "evidence",
    "8": "waivers",
}


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    check_case(case)


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_findings_are_presentable(case: Case) -> None:
    for finding in findings_of(case):
        assert finding.code == find(case.rule)[0].code
        assert finding.name == case.rule
        assert finding.text().strip() == finding.text() != ""
        assert not control_characters(finding.text()) or case.rule != "hidden-characters"
        assert all(isinstance(value, str) for _, value in finding.values)
        hint = finding.mend()
        assert not hint or hint[-1] in ".?", hint


def kept(part: DocumentPart) -> DocumentPart:
    """Return *part* as it is loaded after it was stored."""
    head, data = packed(part)
    attach(head, lambda span: data[span.start : span.end])
    return head


@pytest.mark.parametrize("case", ALL, ids=lambda case: case.id)
def test_documents_can_be_examined_one_by_one(case: Case) -> None:
    """What local rules find in the parts of a project is what they find in the whole of it."""
    options = options_of(case.data)
    vocabulary = options.vocabulary()
    first = document(case.data, options)
    both = (first, first._replace(docname="other"))
    parts = [examine(data, options, vocabulary) for data in both]
    project = Assembler(list(map(kept, parts)), options, vocabulary).project()
    clock = Clock(date(2026, 1, 31), "test")
    examined = [finding for part in parts for finding in part.findings]
    whole = run(project, options, clock, RULES)
    assert run(project, options, clock, RULES, examined=examined).findings == whole.findings
    assert {each.name for each in examined} <= LOCAL_NAMES


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_every_rule_has_both_kinds_of_cases(rule: Rule) -> None:
    kinds = {case.kind for case in ALL if case.rule == rule.name}
    assert kinds == {"pass", "fail"}


def test_every_case_file_names_a_rule() -> None:
    assert {path.stem for path in CASES.glob("*.toml")} == {rule.name for rule in RULES}


def test_codes_are_unique_ordered_and_say_the_family() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
    for rule in RULES:
        assert re.fullmatch(r"RD\d{3}", rule.code)
        assert re.fullmatch(r"[a-z]+(-[a-z]+)*", rule.name)
        assert FAMILIES[rule.code[2]] == rule.family


@pytest.mark.parametrize(
    "rule", [rule for rule in RULES if rule not in REPORTED], ids=lambda rule: rule.name
)
def test_a_rule_that_looks_has_a_file_and_its_docstring_is_its_page(rule: Rule) -> None:
    module = importlib.import_module(
        f"sphinx_readiness.rules.{rule.family}.{rule.name.replace('-', '_')}"
    )
    assert rule is module.RULE
    assert rule.page == module.__doc__


def test_rules_that_do_not_look_stand_in_the_table_and_have_no_file() -> None:
    assert {rule for rule in RULES if rule.check is looks_no_further} == {*REPORTED}
    codes = [rule.code for rule in REPORTED]
    assert codes == sorted(codes)
    files = {path.stem for path in Path(sphinx_readiness.rules.__file__).parent.rglob("*.py")}
    assert files.isdisjoint(rule.name.replace("-", "_") for rule in REPORTED)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_page_has_its_shape(rule: Rule) -> None:
    lines = rule.page.splitlines()
    assert rule.title == lines[0]
    assert rule.title.endswith(".")
    assert len(rule.title) <= 80
    assert lines[1] == ""
    before, why, how = re.split(r"\n\n\*\*(?:Why it matters|How to mend it)\.\*\* ", rule.page)
    assert before.strip().splitlines()[2:], "it says what is found"
    assert why.strip()
    assert how.strip()
    assert rule.page.count("```") in (0, 2)
    assert rule.page.count("```markdown") == rule.page.count("```") // 2
