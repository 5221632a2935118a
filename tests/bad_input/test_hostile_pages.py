"""Documents that were written to break the reader: one finding at its place, and the rest is read."""

from __future__ import annotations

import os
import signal
import threading
from pathlib import Path
from typing import NamedTuple

import pytest
from systems import needs_linux, needs_posix

from sphinx_readiness.cli import main
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.limits import check_text
from sphinx_readiness.sphinx_ext.lint import watchdog
from sphinx_readiness.sphinx_ext.lint.substitution_limits import BoundSubstitutions
from sphinx_readiness.sphinx_ext.lint.watchdog import TooMuch, Watch

pytestmark = pytest.mark.usefixtures("parsing_all")

GOOD = (
    "# G\n\n:::{checklist} good\n:owner: me\n\n"
    "| ID | Item | Status |\n|---|---|---|\n| GOOD-1 | x | fail |\n:::\n"
)
MARKDOWN, REST = "# T\n\n", "T\n=\n\n"
SPAN = "999999999999999999999"


class Hostile(NamedTuple):
    """Files beside the good document, and the findings that they have."""

    name: str
    files: dict[str, str | bytes]
    found: tuple[str, ...] = ()


CASES = (
    Hostile("no document can be read but one", {"h.md": b"\xff"}, ("h.md:1: RD114",)),
    Hostile("UTF-16", {"h.rst": "T\n=\n".encode("utf-16")}, ("h.rst:1: RD114",)),
    Hostile("null characters", {"h.md": "# T\0\n\nx\0y\n", "h2.rst": "T\0\n==\n\nx\0y\n"}),
    Hostile("only carriage returns", {"h.md": "a b c d\r" * 13_000}),
    Hostile("a long name", {"a" * 230 + ".md": MARKDOWN}, ("a" * 230 + ".md:1: RD114",)),
    Hostile("a name with a line end", {"n\nl.md": MARKDOWN, "::error::.rst": REST}),
    Hostile("a name that is no text", {os.fsdecode(b"a\xffb.md"): MARKDOWN}),
    Hostile(
        "an include with a parser of Python's",
        {
            "h.rst": REST + ".. include:: x.txt\n   :parser: antigravity\n",
            "x.txt": ".. checklist:: lost\n",
        },
        ("h.rst:4: RD114",),
    ),
    Hostile(
        "a status by a role of raw text",
        {
            "h.rst": ".. role:: l(raw)\n   :format: latex\n\n.. role:: m(l)\n\n"
            + REST
            + "\n.. checklist:: r\n   :owner: O\n\n   .. list-table::\n      :header-rows: 1\n\n"
            "      * - Item\n        - Status\n      * - a\n        - :m:`Verified`\n",
        },
        ("h.rst:18: RD104", "h.rst:18: RD115"),
    ),
    Hostile(
        "an include with a tab that fills the memory",
        {"h.rst": REST + ".. include:: x.txt\n   :tab-width: 1000000000\n", "x.txt": "a\tb\n"},
    ),
    Hostile(
        "an include with numbers out of bounds, Markdown",
        {
            "h.md": f"{MARKDOWN}```{{include}} x.txt\n:start-line: {SPAN}\n"
            ":tab-width: 1000000000\n```\n",
            "x.txt": "a\tb\n",
        },
    ),
    Hostile(
        "a text for all documents that includes what is not there",
        {"conf.py": "rst_prolog = '.. include:: /gone.txt'\n", "h.rst": REST},
        ("conf.py:1: RD114",),
    ),
    Hostile(
        "settings of MyST of another kind",
        {"conf.py": "myst_url_schemes = 3\nmyst_substitutions = [1]\nmyst_heading_anchors = 99\n"},
        ("conf.py:1: RD111", "conf.py:2: RD111", "conf.py:3: RD111"),
    ),
    Hostile(
        "toctrees in a chain and in a circle, numbered",
        {
            "a.md": MARKDOWN + "```{toctree}\n:numbered:\nc0\n```\n",
            "b.rst": REST + ".. toctree::\n   :numbered:\n   :glob:\n\n   *\n   self\n   [!\n",
            **{f"c{n}.md": f"{MARKDOWN}```{{toctree}}\nc{n + 1}\n```\n" for n in range(150)},
        },
    ),
    Hostile(
        "tables with numbers out of bounds",
        {
            "h.md": f"{MARKDOWN}```{{list-table}}\n:widths: 1 2\n:header-rows: {SPAN}\n* - a\n```\n",
            "h2.rst": f"{REST}.. csv-table::\n   :widths: {SPAN} 1\n   :stub-columns: 99\n\n   a,b\n",
        },
    ),
    Hostile(
        "expressions that nest",
        {
            "h.md": MARKDOWN + "```{only} " + "not " * 3000 + "html\nx\n```\n",
            "h2.rst": REST + ".. only:: " + "(" * 500 + "html" + ")" * 500 + "\n\n   x\n",
        },
    ),
    Hostile(
        "code in an expression and in a formula",
        {
            "h.md": MARKDOWN + "```{only} __import__('os').system('touch PWNED')\nx\n```\n"
            "{eval}`1` {math}`\\write18{touch PWNED}`\n",
            "h2.rst": REST + ".. role:: r(raw)\n   :format: html\n\n.. default-role:: r\n\n"
            ":r:`<b>` `x`\n\n.. automodule:: antigravity\n",
        },
    ),
)


