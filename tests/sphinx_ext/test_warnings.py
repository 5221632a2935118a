"""Findings as Sphinx warnings, exit statuses, and the report."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path

import jsonschema
import pytest
from projects import Project, contents
from sphinx.util.console import strip_colors

Make = Callable[..., Project]

BAD = (
    "# T\n\n:::{checklist} c\n:verdict: verified\n\n| ID | Item | Status | Owner |\n"
    "|----|------|--------|-------|\n| A-1 | One | ❌ | QA |\n| A-2 | Two | hmm | QA |\n"
    "| A-2 | Three | ✅ | |\n|  | Four, see GONE.md | ✅ | QA |\n:::\n\n{check}`NOPE`\n"
)

ORPHAN = "---\norphan: true\n---\n\n# Other\n"

GOOD = (
    "# T\n\n:::{checklist} c\n| ID | Item | Status | Owner |\n|----|------|--------|-------|\n"
    "| A-1 | One | ✅ | QA |\n:::\n"
)


def names(warnings: list[str]) -> list[str]:
    return sorted(line.rsplit("[readiness.", 1)[1].rstrip("]") for line in warnings)


@pytest.mark.parametrize("builder", ["html", "dirhtml", "text", "latex", "dummy"])
def test_each_finding_is_one_typed_warning(builder: str, make_project: Make) -> None:
    project = make_project({"index.md": BAD})
    expected = project.lint().report["findings"]
    built = project.build(builder)
    loud = sorted(each["name"] for each in expected if each["severity"] != "info")
    assert loud
    assert names(built.warning_lines) == loud
    hints = [each["name"] for each in expected if each["severity"] == "info"]
    assert {"derived-id", "missing-file"} <= set(hints)
    for name in hints:
        assert built.status.count(f"[readiness.{name}]") == hints.count(name)
    assert built.exit_status == 0


def test_warnings_come_again_in_the_next_build(make_project: Make) -> None:
    project = make_project({"index.md": BAD, "other.md": ORPHAN})
    first = project.build()
    project.edit("other.md", "Other", "Another")
    assert project.build().warning_lines == [
        line for line in first.warning_lines if "[readiness." in line
    ]


def test_suppressed_warnings(make_project: Make) -> None:
    project = make_project({"index.md": BAD}, suppress_warnings=["readiness.open-blocker"])
    assert "open-blocker" not in project.build().warnings
    assert "RD201" not in project.lint().status
    project.configure(suppress_warnings=["readiness"])
    assert project.build().warnings == ""
    built = project.lint()
    assert built.report["findings"] == []
    assert built.exit_status == 0


def test_exit_statuses_of_the_gate(make_project: Make) -> None:
    project = make_project({"index.md": BAD})
    assert project.lint().exit_status == 1
    assert project.lint(readiness_fail_on="never").exit_status == 0
    assert make_project({"index.md": GOOD}).lint().exit_status == 0
    hinted = make_project({"index.md": GOOD.replace("| A-1 ", "| ")})
    assert hinted.lint().exit_status == 0
    assert hinted.lint(readiness_fail_on="info").exit_status == 1


def test_warnings_as_errors_on_the_command_line(make_project: Make) -> None:
    project = make_project({"index.md": BAD})
    command = [sys.executable, "-m", "sphinx", "-q", "-E"]
    folders = [str(project.docs), str(project.root / "_out" / "w")]

    def run(*options: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [*command, *options, *folders], capture_output=True, text=True, check=False
        )

    # Sphinx before 8 stops at the first one unless told to go on, and shows no types by itself.
    strict = run("-W", "--keep-going", "-D", "show_warning_types=1", "-b", "html")
    assert strict.returncode == 1
    assert "readiness.open-blocker" in strict.stderr
    assert strict.stdout == ""
    quiet = run("-b", "readiness")
    assert quiet.returncode == 1
    assert quiet.stderr == ""
    assert "error: RD201" in strip_colors(quiet.stdout)
    assert "FAILED" in quiet.stdout
    project.write({"index.md": GOOD})
    silent = run("-W", "-b", "readiness")
    assert (silent.returncode, silent.stdout, silent.stderr) == (0, "", "")


def test_the_report_is_valid_and_reproducible(make_project: Make) -> None:
    documents = {f"d{n}.md": BAD.replace("A-", f"A{n}-") for n in range(8)}
    project = make_project({"index.md": BAD + "\n```{toctree}\n:glob:\n*\n```\n", **documents})
    first = project.lint("one")
    schema = json.loads(
        files("sphinx_readiness").joinpath("schemas/readiness-1.schema.json").read_text("utf-8")
    )
    jsonschema.Draft202012Validator(schema).validate(first.report)
    expected = contents(first.out, ".json")
    assert contents(project.lint("two").out, ".json") == expected
    parallel = project.lint("three", jobs=2)
    assert contents(parallel.out, ".json") == expected
    assert parallel.places == first.places
    out = project.root / "_out" / "script"
    for jobs in ("1", "2"):
        run = subprocess.run(
            [sys.executable, "-m", "sphinx_readiness", "lint", str(project.docs), "--out",
             str(out), "-j", jobs],
            capture_output=True, text=True, check=False,
        )  # fmt: skip
        assert run.returncode == 1
        assert contents(out, ".json") == expected


def test_a_project_without_checklists_pays_nothing(make_project: Make) -> None:
    pages = {"index.md": "# T\n\nText.\n", "more.rst": ":orphan:\n\nMore\n====\n\nText.\n"}
    plain = make_project(pages, extensions=["myst_parser"]).build()
    built = make_project(pages).build()
    ours = {name for name in contents(built.out) if name not in contents(plain.out)}
    assert ours == {
        f"_static/sphinx-readiness{end}"
        for end in (".css", "-page.css", "-book.css", "-symbols.svg", ".js")
    }
    assert all(
        ".js" not in link for link in re.findall('sphinx-readiness[^"]*', built.page("index"))
    )
    domain = built.app.env.domaindata["readiness"]
    assert not any(value for key, value in domain.items() if key != "version")
    assert built.warnings == ""


@pytest.mark.parametrize("forbidden", ["sphinx", "docutils", "myst_parser", "markdown_it"])
def test_importing_the_package_imports_no_sphinx(forbidden: str) -> None:
    code = f"import sys, sphinx_readiness; print({forbidden!r} in sys.modules)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.strip() == "False"


def imported(project: Project, *arguments: str) -> str:
    """Return the modules of ours that a build of *project* with *arguments* imports."""
    code = (
        "import sys; from sphinx.cmd.build import main; "
        f"main(['-q', {str(project.docs)!r}, *{arguments!r}]); "
        "print(sorted(m for m in sys.modules if m.startswith('sphinx_readiness.')))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert "'sphinx_readiness.sphinx_ext.hooks'" in run.stdout
    return run.stdout


def test_loading_the_extension_leaves_the_work_for_later(
    make_project: Make, tmp_path: Path
) -> None:
    """Without checklists nothing that reads or renders them is imported."""
    found = imported(make_project({"index.md": "# T\n"}), str(tmp_path / "out"))
    for module in (
        "rules",
        "workspace.examine",
        "sphinx_ext.rendering.html_tables",
        "sphinx_ext.authoring.directives",
        "sphinx_ext.authoring.collect",
    ):
        assert f"'sphinx_readiness.{module}" not in found


def test_a_build_in_which_nothing_changed_imports_little(make_project: Make) -> None:
    """Neither what reads and judges, nor what renders, though there are views and versions."""
    project = make_project(
        {
            "index.md": "# T\n\n:::{readiness} Lantern\n:version: 1.0\n:::\n\n:::{checklist} c\n- [x] a\n:::\n"
            "\n:::{readiness-summary}\n:::\n"
        }
    )
    (project.root / "readiness.toml").unlink()
    out = str(project.root / "_out" / "html")
    imported(project, out)  # a process of its own, as other tests leave things behind in this one
    found = imported(project, out)
    for module in (
        "rules",
        "assembly",
        "config.options",
        "files.formats",
        "vocabulary.statuses",
        "workspace.examine",
        "sphinx_ext.authoring.directives",
        "sphinx_ext.build.state",
        "sphinx_ext.rendering.resolve_views",
    ):
        assert f"'sphinx_readiness.{module}" not in found
