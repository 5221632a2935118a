"""Sign-offs of a documentation: the commands, the gate, the pages and the report."""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from projects import Project
from signed_projects import public
from systems import needs_posix

from sphinx_readiness import api
from sphinx_readiness.cli import main

DOCS = {
    "index.md": """# Lantern 2.0

:::{readiness} Lantern
:version: 2.0
:state: final
:::

:::{checklist} ops
:owner: Ops

| ID    | Item                    | Status |
|-------|-------------------------|--------|
| OPS-1 | A restore was rehearsed | ✅     |
| OPS-2 | Alerts have thresholds  | ✅     |
:::

:::{checklist} security
:owner: Sec

| ID    | Item             | Status |
|-------|------------------|--------|
| SEC-1 | Keys are rotated | ✅     |
:::
""",
    "approvals.md": "# Approvals\n\n:::{signoff-matrix}\n:::\n",
    "more.md": """# Written by hand

:::{signoff-matrix}

| Role    | Name | Date       | Status   |
|---------|------|------------|----------|
| QA Lead | Ann  | 2026-01-10 | approved |
:::
""",
}

CONFIG = """as_of = "2026-01-15"

[roles."QA Lead"]
principals = ["qa@example.org"]

[roles.CISO]
principals = ["ciso@example.org"]
checklists = ["security"]
"""


@pytest.fixture
def project(tmp_path: Path, keys: dict[str, Path]) -> Project:
    made = Project(tmp_path / "lantern", DOCS)
    allowed = "".join(f"{who}@example.org {public(keys[who])}\n" for who in ("qa", "ciso"))
    made.write({"../readiness.toml": CONFIG, "../allowed_signers": allowed})
    return made


def sign(project: Project, *arguments: str) -> int:
    return main(["sign", str(project.docs), "--yes", *arguments])


def verify(project: Project, *arguments: str) -> int:
    return main(["verify", str(project.docs), *arguments])


def both(project: Project, keys: dict[str, Path]) -> None:
    assert sign(project, "--role", "qa lead", "--key", str(keys["qa"]), "--name", "Ann") == 0
    assert sign(project, "--role", "CISO", "--key", f"{keys['ciso']}", "--name", "Bo") == 0


