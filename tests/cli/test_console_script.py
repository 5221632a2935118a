from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import sphinx_readiness
from sphinx_readiness.cli import main
from sphinx_readiness.cli.messages import DOMAIN, translator
from sphinx_readiness.exports.known_formats import TEXT, Output
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.rules.selection import find
from sphinx_readiness.text.phrases import Translate


@pytest.fixture(autouse=True)
def _english(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LANGUAGE", "en")


@pytest.fixture
def calls(monkeypatch: pytest.MonkeyPatch) -> list[dict[str, Any]]:
    """Put a stand-in in the place of the Sphinx run; return what it is called with."""
    seen: list[dict[str, Any]] = []

    def lint(
        docs: Path, *, overrides: Mapping[str, object], translate: Translate, **others: object
    ) -> int:
        assert translate("") == ""
        seen.append({"docs": docs, "overrides": dict(overrides), **others})
        return 1

    module = ModuleType("sphinx_readiness.sphinx_ext.lint.command")
    module.lint = lint  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    return seen


def run_module(*arguments: str, **environ: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "sphinx_readiness", *arguments],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        env={**os.environ, **environ},
    )


def test_version(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    assert capsys.readouterr().out == f"sphinx-readiness {sphinx_readiness.__version__}\n"


def test_help_tells_the_exit_codes(capsys: pytest.CaptureFixture[str]) -> None:
    for arguments in (["--help"], ["lint", "--help"]):
        assert main(arguments) == 0
        assert "Exit status: 0 if" in capsys.readouterr().out


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys\nfrom sphinx_readiness.cli import main\nmain(['lint', '--help'])\n"
        "heavy = {'sphinx', 'docutils', 'myst_parser', 'tomllib', 'sphinx_readiness.rules'}\n"
        "print('HEAVY', sorted(heavy & set(sys.modules)))\n"
    )
    made = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert made.stdout.endswith("HEAVY []\n")


@pytest.mark.parametrize(
    "arguments",
    [
        [],
        ["frobnicate"],
        ["lint"],
        ["lint", ".", "--fail-on", "often"],
        ["lint", ".", "--color", "blue"],
        ["explain", "a", "b"],
    ],
)
def test_wrong_usage(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(arguments) == 2
    assert capsys.readouterr().err.startswith("usage: sphinx-readiness")


def test_lint_hands_everything_on(tmp_path: Path, calls: list[dict[str, Any]]) -> None:
    arguments = ["lint", str(tmp_path), "--out", str(tmp_path / "out"), "--as-of", "2026-01-25"]
    arguments += ["--fail-on", "warning", "--select", "RD201, gate", "--select", "RD1", "-q"]
    arguments += ["--ignore", "malformed-row", "-j", "2", "--color", "never"]
    assert main(arguments) == 1
    assert calls == [
        {
            "docs": tmp_path,
            "files": None,
            "out": tmp_path / "out",
            "overrides": {
                "as_of": "2026-01-25",
                "fail_on": "warning",
                "select": ("RD201", "gate", "RD1"),
                "ignore": ("malformed-row",),
            },
            "quiet": True,
            "jobs": 2,
            "color": "never",
            "outputs": (Output(TEXT),),
            "online": None,
            "cache": None,
        }
    ]


def test_lint_leaves_the_configuration_alone(tmp_path: Path, calls: list[dict[str, Any]]) -> None:
    main(["lint", str(tmp_path)])
    assert calls == [
        {
            "docs": tmp_path,
            "files": None,
            "out": None,
            "overrides": {},
            "quiet": False,
            "jobs": 1,
            "color": "auto",
            "outputs": (Output(TEXT),),
            "online": None,
            "cache": None,
        }
    ]


def test_select_all_undoes_a_selection(tmp_path: Path, calls: list[dict[str, Any]]) -> None:
    main(["lint", str(tmp_path), "--select", "all", "-j", "auto"])
    assert calls[0]["overrides"] == {"select": ()}
    assert calls[0]["jobs"] >= 1


@pytest.fixture
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "file.md").touch()
    (tmp_path / "file.txt").touch()
    (tmp_path / "other").mkdir()


@pytest.mark.usefixtures("_in_a_folder")
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["missing"], "there is no folder 'missing'"),
        (["a\0b"], "there is no folder 'a\\u{0000}b'"),
        (["n" * 5000], "there is no folder 'nnn"),
        (["file.txt"], "'file.txt' is no folder; name the folder of the documents, or documents"),
        ([".", "--output", "sarif"], "--output: 'sarif' is no FORMAT=FILE"),
        ([".", "--output", "sarif=."], "--output: 'sarif=.' is no FORMAT=FILE"),
        ([".", "--output", "srif=x"], "there is no format 'srif'; did you mean 'sarif'?"),
        ([".", "other", "--output", "sarif=x"], "these are 2 documentations"),
        ([".", "other", "--out", "x"], "these are 2 documentations"),
        ([".", "--out", "file.md"], "'file.md' is no folder"),
        ([".", "--as-of", "soon"], "--as-of: 'soon' is no date; expected one such as 2026-01-31"),
        ([".", "--as-of", ""], "--as-of: '' is no date"),
        ([".", "--select", "open-blokker"], "no rule 'open-blokker'; did you mean 'open-blocker'"),
        ([".", "--ignore", "\x1b[31m"], "there is no rule '\\u{001B}[31m'"),
        ([".", "-j", "0"], "--jobs: '0' is no number of processes"),
        ([".", "-j", "9999999999"], "--jobs: '9999999999' is no number"),
        ([".", "-j", "²"], "--jobs: '²' is no number"),
    ],
)
def test_lint_refuses(
    arguments: list[str],
    message: str,
    capsys: pytest.CaptureFixture[str],
    calls: list[dict[str, Any]],
) -> None:
    assert main(["lint", *arguments]) == 2
    captured = capsys.readouterr()
    assert captured.err.startswith("sphinx-readiness: ")
    assert captured.err.count("\n") == 1
    assert message in captured.err
    assert (captured.out, calls) == ("", [])


