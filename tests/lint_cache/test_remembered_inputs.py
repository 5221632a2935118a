"""One input at a time: whatever a known lint depends on, a change of it keeps it from its print.

Before each change it is printed again, and once more after the change is taken back: so it was the
change that was seen.
"""

from __future__ import annotations

import hashlib
import io
import os
import shutil
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple, TypeAlias

import pytest
from cached_runs import FILES, write
from git_commands import git
from systems import needs_posix

from sphinx_readiness.cli import main
from sphinx_readiness.cli.remembered import lint_again
from sphinx_readiness.workspace.lint_cache import request as requests


class Terminal(io.TextIOWrapper):
    """Standard output that is a terminal."""

    def isatty(self) -> bool:
        return True


class Known(NamedTuple):
    """A project that was linted, the folder with a copy of it, and the command line."""

    root: Path
    copy: Path
    argv: list[str]

    def again(self, stream: type[io.TextIOWrapper] = io.TextIOWrapper) -> tuple[bool, bytes]:
        """Return whether the lint is printed again, and what is printed."""
        written = io.BytesIO()
        with redirect_stdout(stream(written, encoding="utf-8", newline="\n")) as shown:
            status = lint_again(self.argv, os.environ)
        shown.flush()
        return isinstance(status, int), written.getvalue()

    def take_back(self) -> None:
        """Let the project be as it was."""
        shutil.rmtree(self.root)
        shutil.copytree(self.copy, self.root, symlinks=True)


EVIDENCE = "| ONE-3 | Signed off | ✅ | SRE | checksum proof/log.txt sha256:DIGEST |\n:::\n"


@pytest.fixture(scope="module")
def linted(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Known]:
    """Return a project after its first lint, in an environment of its own."""
    top = tmp_path_factory.mktemp("remembered")
    page = FILES["docs/one.md"].removesuffix(":::\n")
    page += EVIDENCE.replace("DIGEST", hashlib.sha256(b"passed\n").hexdigest())
    files = {**FILES, "docs/one.md": page, "proof/log.txt": "passed\n"}
    copy = top / "copy"
    write(copy, files)
    git(copy, "init", "-q")
    git(copy, "add", ".")
    git(copy, "commit", "-qm", "begin")
    root = top / "project"
    shutil.copytree(copy, root, symlinks=True)
    with pytest.MonkeyPatch.context() as patch:
        for name in (*requests._VARIABLES, "SPHINX_READINESS_NO_CACHE"):
            patch.delenv(name, raising=False)
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA", "HOME"):
            patch.setenv(name, str(top / "home"))
        patch.chdir(top)
        argv = ["lint", str(root / "docs"), "--output", f"sarif={top / 'out.sarif'}"]
        with redirect_stdout(io.TextIOWrapper(io.BytesIO(), encoding="utf-8")):
            assert main(argv) == 1
        yield Known(root, copy, argv)


@pytest.fixture
def known(linted: Known, monkeypatch: pytest.MonkeyPatch) -> Iterator[Known]:
    """Return it as it was."""
    for name in ("SPHINX_READINESS_NO_CACHE", "LANGUAGE"):  # which all other tests have
        monkeypatch.delenv(name, raising=False)
    yield linted
    linted.take_back()


Change: TypeAlias = Callable[[Known, pytest.MonkeyPatch], object]


def _text(name: str, text: str) -> Change:
    return lambda known, _patch: write(known.root, {name: text})


def _gone(name: str) -> Change:
    return lambda known, _patch: (known.root / name).unlink()


def _git(*arguments: str) -> Change:
    return lambda known, _patch: git(known.root, *arguments)


def _variable(name: str, value: str = "de_DE.UTF-8") -> Change:
    return lambda _known, patch: patch.setenv(name, value)


def _folder(known: Known, patch: pytest.MonkeyPatch) -> None:
    patch.chdir(known.copy)


def _later(days: float) -> Change:
    now = time.time()
    return lambda _known, patch: patch.setattr(time, "time", lambda: now + days * 86_400)


def _installed(entry_points: str) -> Change:
    def change(known: Known, patch: pytest.MonkeyPatch) -> None:
        site = known.root.parent / "site"
        name = "demo-1.0.dist-info" if not entry_points else "rules-1.0.dist-info"
        write(site, {f"{name}/entry_points.txt": entry_points})
        patch.setattr(sys, "path", [*sys.path, str(site)])

    return change


def _link(name: str, target: str) -> Change:
    def change(known: Known, _patch: pytest.MonkeyPatch) -> None:
        (known.root / name).unlink()
        (known.root / name).symlink_to(target)

    return change


