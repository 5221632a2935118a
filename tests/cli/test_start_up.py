"""What the console script has to do before it does anything, and what it leaves for later."""

from __future__ import annotations

import io
import os
import subprocess
import sys
from contextlib import redirect_stdout, suppress
from pathlib import Path

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.cli.command_line import COMMANDS, make_parser
from sphinx_readiness.exports.streams import print_encoded, print_pieces, whole_lines
from sphinx_readiness.text.phrases import english

IMPORTED = """
import sys
from sphinx_readiness.cli import script
status = script()
print(status, *sorted(sys.modules), file=sys.stderr)
"""

PAGE = """\
# Release

:::{checklist} ops

| ID | Item | Status | Owner |
|----|------|--------|-------|
| A-1 | Backups restored | ✅ | Ops |
:::
"""


def run(*arguments: str, **environ: str) -> tuple[int, set[str]]:
    """Return the status of a run in a process of its own, and which modules it has imported."""
    done = subprocess.run(
        [sys.executable, "-c", IMPORTED, *arguments],
        env={**os.environ, "SPHINX_READINESS_NO_CACHE": "", **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    status, *modules = done.stderr.split()
    return int(status), set(modules)


def test_commands_are_known_by_their_names() -> None:
    assert [make().name for make in COMMANDS.values()] == list(COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_a_parser_of_one_command_is_that_of_all(name: str) -> None:
    whole = make_parser(english)
    alone = make_parser(english, [name])
    helps = []
    for parser in (whole, alone):
        with redirect_stdout(io.StringIO()) as stream, suppress(SystemExit):
            parser.parse_args([name, "--help"])
        helps.append(stream.getvalue())
    assert helps[0] == helps[1] != ""
    assert alone.format_usage() == whole.format_usage()


def test_the_version_is_that_of_the_parser(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--version"]) == 0
    quick = capsys.readouterr()
    assert main(["--vers"]) == 0  # an abbreviation, which only the parser knows
    assert capsys.readouterr() == quick
    assert quick.out.startswith("sphinx-readiness ")


@pytest.mark.parametrize("width", ["200", "60", "x", "0", ""])
def test_help_is_as_wide_as_asked_for(
    width: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("COLUMNS", width)
    assert main(["lint", "--help"]) == 0
    widest = max(map(len, capsys.readouterr().out.splitlines()))
    limit = int(width) if width in ("200", "60") else 80
    assert limit - 20 < widest <= limit


def test_the_version_needs_no_parser() -> None:
    status, modules = run("--version")
    assert status == 0
    assert modules.isdisjoint({"argparse", "pathlib", "json", "sphinx"})


def test_what_is_printed_again_needs_no_model(tmp_path: Path) -> None:
    docs = tmp_path / "project" / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    home = str(tmp_path / "home")
    homes = {"XDG_CACHE_HOME": home, "LOCALAPPDATA": home, "HOME": home}
    forms = ("lint", str(docs), "--format", "json", "--format", "text")
    assert "sphinx_readiness.assembly.rollup" in run(*forms, **homes)[1]
    status, modules = run(*forms, **homes)
    assert status == 0
    ours = {each for each in modules if each.startswith("sphinx_readiness.")}
    assert len(ours) < 40
    not_needed = {"shutil", "calendar", "difflib", "dataclasses", "email", "importlib.metadata"}
    assert modules.isdisjoint(not_needed | {"sphinx", "docutils"})
    assert modules.isdisjoint({"argparse", "pathlib", "hashlib", "hmac", "gettext", "datetime"})
    rooms = {each.split(".")[1] for each in ours}
    assert rooms.isdisjoint({"assembly", "reading", "rules", "sphinx_ext", "vocabulary"})


@pytest.mark.parametrize("text", ["", "passed ✅\n", "한국어 \ud55c\n", "half \ud800 pair\n"])
@pytest.mark.parametrize("encoding", ["utf-8", "UTF-8", "ascii", "utf-16", "cp1252"])
def test_what_is_kept_is_printed_as_its_text(text: str, encoding: str) -> None:
    found = []
    for kept in (True, False):
        written = io.BytesIO()
        stream = io.TextIOWrapper(written, encoding=encoding, errors="backslashreplace")
        stream.write("before ")
        if kept:
            print_encoded(stream, text.encode("utf-8", "surrogatepass"))
        else:
            print_pieces(stream, (text,))
        stream.write("after")
        stream.flush()
        found.append(written.getvalue())
    assert found[0] == found[1]


def test_a_stream_of_texts_alone_gets_a_text() -> None:
    stream = io.StringIO()
    print_encoded(stream, b"passed")
    assert stream.getvalue() == "passed"


def test_a_closed_stream_is_an_error_only_if_there_is_anything_to_say() -> None:
    print_encoded(None, b"")
    with pytest.raises(OSError, match="closed"):
        print_encoded(None, b"passed")


def test_many_lines_are_printed_in_pieces() -> None:
    lines = [f"line {number}" for number in range(2_500)]
    pieces = list(whole_lines(lines))
    assert [piece.count("\n") for piece in pieces] == [1_000, 1_000, 500]
    assert "".join(pieces).splitlines() == lines
    assert list(whole_lines(())) == []
