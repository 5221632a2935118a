"""``--format``: ours, those of plug-ins, and what fails."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from plugin_maker import Site

from sphinx_readiness.cli import main

PAGE = "# A\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | Go | ✅ |\n:::\n"


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "index.md").write_text(PAGE, encoding="utf-8")
    (tmp_path / "readiness.toml").write_text('as_of = "2026-01-15"\n', encoding="utf-8")
    return folder


def lint(docs: Path, *arguments: str) -> int:
    return main(["lint", str(docs), "--color", "never", *arguments])


def test_text_is_the_default(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(docs) == 0
    first = capsys.readouterr().out
    for name in ("text", "terminal"):  # as it was called once
        assert lint(docs, "--format", name) == 0
        assert capsys.readouterr().out == first
    assert "readiness passed" in first


def test_json_is_printed_as_it_is_written(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert lint(docs, "--format", "json", "-q") == 0
    printed = capsys.readouterr().out
    assert lint(docs, "--format", "json", "--out", str(docs.parent / "out")) == 0
    assert "readiness passed" in capsys.readouterr().out
    assert (docs.parent / "out" / "readiness.json").read_text(encoding="utf-8") == printed


def test_printed_json_means_the_same_and_commands_nobody(
    docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    title = "Go ##vso[task.complete] \u202e\u0085 \\\\##[error] \U000e0001x"
    (docs / "index.md").write_text(PAGE.replace("Go", title), encoding="utf-8")
    out = docs.parent / "out"
    lint(docs, "--format", "json")
    printed = capsys.readouterr().out
    lint(docs, "--out", str(out))
    assert json.loads(printed) == json.loads((out / "readiness.json").read_text(encoding="utf-8"))
    assert not {"\u202e", "\u0085", "\U000e0001"} & set(printed)
    assert "##" not in printed


def test_it_fails_as_the_gate_does(docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (docs / "index.md").write_text(PAGE.replace("✅", "❌"), encoding="utf-8")
    assert lint(docs, "--format", "json") == 1
    assert json.loads(capsys.readouterr().out)["failed"] is True


def test_one_of_a_plugin(site: Site, docs: Path, capsys: pytest.CaptureFixture[str]) -> None:
    source = """
def export(report, translate):
    assert report.to_dict()["totals"]["items"]["total"] == 1
    return "::error::a\\tb\\n\\x1b[31mred"
EXPORTER = exporter(export)
"""
    site.install({"exporters": "EXPORTER"}, source)
    assert lint(docs, "--format", "acme") == 0
    assert capsys.readouterr().out == "\\u{003A}:error::a\tb\n\\u{001B}[31mred\n"
    assert lint(docs, "--format", "acme", "--out", str(docs.parent / "out")) == 0
    made = (docs.parent / "out" / "acme.txt").read_bytes()
    assert made == b"::error::a\tb\n\x1b[31mred"
    assert "readiness passed" in capsys.readouterr().out


def test_one_of_a_plugin_in_pieces(
    site: Site, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    source = """
def export(report, translate):
    yield "::notice::a"
    yield "b\\n::error::c"
EXPORTER = exporter(export, syntax="commands")
OTHER = exporter(export, name="other", file="other.txt")
"""
    site.install({"exporters": "EXPORTER"}, source)
    assert lint(docs, "--format", "acme") == 0
    assert capsys.readouterr().out == "::notice::ab\n::error::c"


def test_plugins_are_not_looked_at_for_ours(
    site: Site, docs: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    module = site.install({"exporters": "EXPORTER"}, "raise ValueError")
    assert lint(docs, "--format", "json") == 0
    assert lint(docs) == 0
    assert not site.is_imported(module)


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("jsn", "there is no format 'jsn'; did you mean 'json'?"),
        ("zzzz", "there is no format 'zzzz'; expected one of: text, json, github"),
        ("\x1b[1m", "there is no format '\\u{001B}[1m'"),
    ],
)
def test_one_that_is_none(
    docs: Path, capsys: pytest.CaptureFixture[str], name: str, says: str
) -> None:
    assert lint(docs, "--format", name) == 2
    assert says in capsys.readouterr().err


@pytest.mark.parametrize(
    ("source", "says"),
    [
        ("raise ValueError('no')", "exporters plug-in 'acme' of acme 1.0 cannot be imported"),
        (
            "EXPORTER = exporter(name='json')",
            "takes 'json' or 'acme.txt', which another format has",
        ),
        ("EXPORTER = exporter(file='readiness.json')", "takes 'acme' or 'readiness.json'"),
        ("EXPORTER = exporter(file='../up.txt')", "is no exporter with a name"),
        ("EXPORTER = exporter(export=None)", "is no exporter with a name"),
        ("EXPORTER = exporter(syntax='html')", "is no exporter with a name"),
    ],
)
def test_one_that_cannot_be_used(
    site: Site, docs: Path, capsys: pytest.CaptureFixture[str], source: str, says: str
) -> None:
    site.install({"exporters": "EXPORTER"}, source)
    assert lint(docs, "--format", "acme") == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert says in line


@pytest.mark.parametrize(
    ("export", "fault"),
    [
        ("1 / 0", "ZeroDivisionError: division by zero"),
        ("None", "it gave NoneType, not a text"),
        ("__import__('sys').exit(0)", "SystemExit: 0"),
        ("[1]", "it gave int, not a text"),
    ],
)
def test_one_that_fails_is_no_gate_that_passed(
    site: Site, docs: Path, capsys: pytest.CaptureFixture[str], export: str, fault: str
) -> None:
    site.install({"exporters": "E"}, f"E = exporter(lambda report, translate: {export})")
    assert lint(docs, "--format", "acme") == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert said.err == f"sphinx-readiness: the format 'acme' of a plug-in failed: {fault}\n"
