"""Projects whose own directives and roles are called like ours: a prefix, and who goes first."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import DEFAULTS, Built, Project
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES, ROLE_NAMES, names_with

Make = Callable[..., Project]

CODES = "structure,gate,references"

PAGES = {
    "index.md": """# Start

```{toctree}
rest
```

:::{rd-readiness} Lantern
:version: 2.0
:::

::::{rd-checklist} ops
:owner: Ann

| ID  | Item     | Status |
|-----|----------|--------|
| O-1 | Backups  | ❌     |

:::{rd-check} Restore
:id: O-2
:status: ✅

:::

:::{rd-check} Failover
:id: O-3
:status: ✅

It has a *body*.
:::
::::

:::{checklist} theirs

| ID  | Item    | Status |
|-----|---------|--------|
| T-1 | Not ours | ❌    |

:::

See {rd-check}`O-1`, {rd-readiness-status}`ops` and {check}`theirs`.
""",
    "rest.rst": """Rest
====

.. rd-checklist:: rest
   :owner: Ann

   .. list-table::
      :header-rows: 1

      * - ID
        - Item
        - Status
      * - R-1
        - Said by :rd-check:`O-2`
        - ✅

   .. rd-check:: Nested
      :id: R-2
      :status: ✅

.. rd-readiness-summary::
""",
}

THEIRS = """
from docutils import nodes
from docutils.parsers.rst import Directive

class Theirs(Directive):
    has_content, optional_arguments, final_argument_whitespace = True, 9, True
    def run(self):
        return [nodes.paragraph("", "THEIRS")]

def role(name, rawtext, text, lineno, inliner, options=None, content=()):
    return [nodes.inline("", "THEIR ROLE")], []

def take(app, *args):
    app.add_directive("checklist", Theirs)
    app.add_role("check", role)
"""


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Project:
    made = Project(tmp_path_factory.mktemp("prefixed"), PAGES)
    (made.root / "readiness.toml").write_text(
        f'as_of = "2026-01-15"\ndirective-prefix = "rd-"\nselect = {CODES.split(",")!r}\n',
        encoding="utf-8",
    )
    conf = made.docs / "conf.py"
    text = conf.read_text("utf-8")
    conf.write_text(f"{text}{THEIRS}\nsetup = take\n", encoding="utf-8")
    return made


@pytest.fixture(scope="module")
def gated(project: Project) -> Built:
    return project.lint()


def test_what_has_the_prefix_is_ours(gated: Built) -> None:
    assert [item["id"] for item in gated.items()] == ["O-1", "O-2", "O-3", "R-1", "R-2"]
    assert gated.places == [("docs/index.md", 16, 20, "RD201")]
    assert gated.warnings == ""


def test_what_has_no_prefix_is_theirs(project: Project) -> None:
    built = project.build("html")
    page = built.page("index")
    assert page.count("THEIRS") == 1
    assert page.count("THEIR ROLE") == 1
    assert 'href="#O-1"' in page
    assert "Failover" in page
    assert [line for line in built.warning_lines if "RD201" not in line] == []


def test_lint_finds_the_same(
    project: Project, gated: Built, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["lint", "--quiet", str(project.docs)]) == 1
    (finding, *_end) = capsys.readouterr().out.splitlines()
    assert finding == next(line for line in gated.status.splitlines() if "RD201" in line)


def test_names_that_begin_with_the_prefix_stay() -> None:
    names = names_with("readiness-")
    assert names.written("readiness") == "readiness"
    assert names.written("readiness-summary") == "readiness-summary"
    assert names.written("checklist") == "readiness-checklist"
    assert names_with("").directives == {name: name for name in DIRECTIVE_NAMES}
    assert names_with("").roles == {name: name for name in ROLE_NAMES}


def test_who_forgets_the_prefix_is_told(make_project: Make) -> None:
    files = {"index.md": "# T\n\n:::{check} A\n:::\n\n:::{rd-cheklist} a\n:::\n"}
    built = make_project(files, readiness_directive_prefix="rd-", readiness_select=["RD110"]).lint()
    assert built.places == [("docs/index.md", 3, 0, "RD110"), ("docs/index.md", 6, 0, "RD110")]
    assert "Did you mean 'rd-check'?" in built.status
    assert "Did you mean 'rd-checklist'?" in built.status


HINTED = """# T

:::{rd-readiness} Lantern

| ID  | Item | Status |
|-----|------|--------|
| A-1 | One  | ✅     |

:::

:::{rd-readiness-summary}

Words.

:::

:::{rd-checklist} c

| ID  | Item | Status |
|-----|------|--------|
| A-2 | Two  | waived |

:::
"""


def test_hints_name_what_the_project_calls_ours(make_project: Make) -> None:
    built = make_project(
        {"index.md": HINTED}, readiness_directive_prefix="rd-",
        readiness_select=["malformed-row", "claimed-waiver"],
    ).lint()  # fmt: skip
    for hint in (
        "Move them into a 'rd-checklist' below the head.",
        "Move it into a 'rd-checklist'.",
        "Write a 'rd-waiver' with a reason",
    ):
        assert hint in built.status, hint


@pytest.mark.parametrize("value", ["rd:", "-rd", "Rd-", "rd_", "rd ", "x" * 31, 7])
def test_a_prefix_that_cannot_be_one(make_project: Make, value: object) -> None:
    files = {"index.md": "# T\n\n:::{checklist} a\n- [x] Done\n:::\n"}
    built = make_project(
        files, readiness_directive_prefix=value, readiness_select=["invalid-configuration"]
    ).lint()
    assert [place[3] for place in built.places] == ["RD111"]
    assert [item["title"] for item in built.items()] == ["Done"]


@pytest.mark.parametrize("when", ["setup", "builder-inited"])
def test_names_of_others_stay_theirs(make_project: Make, when: str) -> None:
    project = make_project(
        {"index.md": "# T\n\n:::{checklist} a\n- [ ] Open\n:::\n\n{check}`a`\n"},
        readiness_select=["structure"],
    )
    register = "take(app)" if when == "setup" else f"app.connect({when!r}, take)"
    conf = project.docs / "conf.py"
    conf.write_text(f"{conf.read_text()}{THEIRS}\ndef setup(app):\n    {register}\n", "utf-8")
    built = project.build("html")
    ours = [line for line in built.warning_lines if "readiness." in line]
    assert len(ours) == 1
    assert "conf.py" in ours[0]
    assert "RD128: this project has other directives or roles called checklist, :check:" in ours[0]
    assert "THEIRS" in built.page("index")
    assert "THEIR ROLE" in built.page("index")


def test_two_applications_in_one_process(tmp_path: Path) -> None:
    """Who makes applications without clearing the registry finds our names of the first."""
    project = Project(tmp_path, {"index.md": "# T\n\n:::{checklist} a\n- [x] Done\n:::\n"})
    docs = str(project.docs)
    with docutils_namespace():
        for out in ("one", "two"):
            said = io.StringIO()
            build = str(tmp_path / out)
            app = Sphinx(docs, docs, build, build, "html", warning=said, confoverrides=DEFAULTS)
            app.build()
            assert "RD128" not in said.getvalue()
            assert "Done" in (tmp_path / out / "index.html").read_text("utf-8")
