"""Where reports go, from the console script and from the builder, and documents that are named."""

from __future__ import annotations

import json
import os
import xml.etree.ElementTree as ET
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Project
from systems import needs_posix

from sphinx_readiness.cli import main

ROWS = "\n| ID | Item | Status | Owner |\n|---|---|---|---|\n"


def page(key: str, status: str = "✅", owner: str = "Ops") -> str:
    return (
        f"# {key}\n\n:::{{checklist}} {key}\n{ROWS}| {key}-1 | Guide | {status} | {owner} |\n:::\n"
    )


@pytest.fixture
def project(make_project: Callable[..., Project]) -> Project:
    return make_project({"index.md": page("A", "❌"), "b.md": page("B", owner="")})


def lint(project: Project, *arguments: str) -> int:
    return main(["lint", str(project.docs), "--color", "never", *arguments])


def test_each_format_goes_where_it_is_sent(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project.root / "new"
    sent = [f"--output=sarif={out}/a.sarif", f"--output=junit={out}/deep/b.xml", "--output=json=-"]
    assert lint(project, *sent, "--format", "github") == 1
    said = capsys.readouterr().out
    assert said.startswith("::error file=docs/index.md,line=7,")
    assert json.loads(said[said.index("\n{") :])["failed"] is True
    assert json.loads((out / "a.sarif").read_text("utf-8"))["version"] == "2.1.0"
    assert ET.parse(out / "deep" / "b.xml").getroot().tag == "testsuites"
    assert sorted(each.name for each in out.iterdir()) == ["a.sarif", "deep"]
    assert lint(project, sent[0]) == 1
    assert capsys.readouterr().out.startswith("docs/b.md:7:21: warning: RD301")


def test_two_formats_are_printed_one_after_the_other(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert lint(project, "--format", "text", "--format", "github", "-q") == 1
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].startswith("docs/index.md:7:")
    assert lines[2].startswith("::error ")


def test_with_a_folder_all_are_written_there(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    out = project.root / "out"
    assert lint(project, "--out", str(out), "--format", "gitlab", "--format", "json") == 1
    assert sorted(each.name for each in out.iterdir()) == [
        "gl-code-quality-report.json",
        "readiness.json",
    ]
    assert "readiness FAILED" in capsys.readouterr().out


def test_the_gate_alone_decides(project: Project) -> None:
    project.edit("index.md", "❌", "✅")
    assert lint(project, "--format", "sarif") == 0
    assert lint(project, "--format", "sarif", "--fail-on", "warning") == 1


@needs_posix
def test_what_cannot_be_written_is_no_gate_that_passed(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.edit("index.md", "❌", "✅")
    below_a_file = project.docs / "conf.py" / "x.sarif"
    assert lint(project, f"--output=sarif={below_a_file}") == 2
    assert "cannot write" in capsys.readouterr().err
    link = project.root / "link"
    link.symlink_to("real.json")
    assert lint(project, f"--output=json={link}", "--output=text=/dev/null") == 0
    assert link.is_symlink()
    assert (project.root / "real.json").is_file()
    assert Path("/dev/null").is_char_device()
    out = project.root / "out"
    out.mkdir()
    (out / "readiness.json").symlink_to(project.docs / "index.md")
    before = (project.docs / "index.md").read_bytes()
    assert lint(project, "--out", str(out)) == 0
    assert (project.docs / "index.md").read_bytes() == before
    assert not (out / "readiness.json").is_symlink()


def test_the_builder_writes_them_into_its_folder(project: Project) -> None:
    project.write({"../readiness.toml": 'outputs = ["sarif", "junit = reports/r.xml"]\n'})
    built = project.lint()
    assert built.exit_status == 1
    assert json.loads((built.out / "readiness.sarif").read_text("utf-8"))["runs"]
    assert ET.parse(built.out / "reports" / "r.xml").getroot().tag == "testsuites"
    project.write({"../readiness.toml": 'outputs = ["srif"]\n[severity]\ngate = "info"\n'})
    built = project.lint()
    assert built.exit_status == 1
    assert [each["message"] for each in built.report["findings"] if each["code"] == "RD111"] == [
        "option 'outputs': there is no format 'srif'"
    ]


def test_the_project_does_not_say_what_lint_writes(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"../readiness.toml": 'outputs = ["sarif=evil", "nope"]\n'})
    before = sorted(project.root.rglob("*"))
    assert lint(project, "-q") == 1
    assert sorted(project.root.rglob("*")) == before
    assert "RD111" not in capsys.readouterr().out


def findings(
    *arguments: str | os.PathLike[str],
) -> Callable[[pytest.CaptureFixture[str]], list[str]]:
    def said(capsys: pytest.CaptureFixture[str]) -> list[str]:
        main(["lint", *map(os.fspath, arguments), "--format", "rdjson"])
        text = capsys.readouterr().out
        decoder, found = json.JSONDecoder(), []
        while text:
            value, end = decoder.raw_decode(text)
            found += [
                f"{each['location']['path']} {each['code']['value'][:5]}"
                for each in value["diagnostics"]
            ]
            text = text[end:].lstrip()
        return found

    return said


def test_named_documents_are_judged_in_their_documentation(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    project.write({"c.md": page("C") + "\nSee {check}`B-1` and {check}`NOPE-1`.\n"})
    docs = project.docs
    assert findings(docs / "c.md")(capsys) == ["docs/c.md RD601"]
    assert findings(docs / "b.md", docs / "c.md")(capsys) == ["docs/b.md RD301", "docs/c.md RD601"]
    assert main(["lint", str(docs / "b.md")]) == 0
    capsys.readouterr()
    assert findings(docs / "b.md", docs)(capsys) == [
        "docs/b.md RD301", "docs/c.md RD601", "docs/index.md RD201",
    ]  # fmt: skip


def test_named_documents_without_a_conf_are_read_alone(
    project: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = "# L\n\n```{checklist} L\n" + ROWS + "| L-1 | Guide | ❌ | Ops |\n```\n"
    project.write({"../LAUNCH.md": rows, "../other/x.md": rows, "../README.md": "# Read me\n"})
    root = project.root
    assert findings(root / "LAUNCH.md", root / "README.md")(capsys) == ["LAUNCH.md RD201"]
    assert findings(root / "README.md")(capsys) == []
    project.write({"../README.rst": "Read me\n=======\n"})
    assert findings(root / "README.md", root / "README.rst")(capsys) == ["README.rst RD114"]
    assert findings(root / "other", project.docs / "index.md")(capsys) == [
        "other/x.md RD201", "docs/index.md RD201",
    ]  # fmt: skip
    assert main(["lint", str(root / "README.md"), str(project.docs / "index.md")]) == 1