CHANGES: dict[str, Change] = {
    **{name: _variable(name) for name in requests._VARIABLES if name != "SOURCE_DATE_EPOCH"},
    "SOURCE_DATE_EPOCH": _variable("SOURCE_DATE_EPOCH", "1800000000"),
    "no cache": _variable("SPHINX_READINESS_NO_CACHE", "1"),
    "another key": _variable("SPHINX_READINESS_CACHE_KEY", "0123456789abcdef"),
    "the next day": _later(1),
    "the day before": _later(-1),
    "folder to run in": _folder,
    "Python": lambda _known, patch: patch.setattr(sys, "version", "3.99"),
    "our code": lambda _known, patch: patch.setattr(requests, "own_code", lambda _names: ["0"]),
    "a distribution": _installed(""),
    "a plug-in": _installed("[sphinx_readiness.rules]\nx = demo:rules\n"),
    "a page": _text("docs/plain.md", "# Plain\n"),
    "a page more": _text("docs/new.md", "# New\n"),
    "a page less": _gone("docs/plain.md"),
    "an included file": _text("docs/shared/rows.md.txt", "\n"),
    "conf.py": _text("docs/conf.py", "extensions = []\n"),
    "readiness.toml": _text("readiness.toml", 'fail_on = "never"\n'),
    "no readiness.toml": _gone("readiness.toml"),
    "pyproject.toml": _text("pyproject.toml", "[tool.sphinx-readiness]\nfail_on = 'never'\n"),
    "readiness.toml above": lambda known, _patch: write(known.root.parent, {"readiness.toml": ""}),
    "readiness.toml beside": _text("docs/readiness.toml", ""),
    "a baseline": _text("readiness-baseline.json", "{}"),
    "sign-offs": _text("signoffs/one.md", "# Signed\n"),
    "keys": _text("readiness-signers", "x ssh-ed25519 AAAA\n"),
    "evidence": _text("proof/log.txt", "failed\n"),
    "no evidence": _gone("proof/log.txt"),
    "a named file": _text("docs/notes.md", "# Notes\n"),
    "a lockfile": _text("uv.lock", "version = 1\n"),
    "a tag": _git("tag", "v1.2.0"),
    "packs": _git("repack", "-adq"),
    "a shallow repository": _text(".git/shallow", ""),
}  # fmt: skip

LINKS: dict[str, Change] = {
    "evidence elsewhere": _link("proof/log.txt", "../pyproject.toml"),
    "evidence outside": _link("proof/log.txt", "/etc/hostname"),
    "a page elsewhere": _link("docs/plain.md", "one.md"),
    "a link to nothing": _link("docs/shared/rows.md.txt", "nowhere"),
}


def _is_seen(change: Change, known: Known) -> None:
    first = known.again()
    assert first[0]
    with pytest.MonkeyPatch.context() as patch:
        change(known, patch)
        assert known.again() == (False, b"")
    known.take_back()
    (known.root.parent / "readiness.toml").unlink(missing_ok=True)
    assert known.again() == first


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_is_seen(name: str, known: Known) -> None:
    _is_seen(CHANGES[name], known)


@needs_posix
@pytest.mark.parametrize("name", LINKS)
def test_a_change_of_links_is_seen(name: str, known: Known) -> None:
    _is_seen(LINKS[name], known)


@needs_posix
def test_the_day_of_the_time_zone_is_seen(known: Known) -> None:
    """At noon in UTC another day has begun in the far east of the world."""
    noon = time.time() // 86_400 * 86_400 + 43_200
    found = []
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(time, "time", lambda: noon)
        try:
            for zone in ("UTC", "EAST-14"):
                patch.setenv("TZ", zone)
                time.tzset()
                found.append(requests.days())
        finally:
            patch.undo()
            time.tzset()
    assert found[0][0] == found[1][0] == found[0][1] < found[1][1]
    request = requests.make_request(
        requests.Asked(str(known.root / "docs"), None, {}, False, "auto", (), False), (), os.environ
    )
    assert len({request._replace(day=each).name() for each in found}) == 2


def test_a_terminal_is_seen(known: Known) -> None:
    assert known.again()[0]
    assert known.again(Terminal) == (False, b"")
    assert known.again()[0]


def test_another_line_is_seen(known: Known) -> None:
    assert known.again()[0]
    for more in (["-q"], [known.argv[1]], ["--as-of", "2026-01-31"], ["--record", "x"]):
        assert known._replace(argv=[*known.argv, *more]).again() == (False, b"")


@pytest.mark.parametrize("how", ["gone", "changed", "other"])
def test_a_report_is_written_anew(how: str, known: Known) -> None:
    """Whatever has become of the file since, it is what the lint says afterwards."""
    path = known.root.parent / "out.sarif"
    written = path.read_bytes()
    path.unlink()
    if how == "changed":
        path.write_bytes(written[:-1])
    elif how == "other":
        (known.root.parent / "theirs").write_bytes(b"theirs")
        os.link(known.root.parent / "theirs", path)
    assert known.again()[0]
    assert path.read_bytes() == written
    if how == "other":
        assert (known.root.parent / "theirs").read_bytes() == b"theirs"
        (known.root.parent / "theirs").unlink()
