"""Kinds of evidence of plug-ins: read where they are meant, and proven by nothing but a True."""

from __future__ import annotations

import pytest
from plugin_maker import Site

from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.statements import Verbs, read_statements
from sphinx_readiness.plugins.evidence import load_kinds
from sphinx_readiness.plugins.installed import find_installed
from sphinx_readiness.testing import Case, findings_of

CHECK = """
def check(given, files):
    found = files.text("covered.txt")
    if found is None:
        return Checked(None, "there is no '{path}'", (("path", "covered.txt"),))
    if int(found) >= int(given["wanted"]):
        return Checked(True)
    return Checked(False, "it is {found} %", (("found", found.strip()),))
KIND = kind(check)
"""


def kinds(site: Site, source: str = CHECK) -> tuple[EvidenceKind, ...]:
    site.install({"evidence": "KIND"}, source)
    found, problems = load_kinds(find_installed([str(site.folder)]))
    assert problems == ()
    return found


def row(verify: str, status: str = "✅", column: str = "Verify") -> str:
    return f"| ID | Item | Status | {column} |\n|--|--|--|--|\n| QA-1 | Tested | {status} | {verify} |\n"


def found(
    site: Site, rule: str, verify: str, source: str = CHECK, status: str = "✅", **files: str
) -> list[str]:
    named = {name.replace("_", "."): text for name, text in files.items()} or {"x": ""}
    data = {"body": row(verify, status), "files": named}
    return [each.text() for each in findings_of(Case(rule, "", 0, data), kinds=kinds(site, source))]


def test_it_holds(site: Site) -> None:
    assert found(site, "failed-verification", "coverage 80", covered_txt="80") == []


def test_it_does_not_hold(site: Site) -> None:
    (text,) = found(site, "failed-verification", "coverage 81%", covered_txt="80")
    assert text.endswith("'coverage 81%' fails: it is 80 %")


def test_an_open_item_may_be_ticked(site: Site) -> None:
    assert found(site, "passing-verification", "coverage 8", status="⬜", covered_txt="80")


def test_what_cannot_be_told_is_not_proven(site: Site) -> None:
    (text,) = found(site, "unknown-verification", "coverage 81")
    assert "there is no 'covered.txt'" in text


def test_all_statements_of_a_cell_have_to_hold(site: Site) -> None:
    statement = "coverage 80; file covered.txt; file other.txt"
    (text,) = found(site, "failed-verification", statement, covered_txt="90")
    assert "other.txt" in text


@pytest.mark.parametrize("statement", ["`coverage eighty`", "coverage >= 80", "coverge 80"])
def test_what_is_meant_for_it_is_not_understood(site: Site, statement: str) -> None:
    (text,) = found(site, "unknown-verification", statement)
    assert text.endswith("is not understood: expected 'coverage NUMBER'")


@pytest.mark.parametrize("words", ["coverage of the tests", "covered by QA", "Coverage", "we look"])
def test_words_for_people_stay_words(site: Site, words: str) -> None:
    for rule in ("unknown-verification", "failed-verification"):
        assert found(site, rule, words) == []


def test_without_the_plugin_it_is_a_word(site: Site) -> None:
    data = {"body": row("coverage 81"), "files": {"covered.txt": "80"}}
    assert findings_of(Case("failed-verification", "", 0, data)) == ()


def test_evidence_states_in_code_only(site: Site) -> None:
    verbs = Verbs(kinds(site))
    assert [
        bool(read_statements(text, "evidence", only_code=True, verbs=verbs).found)
        for text in ("`coverage 80`", "coverage 80", "see `coverage 80`")
    ] == [True, False, False]


@pytest.mark.parametrize(
    ("check", "fault"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("None", "it gave 'NoneType', not Checked"),
        ("True", "it gave 'bool', not Checked"),
        ("Checked('yes')", "not Checked"),
        ("Checked(1)", "not Checked"),
        ("Checked(False)", "it gave no reason"),
        ("Checked(None, '  ')", "it gave no reason"),
        ("Checked(False, 'no {such}')", "KeyError"),
        ("Checked(False, 3)", "its reason is no text"),
        ("__import__('sys').exit(0)", "SystemExit: 0"),
    ],
)
def test_what_fails_is_one_finding_and_proves_nothing(site: Site, check: str, fault: str) -> None:
    source = f"KIND = kind(lambda given, files: {check})"
    body = row("coverage 80") + "| QA-2 | Tested again | ✅ | coverage 90 |\n"
    data = {"body": body, "files": {"x": ""}}
    every = kinds(site, source)
    (found,) = findings_of(Case("failed-plugin", "", 0, data), kinds=every)
    assert found.location.line == 4
    assert fault in found.text()
    for rule in ("passing-verification", "failed-verification", "unknown-verification"):
        assert findings_of(Case(rule, "", 0, data), kinds=every) == ()


def test_a_broken_file_does_not_hold(site: Site) -> None:
    source = "KIND = kind(lambda given, files: files.json('a.json'))"
    (text,) = found(site, "failed-verification", "coverage 80", source, a_json="{")
    assert "'a.json' cannot be used" in text


def test_files_outside_are_not_there(site: Site) -> None:
    source = """
def check(given, files):
    names = ("../outside.txt", "/etc/passwd", "covered.txt")
    return Checked(False, "{found}", (("found", str([files.find(each) for each in names])),))
KIND = kind(check)
"""
    (text,) = found(site, "failed-verification", "coverage 80", source, covered_txt="1")
    assert text.endswith("['', '', 'covered.txt']")


@pytest.mark.parametrize(
    "source",
    [
        "KIND = kind(verb='file')", "KIND = [kind(), kind()]", "KIND = kind(verb='Two words')",
        "KIND = kind(verb=['a'])", "KIND = kind(form='(')", "KIND = kind(form=None)",
        "KIND = kind(expected='')", "KIND = kind(check=None)", "KIND = 'coverage'",
        "import nothing_of_that_name",
    ],
)  # fmt: skip
def test_what_is_none_is_one_finding(site: Site, source: str) -> None:
    site.install({"evidence": "KIND"}, source)
    _, problems = load_kinds(find_installed([str(site.folder)]))
    assert [each.rule for each in problems] == ["failed-plugin"]
    assert problems[0].text().startswith("evidence plug-in 'acme' of acme 1.0 ")
