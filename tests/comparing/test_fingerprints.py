"""What makes a finding the same finding: not where its line is, nor that of any other place."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from sphinx_readiness.api import lint
from sphinx_readiness.exports.fingerprints import distinct, fingerprinted
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.text.phrases import Phrase

HEAD = "# Lantern\n\n:::{readiness} Lantern\n:version: 2.0\n:::\n"

ROWS = "\n| ID | Item | Status | Owner |\n|---|---|---|---|\n"

SECTIONS = (
    f"## A\n\n:::{{checklist}} a\n{ROWS}| A-1 | Guide | ❌ | Ops |\n| A-2 | API | blue | Ops |\n:::\n",
    f"## B\n\n:::{{checklist}} b\n:verdict: verified\n{ROWS}| B-1 | Pager | ⬜ |  |\n| B-2 | Logs | ✅ |  |\n:::\n",
    f"## C\n\n:::{{checklist}} c\n{ROWS}| B-2 | Logs | ✅ | Opps |\n| C-2 | see GONE.md | ✅ | Ops |\n:::\n",
    f"## D\n\n:::{{checklist}} d\n:colour: red\n{ROWS}| D-1 | One |\n| D-2 | One | ✅ | Ops | more | and more |\n:::\n",
    "## E\n\nThis is Lantern version 1.9. See {check}`NOPE-1`.\n",
    "## F\n\n:::{checklst} f\n\n- [ ] F-1: lost\n:::\n",
    "## G\n\n:::{go-live}\n:decision: yes\n:target-date: soon\n\n- [x] mend it [A-1]\n:::\n",
    f"## H\n\n:::{{checklist}} h\n{ROWS}| H-1 | Same | ✅ | Ops |\n| H-1 | Same | ✅ | Ops |\n| H-1 | Same | ✅ | Ops |\n:::\n",
)  # fmt: skip


@pytest.fixture(scope="module")
def docs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("fingerprints")
    (root / "pyproject.toml").write_text('[project]\nname = "lantern"\nversion = "2.0"\n')
    (root / "docs").mkdir()
    conf = 'project = "Lantern"\nextensions = ["myst_parser", "sphinx_readiness"]\n'
    (root / "docs" / "conf.py").write_text(f'{conf}myst_enable_extensions = ["colon_fence"]\n')
    return root / "docs"


def found(docs: Path, sections: Sequence[str], blanks: Sequence[int]) -> Counter[tuple[str, str]]:
    parts = [HEAD, *sections]
    text = "".join("\n" * (1 + n) + part for n, part in zip(blanks, parts, strict=True))
    (docs / "index.md").write_text(text, encoding="utf-8")
    report = lint(docs, as_of="2026-01-15")
    return Counter((each.code, each.fingerprint) for each in report.findings)


@pytest.fixture(scope="module")
def before(docs: Path) -> Counter[tuple[str, str]]:
    return found(docs, SECTIONS, [0] * (len(SECTIONS) + 1))


@settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.generate))
@given(
    st.permutations(SECTIONS),
    st.lists(st.integers(0, 9), min_size=len(SECTIONS) + 1, max_size=len(SECTIONS) + 1),
)
def test_moved_sections_and_lines_change_none(
    docs: Path, before: Counter[tuple[str, str]], sections: Sequence[str], blanks: Sequence[int]
) -> None:
    assert len({code for code, _ in before}) > 10
    assert max(before.values()) == 1
    assert found(docs, sections, blanks) == before


def finding(line: int, **changes: object) -> Finding:
    values: dict[str, object] = {
        "code": "RD101", "name": "malformed-row", "severity": Severity.ERROR,
        "location": Location("docs/a.md", line), "message": "{name} as at {place}",
        "values": (("name", "x"), ("place", f"docs/b.md:{line}")),
    }  # fmt: skip
    return Finding(**(values | changes))  # type: ignore[arg-type]


def prints(*findings: Finding, line: str = "| a |") -> list[str]:
    return [each.fingerprint for each in fingerprinted(findings, lambda _: line)]


@pytest.mark.parametrize(
    "other",
    [
        finding(80),
        finding(1, message="{name}, now said otherwise ({place})"),
        finding(1, severity=Severity.INFO),
        finding(1, values=(("place", "docs/c.md:4"), ("name", " x\ufe0f ")), hint="Mend it."),
    ],
)
def test_what_changes_nothing(other: Finding) -> None:
    assert prints(other) == prints(finding(1))


@pytest.mark.parametrize(
    "other",
    [
        finding(1, code="RD102"),
        finding(1, location=Location("docs/b.md", 1)),
        finding(1, item="A-1"),
        finding(1, field="owner"),
        finding(1, values=(("name", "y"),)),
    ],
)
def test_what_makes_it_another(other: Finding) -> None:
    assert prints(other) != prints(finding(1))


def test_the_line_tells_what_has_no_item() -> None:
    assert prints(finding(1), line="| b |") != prints(finding(1))
    item = finding(1, item="A-1")
    assert prints(item, line="| b |") == prints(item)


def test_places_within_values_lose_their_lines() -> None:
    def made(line: int) -> Finding:
        phrase = Phrase(
            "{why} at {path}:{line}", (("why", "lost"), ("path", "a.md"), ("line", str(line)))
        )
        return finding(1, values=(("found", f"1.2 (uv.lock:{line})"), ("reason", phrase)))

    assert prints(made(3)) == prints(made(44))
    clock = (finding(1, values=(("name", f"at 12:{minute}"),)) for minute in (30, 45))
    assert len(set(map(tuple, map(prints, clock)))) == 2


def test_the_same_twice_is_two() -> None:
    twice = prints(finding(1), finding(7))
    assert len(set(twice)) == 2
    assert prints(finding(1)) == twice[:1]
    assert [
        each.fingerprint for each in distinct(fingerprinted([finding(1)] * 2, lambda _: "| a |"))
    ] == twice


def test_all_are_made_distinct() -> None:
    made = distinct(
        [finding(1), finding(1, fingerprint="a" * 32), finding(2, fingerprint="a" * 32)]
    )
    assert len({each.fingerprint for each in made}) == 3
    assert made[1].fingerprint == "a" * 32