def test_from_nothing_to_an_approval_and_back(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    assert verify(project) == 1
    out = capsys.readouterr().out
    assert "lantern  CISO     pending" in out
    assert out.splitlines()[-1] == "not verified: 0 of 2 roles approve"
    both(project, keys)
    out = capsys.readouterr().out
    assert (
        "Record:    lantern, release 2.0\nRole:      QA Lead, by Ann\nDecision:  approved\n" in out
    )
    assert "Rows:      3 (3 pass, 0 open, 0 fail, 0 info)\n" in out
    assert verify(project) == 0
    out = capsys.readouterr().out
    assert "lantern  QA Lead  approved  Ann   2026-01-15  key, 3 rows" in out
    assert out.splitlines()[-1] == "verified: 2 of 2 roles approve"
    project.edit("index.md", "Keys are", "All keys are")
    assert verify(project) == 1
    assert "    changed: SEC-1\n" in capsys.readouterr().out
    assert sign(project, "--role", "CISO", "--key", str(keys["ciso"])) == 0
    out = capsys.readouterr().out
    assert "Role:      CISO, by Bo\n" in out
    assert "Since 2026-01-15: 1 rows have changed\n           changed SEC-1\n" in out
    value = json.loads((project.root / "signoffs/lantern/ciso.json").read_text())
    assert len(value["previous"]) == 64


def test_gate_pages_and_report_say_the_same(project: Project, keys: dict[str, Path]) -> None:
    both(project, keys)
    built = project.build()
    assert "2 of 2 signed" in built.page("approvals")
    assert "Approved</span>" in built.page("approvals")
    assert "SHA256:" in built.page("approvals")
    assert "3 rows" in built.page("approvals")
    assert "RD3" not in built.warnings
    lint = project.lint()
    assert lint.exit_status == 0
    project.edit("index.md", "Keys are", "All keys are")
    again = project.build()
    assert set(again.written) >= {"approvals", "more", "index"}
    page = again.page("approvals")
    assert "0 of 2 signed" in page
    assert "Stale</span>" in page
    assert 'href="index.html#SEC-1"' in page
    assert "these rows are not what was signed:" in page
    assert "(changed)" in page
    assert "Stale</span>" in again.page("more")  # beside what the table claims
    cold = project.build(out="cold", doctrees="cold-doctrees", fresh=True)
    for name in ("approvals", "more"):
        assert cold.page(name).partition("<body>")[2] == again.page(name).partition("<body>")[2]
    lint, gate = project.lint(), project.build("readiness", "gate")
    assert lint.exit_status == gate.exit_status == 1
    assert lint.report == gate.report
    codes = [(each["code"], each["path"]) for each in lint.report["findings"]]
    assert codes == [
        ("RD309", "signoffs/lantern/ciso.json"), ("RD309", "signoffs/lantern/qa-lead.json")
    ]  # fmt: skip
    standing = lint.report["signing"]["standings"][1]
    assert (standing["state"], standing["changes"]) == (
        "stale", [{"kind": "changed", "item": "SEC-1"}]
    )  # fmt: skip
    schema = json.loads(
        (Path(api.__file__).parent / "schemas/readiness-1.schema.json").read_text("utf-8")
    )
    jsonschema.validate(lint.report, schema)
    loaded = api.load_report(lint.out / "readiness.json")
    assert loaded.to_dict() == lint.report
    for each in (project.root / "signoffs/lantern").iterdir():
        each.unlink()
    assert "0 of 2 signed" in project.build().page("approvals")


def test_other_writers_have_the_same(project: Project, keys: dict[str, Path]) -> None:
    both(project, keys)
    project.edit("index.md", "Keys are", "All keys are")
    text = project.build("text", "text")
    said = (text.out / "approvals.txt").read_text("utf-8")
    assert "Stale" in said
    assert "SEC-1 (changed)" in said


def test_a_waiver_of_a_document_excuses_no_missing_signature(
    project: Project, keys: dict[str, Path]
) -> None:
    both(project, keys)
    project.edit("index.md", "Keys are", "All keys are")
    project.write({"excuse.md": """# Excuse

:::{waiver} signoffs/lantern/ciso.json, signoffs/lantern/qa-lead.json
:rule: RD309
:reason: nobody has the time
:approver: Eve
:until: 2026-02-01
:::
"""})  # fmt: skip
    codes = [each["code"] for each in project.lint().report["findings"]]
    assert codes.count("RD309") == 2
    assert "RD810" in codes


def test_lint_starts_ssh_keygen_and_nothing_else(project: Project, keys: dict[str, Path]) -> None:
    both(project, keys)
    runner = Path(__file__).parents[1] / "bad_input" / "watched_run.py"
    for kind, status in (("signed", 0), ("lint", 99)):
        done = subprocess.run(
            [sys.executable, str(runner), str(project.root), kind, str(project.docs)],
            capture_output=True, text=True, timeout=300, check=False,
        )  # fmt: skip
        assert done.returncode == status, done.stderr
    assert "FORBIDDEN subprocess.Popen" in done.stderr


def test_json_of_verify(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    both(project, keys)
    capsys.readouterr()
    assert verify(project, "--format", "json") == 0
    found: dict[str, Any] = json.loads(capsys.readouterr().out)
    assert (found["passed"], found["as_of"], found["problems"]) == (True, "2026-01-15", [])
    assert [each["state"] for each in found["standings"]] == ["approved", "approved"]
    assert found["digests"][0]["digest"] == found["standings"][0]["digest"]
    assert found["digests"][0]["checklists"]["security"] == found["standings"][1]["digest"]


WRONG = [
    (("--role", "Nobody"), "there is no role 'Nobody'; expected one of: QA Lead, CISO"),
    (("--role", "CISO"), "this role decides by a key: name one with --key, or use --agent"),
    (("--role", "CISO", "--key", "nowhere"), "there is no such file"),
    (("--role", "CISO", "--record", "x", "--key", "K"), "--record: expected one of: lantern"),
    (("--role", "CISO", "--key", "K", "--decision", "conditional"), "use --condition"),
    (("--role", "CISO", "--key", "K", "--condition", "x @NO-1"), "has no row 'NO-1'"),
    (("--role", "CISO", "--key", "K", "--condition", "x due soon"), "'soon' is no date"),
    (("--role", "CISO", "--key", "K", "--condition", "@SEC-1"), "what the decision waits for"),
    (("--role", "CISO", "--key", "K", "--condition", "x", "--decision", "approved"), "conditional"),
]


def test_wrong_command_lines(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    for arguments, says in WRONG:
        given = [str(keys["ciso"]) if each == "K" else each for each in arguments]
        assert sign(project, *given) == 2, arguments
        assert says in capsys.readouterr().err
    assert verify(project, "--record", "x") == 2
    assert "there is no record 'x'; expected one of: lantern" in capsys.readouterr().err
    assert main(["verify", str(project.root / "nowhere")]) == 2
    assert not (project.root / "signoffs").exists()


def test_what_the_gate_would_not_take_is_not_written(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    key = str(keys["stranger"])
    assert sign(project, "--role", "CISO", "--key", key) == 1
    assert "nothing is written, as the gate would not take it: its signature" in (
        capsys.readouterr().err
    )
    assert not (project.root / "signoffs").exists()


def test_no_role_writes_over_the_sign_off_of_another(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    both(project, keys)
    path = project.root / "signoffs/lantern/ciso.json"
    before = path.read_bytes()
    project.write({"../readiness.toml": CONFIG.replace("roles.CISO", 'roles."CISO!"')})
    assert sign(project, "--role", "CISO!", "--key", str(keys["ciso"])) == 2
    assert "'signoffs/lantern/ciso.json' is the sign-off of role 'CISO'" in capsys.readouterr().err
    assert path.read_bytes() == before


def test_conditions_and_names(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    condition = "all restores are rehearsed @OPS-1 @OPS-2 due 2026-03-01"
    key = str(keys["qa"])
    assert sign(project, "--role", "QA Lead", "--key", key, "--condition", condition) == 0
    value = json.loads((project.root / "signoffs/lantern/qa-lead.json").read_text())
    assert value["decision"] == "conditional"
    assert value["name"] == "Ann"  # as in the matrix
    assert value["conditions"] == [
        {"text": "all restores are rehearsed", "items": ["OPS-1", "OPS-2"], "due": "2026-03-01"}
    ]
    assert "on condition" not in capsys.readouterr().err
    assert verify(project) == 1
    assert "on condition: all restores are rehearsed" in capsys.readouterr().out
    lint = project.lint()
    assert lint.report["signing"]["standings"][0]["conditions"] == value["conditions"]
    assert api.load_report(lint.out / "readiness.json").to_dict() == lint.report


@needs_posix
def test_it_asks(
    project: Project, keys: dict[str, Path], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    import pty

    command = ["sign", str(project.docs), "--role", "CISO", "--key", str(keys["ciso"])]
    monkeypatch.setattr(sys, "stdin", io.StringIO("y\n"))
    assert main(command) == 2
    assert "nobody is there to be asked; use --yes" in capsys.readouterr().err
    for answer, status in (("n\n", 1), ("y\n", 0)):
        parent, child = pty.openpty()
        os.write(parent, answer.encode())
        with os.fdopen(child) as terminal:
            monkeypatch.setattr(sys, "stdin", terminal)
            assert main(command) == status
        os.close(parent)
        assert "Sign this? [y/N] " in capsys.readouterr().out


@needs_posix
def test_the_agent_signs(
    project: Project, keys: dict[str, Path], monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.delenv("SSH_AUTH_SOCK", raising=False)
    assert sign(project, "--role", "CISO", "--agent") == 2
    assert "the agent is not there, or has no key that may sign" in capsys.readouterr().err
    started = subprocess.run(["ssh-agent", "-s"], capture_output=True, text=True, check=True)
    told = dict(part.strip().split("=", 1) for part in started.stdout.split(";") if "=" in part)
    monkeypatch.setenv("SSH_AUTH_SOCK", told["SSH_AUTH_SOCK"])
    try:
        for name in ("ciso", "stranger"):
            subprocess.run(["ssh-add", "-q", str(keys[name])], check=True, capture_output=True)
        assert sign(project, "--role", "CISO", "--agent") == 0
        assert sign(project, "--role", "CISO", "--key", f"{keys['ciso']}.pub") == 0
        (project.root / "allowed_signers").write_text("")
        assert sign(project, "--role", "CISO", "--agent") == 2
        assert "the agent has several keys: SHA256:" in capsys.readouterr().err
    finally:
        os.kill(int(told["SSH_AGENT_PID"]), 15)


def test_another_record_is_not_asked_about(project: Project, keys: dict[str, Path]) -> None:
    both(project, keys)
    project.edit("index.md", "Keys are", "All keys are")
    project.write({"other/index.md": """# Other

:::{readiness} Other
:::

:::{checklist} others
:owner: Ann

| ID    | Item | Status |
|-------|------|--------|
| OTH-1 | One  | ✅     |
:::
"""})  # fmt: skip
    reports = {name: project.lint(readiness_record=name).report for name in ("lantern", "other")}
    codes = {name: [each["code"] for each in found["findings"]] for name, found in reports.items()}
    for name, found in reports.items():
        assert {each["record"] for each in found["signing"]["standings"]} == {name}
    assert codes == {"lantern": ["RD309", "RD309"], "other": []}


def test_one_document_alone_tells_nothing_of_sign_offs(
    project: Project, keys: dict[str, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """Without conf.py only those documents are read that are named, as by a hook."""
    both(project, keys)
    (project.docs / "conf.py").unlink()
    capsys.readouterr()
    assert main(["lint", str(project.docs / "approvals.md")]) == 0
    assert "RD309" not in capsys.readouterr().out