def run(
    folder: Path, files: dict[str, str | bytes], capsys: pytest.CaptureFixture[str]
) -> list[str]:
    """Lint *files* and the good document; return place and code of the findings of the others."""
    (folder / "readiness.toml").touch()
    for name, text in {"good.md": GOOD, **files}.items():
        data = text if isinstance(text, bytes) else text.encode()
        (folder / name).write_bytes(data)
    status = main(["lint", str(folder)])
    said = capsys.readouterr()
    assert status == 1, said.err
    assert "Traceback" not in said.err
    found = [line for line in said.out.splitlines() if " RD" in line and line[0] != " "]
    assert any("GOOD-1" in line for line in found), said.out
    assert not list(folder.rglob("PWNED"))
    return [" ".join(line.split()[:3:2]) for line in found if "GOOD-1" not in line]


MARKS = {"a name with a line end": needs_posix, "a name that is no text": needs_linux}


@pytest.mark.parametrize(
    "case", [pytest.param(each, id=each.name, marks=MARKS.get(each.name, ())) for each in CASES]
)
def test_hostile(tmp_path: Path, capsys: pytest.CaptureFixture[str], case: Hostile) -> None:
    assert tuple(run(tmp_path, case.files, capsys)) == case.found


def test_no_document_can_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "readiness.toml").touch()
    (tmp_path / "index.md").write_text("# " + "T" * 200_000)
    assert main(["lint", str(tmp_path)]) == 1
    assert capsys.readouterr().out.count(" RD") == 1


SLOW = {"h.md": "# H\n\n" * 5000, "h.rst": "H\n=\n\n" * 5000}
"""Equal titles: the parsers take time that grows with the square of their number."""


@needs_linux
@pytest.mark.parametrize("name", SLOW)
@pytest.mark.parametrize("limit", ["SECONDS", "MEMORY_LIMIT"])
def test_what_takes_too_much_is_not_read(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    limit: str,
) -> None:
    monkeypatch.setattr(watchdog, "SECONDS_PER_MIB", 0)
    monkeypatch.setattr(watchdog, limit, 0.5 if limit == "SECONDS" else -1)
    assert run(tmp_path, {name: SLOW[name]}, capsys) == [f"{name}:1: RD114"]


@pytest.mark.parametrize("name", SLOW)
def test_a_transform_that_fails(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    def fail(self: BoundSubstitutions, **kwargs: object) -> None:
        if "boom" in self.document.astext():
            raise AttributeError

    monkeypatch.setattr(BoundSubstitutions, "apply", fail)
    assert run(tmp_path, {name: SLOW[name][:5] + "boom\n"}, capsys) == [f"{name}:1: RD114"]


def work() -> None:
    """Go on for ever, whatever is raised on the way."""
    while True:
        try:
            sum(range(10_000))
        except Exception:  # noqa: BLE001 - as parsers do
            continue


@needs_posix
def test_a_watch_ends_and_leaves_nothing_behind() -> None:
    before = signal.getsignal(signal.SIGVTALRM)
    with pytest.raises(TooMuch, match="time"), Watch(0.1, 1 << 40):
        work()
    with pytest.raises(TooMuch, match="memory"), Watch(60, -1):
        work()
    assert signal.getsignal(signal.SIGVTALRM) == before
    assert signal.getitimer(signal.ITIMER_VIRTUAL) == (0.0, 0.0)


def test_a_watch_in_a_thread_does_nothing() -> None:
    done: list[int] = []

    def enter() -> None:
        with Watch(0, -1):
            done.append(sum(range(1000)))

    thread = threading.Thread(target=enter)
    thread.start()
    thread.join()
    assert done == [499_500]


def test_definitions_are_parsed_one_by_one() -> None:
    """So a long list of them without blank lines is no paragraph full of markup."""
    one = ".. |name%| replace:: a text of *fifty* characters or so\n"
    check_text("".join(one.replace("%", str(at)) for at in range(20_000)), "x")
    with pytest.raises(UnreadableFile):
        check_text("x\n" + one * 20_000, "x")
