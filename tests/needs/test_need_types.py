"""Projects whose types of needs are called like directives of ours."""

from __future__ import annotations

from pathlib import Path

import pytest
from needs_projects import CONF, INDEX, needs_of
from projects import Built, Project

from sphinx_readiness.cli import main

TYPES = [
    {"directive": name, "title": name.title(), "prefix": f"{name[0]}_", "color": "#fff"}
    for name in ("req", "checklist", "check", "waiver")
]

PAGE = """# Theirs

:::{checklist} Mine
:id: CL_01
:status: open

| ID  | Item   | Status |
|-----|--------|--------|
| X-1 | Theirs | ❌     |

:::

:::{check} Mine, too
:id: CK_01
:links: CL_01
:::

:::{post-deployment} 24h
- [ ] Look at it
:::
"""

PREFIXED = """# Ours

:::{rd-checklist} ours

| ID    | Item    | Status | Links |
|-------|---------|--------|-------|
| OPS-1 | Backups | ❌     | CL_01  |

:::
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    files = {"index.md": INDEX, "theirs.md": PAGE}
    conf = {**CONF, "needs_types": TYPES, "readiness_select": ["structure", "gate"]}
    return Project(tmp_path_factory.mktemp("types"), files, **conf)


@pytest.fixture(scope="module")
def built(project: Project) -> Built:
    return project.build("html")


def test_the_project_keeps_its_types(built: Built) -> None:
    needs = needs_of(built)
    assert needs["CL_01"]["type"] == "checklist"
    assert needs["CK_01"]["type"] == "check"
    assert "X-1" not in needs


def test_there_is_one_finding(built: Built) -> None:
    (line,) = built.warning_lines
    assert (
        "RD128: this project has other directives or roles called check, checklist, waiver" in line
    )
    assert "directive_prefix" in line


def test_other_directives_stay_ours(built: Built) -> None:
    assert "Look at it" in [need["title"] for need in needs_of(built).values()]


def test_the_gate_and_lint_agree(project: Project, capsys: pytest.CaptureFixture[str]) -> None:
    gated = project.lint()
    assert [place[3] for place in gated.places] == ["RD128"]
    assert [
        item["title"] for item in gated.report["records"][0]["windows"][0]["checklist"]["items"]
    ] == ["Look at it"]
    assert main(["lint", "--quiet", str(project.docs)]) == 1
    said = capsys.readouterr().out
    assert said.count("RD128") == 1
    assert "docs/conf.py:9: error: RD128" in said
    assert "check, checklist, waiver" in said
    assert "X-1" not in said


def test_a_prefix_lets_both_be(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    files = {"index.md": INDEX, "theirs.md": PAGE.replace("post-dep", "rd-post-dep"),
             "ours.md": PREFIXED}  # fmt: skip
    conf = {**CONF, "needs_types": TYPES, "readiness_select": ["structure", "gate"],
            "readiness_directive_prefix": "rd-"}  # fmt: skip
    project = Project(tmp_path, files, **conf)
    built = project.build("html")
    assert [line for line in built.warning_lines if "RD201" not in line] == []
    needs = needs_of(built)
    assert needs["OPS-1"]["links"] == ["CL_01"]
    assert sorted(needs["CL_01"]["links_back"]) == ["CK_01", "OPS-1"]
    main(["lint", "--quiet", str(project.docs)])
    assert "RD1" not in capsys.readouterr().out
