"""The hooks, the action and the component: valid for who reads them, and they do what they say."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
import yaml
from git_commands import git
from pre_commit.clientlib import load_manifest
from projects import Project
from systems import needs_posix

ROOT = Path(__file__).parents[2]

HOOKS = ROOT / ".pre-commit-hooks.yaml"

ROWS = "| ID | Item | Status | Owner |\n|---|---|---|---|\n"

PAGE = f"# A\n\n:::{{checklist}} c\n\n{ROWS}| A-1 | Guide | ✅ | Ops |\n:::\n"

SCRIPTS = Path(sys.executable).parent


def check(schema: str, value: Any) -> None:
    """Hold *value* to a schema that check-jsonschema brings along."""
    folder = files("check_jsonschema") / "builtin_schemas" / "vendor"
    found = json.loads((folder / f"{schema}.json").read_text("utf-8"))
    jsonschema.validators.validator_for(found)(found).validate(value)


def read(name: str) -> list[Any]:
    return list(yaml.safe_load_all((ROOT / name).read_text("utf-8")))


def test_all_are_valid() -> None:
    (action,) = read("action.yml")
    check("github-actions", action)
    (workflow,) = read(".github/workflows/ci.yml")
    # YAML 1.1 has a boolean for the word "on".
    check(
        "github-workflows", {"on" if key is True else key: each for key, each in workflow.items()}
    )
    spec, component = read("templates/readiness.yml")
    check("gitlab-ci", component)
    used = set(spec["spec"]["inputs"])
    text = (ROOT / "templates" / "readiness.yml").read_text("utf-8")
    assert all(f"$[[ inputs.{name} ]]" in text for name in used)
    assert [hook["id"] for hook in load_manifest(str(HOOKS))] == [
        "sphinx-readiness", "sphinx-readiness-fix",
    ]  # fmt: skip


def test_what_the_page_shows_is_valid() -> None:
    page = (ROOT / "docs" / "how-to" / "pipeline.md").read_text("utf-8")
    blocks = list(
        map(yaml.safe_load, re.findall("^```yaml\n(.*?)^```", page, re.MULTILINE | re.DOTALL))
    )
    workflow, step, component, caching, kept, hooks = blocks
    check(
        "github-workflows", {"on" if key is True else key: each for key, each in workflow.items()}
    )
    workflow["jobs"]["gate"]["steps"] += [*step, *caching]
    check(
        "github-workflows", {"on" if key is True else key: each for key, each in workflow.items()}
    )
    assert workflow["permissions"] == {"contents": "read"}
    check("gitlab-ci", component)
    check("gitlab-ci", kept)
    assert hooks["repos"][0]["hooks"] == [
        {"id": "sphinx-readiness-fix"},
        {"id": "sphinx-readiness"},
    ]
    pinned = re.findall(r"uses: [a-z]\S+@(\S+)", page)
    assert len(pinned) == 3
    assert all(re.fullmatch("[0-9a-f]{40}", each) for each in pinned)
    spec, _ = read("templates/readiness.yml")
    assert set(component["include"][0]["inputs"]) <= set(spec["spec"]["inputs"])


def test_inputs_are_no_part_of_a_script() -> None:
    (action,) = read("action.yml")
    _, component = read("templates/readiness.yml")
    for step in action["runs"]["steps"]:
        assert "${{" not in step["run"]
    assert "$[[" not in "".join(component["readiness"]["script"])


def run(folder: Path, *command: str, **environ: str) -> subprocess.CompletedProcess[str]:
    path = f"{SCRIPTS}{os.pathsep}{os.environ['PATH']}"
    return subprocess.run(
        command, cwd=folder, check=False, capture_output=True, text=True, encoding="utf-8",
        env={**os.environ, "PATH": path, "LANGUAGE": "en", **environ},
    )  # fmt: skip


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project(
        {"index.md": PAGE, "bad.md": PAGE.replace("A-1", "B-1").replace("} c", "} d")}
    )


@needs_posix
def test_pre_commit_runs_the_hook(
    project: Project, tmp_path_factory: pytest.TempPathFactory
) -> None:
    hooks = tmp_path_factory.mktemp("hooks")
    (hooks / HOOKS.name).write_bytes(HOOKS.read_bytes())
    for folder in (hooks, project.root):
        git(folder, "init", "-q")
        git(folder, "add", ".")
        git(folder, "commit", "-q", "-m", "begin")
    hook = {"id": "sphinx-readiness", "language": "system"}  # nothing is fetched from an index
    repository = {"repo": str(hooks), "rev": git(hooks, "rev-parse", "HEAD"), "hooks": [hook]}
    project.write({"../.pre-commit-config.yaml": json.dumps({"repos": [repository]})})
    home = str(tmp_path_factory.mktemp("home"))
    git(project.root, "add", ".")
    done = run(project.root, "pre-commit", "run", "--all-files", PRE_COMMIT_HOME=home)
    assert done.returncode == 0, done.stdout + done.stderr
    project.edit("bad.md", "✅", "❌")
    git(project.root, "add", ".")
    done = run(project.root, "pre-commit", "run", PRE_COMMIT_HOME=home)
    assert done.returncode == 1
    assert "docs/bad.md:7:17: error: RD201" in done.stdout
    # One that changes a document stops the commit, too, and then there is nothing to do.
    hook["id"] = "sphinx-readiness-fix"
    project.write({"../.pre-commit-config.yaml": json.dumps({"repos": [repository]})})
    project.edit("bad.md", "| B-1 |", "| |")
    git(project.root, "add", ".")
    done = run(project.root, "pre-commit", "run", PRE_COMMIT_HOME=home)
    assert done.returncode == 1
    assert "mended: 1, files written: 1" in done.stdout
    assert "| d-" in (project.docs / "bad.md").read_text("utf-8")
    git(project.root, "add", ".")
    assert run(project.root, "pre-commit", "run", PRE_COMMIT_HOME=home).returncode == 0


@needs_posix
def test_the_action_says_it_in_three_ways(project: Project) -> None:
    project.edit("bad.md", "✅", "❌")
    (action,) = read("action.yml")
    installed = project.root / "temp" / "sphinx-readiness"
    installed.mkdir(parents=True)
    (installed / "bin").symlink_to(SCRIPTS)
    given = {"DOCS": "docs", "FAIL_ON": "", "RECORD": "", "SARIF": "a b.sarif"}
    step = action["runs"]["steps"][-1]
    assert set(step["env"]) == set(given)
    done = run(
        project.root, "bash", "-eo", "pipefail", "-c", step["run"],
        RUNNER_TEMP=str(project.root / "temp"), GITHUB_STEP_SUMMARY=str(project.root / "summary.md"), **given,
    )  # fmt: skip
    assert done.returncode == 1, done.stderr
    assert done.stdout.startswith("::error file=docs/bad.md,line=7,")
    assert (project.root / "summary.md").read_text("utf-8").startswith("## ❌ Not ready")
    (result,) = json.loads((project.root / "a b.sarif").read_text("utf-8"))["runs"][0]["results"]
    assert result["ruleId"] == "RD201"
    assert done.stderr == ""


@needs_posix
def test_the_component_writes_what_gitlab_reads(project: Project) -> None:
    _, component = read("templates/readiness.yml")
    job = component["readiness"]
    (project.root / ".readiness").mkdir()
    (project.root / ".readiness" / "bin").symlink_to(SCRIPTS)
    given = {"READINESS_DOCS": "docs", "READINESS_FAIL_ON": "error"}
    done = run(project.root, "sh", "-c", job["script"][-1], **given)
    assert done.returncode == 0, done.stderr
    for report in job["artifacts"]["reports"].values():
        assert (project.root / report).stat().st_size