@pytest.mark.parametrize("name", ["RD201", "rd201", "open-blocker"])
def test_explain_a_rule(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", name]) == 0
    out = capsys.readouterr().out
    assert out.startswith(
        "RD201 open-blocker (error, family gate)\n\nBlocker that is not resolved."
    )
    assert out.endswith(".\n")


@pytest.mark.parametrize(
    ("rule", "said"),
    [
        ("RD104", "**Fix.** `sphinx-readiness fix`. Writes the derived id"),
        ("RD506", "**Fix.** `sphinx-readiness fix --unsafe`. Ticks the item"),
        (
            "RD302",
            "**Fix.** `sphinx-readiness fix` (or, where that is not safe, `--unsafe`). Writes",
        ),
        ("RD201", ""),
    ],
)
def test_explain_says_whether_it_can_be_mended(
    rule: str, said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", rule]) == 0
    out = capsys.readouterr().out
    assert said in out
    assert ("**Fix.**" in out) == bool(said)


def test_explain_without_a_rule_lists_all(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[:2] for line in lines] == [[rule.code, rule.name] for rule in RULES]


@pytest.mark.parametrize("selector", ["all", "ALL", "RD", "RD1", "gate"])
def test_explain_several(selector: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", selector]) == 0
    out = capsys.readouterr().out
    expected = RULES if selector.casefold() == "all" else find(selector)
    assert expected
    for rule in expected:
        assert f"{rule.code} {rule.name} ({rule.severity.value}, family {rule.family})\n" in out


@pytest.mark.parametrize("epoch", ["soon", "-5", "1e9", "99999999999999", "²"])
def test_lint_refuses_a_clock_that_is_none(
    epoch: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", epoch)
    assert main(["lint", str(tmp_path)]) == 2
    message = f"SOURCE_DATE_EPOCH: '{epoch}' is no number of seconds since 1970\n"
    assert capsys.readouterr().err == f"sphinx-readiness: {message}"


@pytest.mark.parametrize(
    ("written", "hint"),
    [("opn-blocker", "'open-blocker'"), ("RD999", "did you mean"), ("", "lists all rules")],
)
def test_explain_unknown(written: str, hint: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", written]) == 2
    captured = capsys.readouterr()
    assert captured.out == ""
    assert hint in captured.err


def test_module_runs_and_survives_an_ascii_terminal() -> None:
    made = run_module("explain", "zażółć", PYTHONIOENCODING="ascii", PYTHONUTF8="0")
    assert made.returncode == 2
    assert "there is no rule 'za\\u017c" in made.stderr


def test_reader_of_a_pipe_may_leave() -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "sphinx_readiness", "explain", "all"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    errors = process.stderr.read()
    process.stderr.close()
    assert process.wait() == 0
    assert errors == b""


def test_interrupt(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def interrupted(*args: object, **kwargs: object) -> int:
        raise KeyboardInterrupt

    module = ModuleType("sphinx_readiness.sphinx_ext.lint.command")
    module.lint = interrupted  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, module.__name__, module)
    assert main(["lint", str(tmp_path)]) == 130


def test_messages_follow_the_language(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    mofile = pytest.importorskip("babel.messages.mofile")
    catalog = pytest.importorskip("babel.messages.catalog")
    made = catalog.Catalog("de")
    made.add("explain rules", "Regeln erklären")
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    with (folder / f"{DOMAIN}.mo").open("wb") as stream:
        mofile.write_mo(stream, made)
    monkeypatch.setenv("LANGUAGE", "de")
    german = translator(tmp_path)
    assert german("explain rules") == "Regeln erklären"
    assert german("other") == "other"
    assert german("") == ""
    monkeypatch.setenv("LANGUAGE", "xx")
    assert translator(tmp_path)("explain rules") == "explain rules"


def test_broken_catalogue_falls_back_to_english(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    folder = tmp_path / "de" / "LC_MESSAGES"
    folder.mkdir(parents=True)
    (folder / f"{DOMAIN}.mo").write_bytes(b"nonsense")
    monkeypatch.setenv("LANGUAGE", "de")
    assert translator(tmp_path)("explain rules") == "explain rules"
