"""Full disks, closed pipes and folders of the wrong kind: one clear line, and exit status 2."""

from __future__ import annotations

import errno
import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from projects import Project, contents
from sphinx.errors import SphinxError
from systems import needs_linux, needs_posix

from sphinx_readiness.sphinx_ext.storage import atomic_files
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, write_file

Make = Callable[..., Project]

BAD = "# T\n\n:::{checklist} c\n:owner: QA\n\n| ID | Item | Status |\n|--|--|--|\n| A-1 | x | fail |\n:::\n"


@pytest.fixture
def docs(make_project: Make) -> Path:
    return make_project({"index.md": BAD}).docs


def run(command: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run *command* in a shell, in which ``$@`` is the console script with *arguments*."""
    script = [sys.executable, "-m", "sphinx_readiness", *map(str, arguments)]
    return subprocess.run(
        ["bash", "-c", command, "bash", *script], capture_output=True, text=True, check=False,
        env={**os.environ, "LANGUAGE": "en"},
    )  # fmt: skip


@needs_linux
@pytest.mark.parametrize(
    ("command", "status", "said"),
    [
        ('"$@" | head -c 1 >&2; exit ${PIPESTATUS[0]}', 1, ""),
        ('"$@" | true; exit ${PIPESTATUS[0]}', 1, ""),
        ('"$@" >&-', 2, "sphinx-readiness: the output is closed\n"),
        ('"$@" >/dev/full', 2, "sphinx-readiness: No space left on device\n"),
        ('"$@" >&- 2>&-', 2, ""),
        ('"$@" -q >&-', 2, "sphinx-readiness: the output is closed\n"),
        ('"$@" -q >/dev/full', 2, "sphinx-readiness: No space left on device\n"),
        ('"$@" -q >&- 2>&-', 2, ""),
        ('"$@" -q 2>/dev/full', 1, ""),
        ('"$@" <&- >/dev/null', 1, ""),
    ],
)
def test_streams_of_lint(docs: Path, command: str, status: int, said: str) -> None:
    made = run(command, "lint", docs)
    assert made.returncode == status
    assert said in made.stderr
    assert "Traceback" not in made.stderr
    assert "Exception" not in made.stderr


@needs_linux
@pytest.mark.parametrize("name", ["text", "json", "junit", "shields"])
def test_half_of_a_report_passes_no_gate(make_project: Make, tmp_path: Path, name: str) -> None:
    """Kept or not: whoever has left has not seen whether it passed."""
    good = make_project({"index.md": BAD.replace("fail", "pass")}).docs
    options = ("lint", good, "--format", name, "--cache-dir", tmp_path / "kept")
    for _again in range(2):
        made = run('"$@" | true; exit ${PIPESTATUS[0]}', *options)
        assert (made.returncode, made.stderr) == (2, "")
        assert run('"$@" >/dev/null', *options).returncode == 0


@needs_linux
@pytest.mark.parametrize(
    ("command", "status"),
    [('"$@" >/dev/full', 2), ('"$@" >&-', 2), ('"$@" | true; exit ${PIPESTATUS[0]}', 0)],
)
def test_streams_of_explain(command: str, status: int) -> None:
    made = run(command, "explain", "all")
    assert made.returncode == status
    assert made.stderr.count("\n") == (1 if status else 0)


@needs_posix
def test_the_gate_of_a_pipe_that_breaks(docs: Path, tmp_path: Path) -> None:
    """Sphinx itself prints; whatever it makes of the pipe, a gate that failed does not pass."""
    script = f'"{sys.executable}" -m sphinx -b readiness "{docs}" "{tmp_path / "out"}"'
    made = subprocess.run(
        ["bash", "-c", f"{script} 2>&1 | head -1; exit ${{PIPESTATUS[0]}}"], check=False,
        capture_output=True,
    )  # fmt: skip
    assert made.returncode != 0


@needs_posix
def test_interrupt(docs: Path) -> None:
    made = run('"$@" & p=$!; sleep 0.7; kill -INT $p; wait $p', "lint", docs)
    assert "Traceback" not in made.stderr
    made = run('set -m; "$@" & p=$!; sleep 0.3; kill -INT $p; wait $p', "lint", docs, "-j", "2")
    assert made.returncode in {1, 130}


def refuse(code: int) -> Callable[..., Any]:
    def fail(*args: object, **kwargs: object) -> Any:
        raise OSError(code, os.strerror(code))

    return fail


@needs_posix
def test_a_file_is_written_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a" / "b" / "file"
    write_file(path, b"old")
    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", refuse(errno.ENOSPC))
        with pytest.raises(CannotWriteError, match=r"cannot write '.*file': No space left"):
            write_file(path, b"new")
    assert contents(tmp_path) == {"a/b/file": b"old"}
    write_file(path, b"new")
    assert contents(tmp_path) == {"a/b/file": b"new"}
    assert path.stat().st_mode & 0o077 == 0o666 & ~_umask() & 0o077


def _umask() -> int:
    mask = os.umask(0)
    os.umask(mask)
    return mask


@pytest.mark.parametrize("kind", ["folder", "below a file"])
def test_what_is_in_the_way(tmp_path: Path, kind: str) -> None:
    path = tmp_path / "file"
    if kind == "folder":
        path.mkdir()
    else:
        path.write_bytes(b"")
        path /= "other"
    with pytest.raises(CannotWriteError, match="cannot write"):
        write_file(path, b"new")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]


@needs_posix
def test_a_link_is_replaced(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("target")
    (tmp_path / "target").write_bytes(b"kept")
    write_file(tmp_path / "link", b"new")
    assert (tmp_path / "target").read_bytes() == b"kept"
    assert not (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("builder", ["readiness", "html"])
def test_a_full_disk_while_building(
    builder: str, make_project: Make, monkeypatch: pytest.MonkeyPatch
) -> None:  # fmt: skip
    project = make_project({"index.md": BAD})
    for wanted in ("items", "reading.json", "readiness.json", "outcome.json"):
        if wanted == ("outcome.json" if builder == "readiness" else "readiness.json"):
            continue
        project.edit("index.md", "| x ", "| x x ")

        def full(path: Path, target: Path, *, wanted: str = wanted) -> Any:
            if str(target).endswith(wanted):
                raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
            return os.replace(path, target)  # noqa: PTH105

        with monkeypatch.context() as patch:
            patch.setattr(atomic_files.Path, "replace", full)
            with pytest.raises(CannotWriteError, match=f"{wanted}': No space left"):
                project.build(builder)
        built = project.build(builder)
        cold = project.build(builder, f"cold-{builder}", doctrees="cold-doctrees", fresh=True)
        assert contents(built.out, ".html", ".json") == contents(cold.out, ".html", ".json")


@needs_linux
@pytest.mark.parametrize("out", ["file/out", "file", "readonly/out"])
def test_an_output_folder_that_cannot_be_made(docs: Path, tmp_path: Path, out: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    (tmp_path / "readonly").mkdir(mode=0o500)
    folder = tmp_path
    if out.startswith("readonly") and os.access(tmp_path / "readonly", os.W_OK):
        folder = Path("/proc")  # nobody can make a folder there, for whom modes do not count
    made = run('"$@"', "lint", docs, "--out", folder / out)
    assert made.returncode == 2
    assert made.stderr.startswith("sphinx-readiness: ")
    assert "Errno" not in made.stderr
    assert made.stderr.count("\n") == 1


@needs_posix
def test_a_report_whose_name_is_taken(docs: Path, tmp_path: Path) -> None:
    (tmp_path / "out" / "readiness.json").mkdir(parents=True)
    made = run('"$@"', "lint", docs, "--out", tmp_path / "out")
    assert made.returncode == 2
    assert "readiness.json': Is a directory" in made.stderr
    assert made.stderr.count("\n") == 1


@needs_posix
def test_no_place_for_temporary_files(docs: Path) -> None:
    made = run('cd /; TMPDIR=/nonexistent TEMP= TMP= "$@"', "lint", docs)
    assert "Traceback" not in made.stderr


NAMED_LIKE_OURS = (
    "a.items/b", ".readiness-outcome.json/b", "readiness.json/b", "readiness-versions.json/b",
    "environment/b", "items/b", "versions.json/b", "reading.json/b",
)  # fmt: skip


@pytest.mark.parametrize("first", [True, False], ids=["from the start", "later"])
def test_documents_named_like_our_files(make_project: Make, first: bool) -> None:
    """In a folder that Sphinx makes for them, or has made already."""
    page = BAD.replace("{checklist} c", "{{checklist}} c{0}").replace("A-1", "A-{0}")
    files = {f"{name}.md": page.format(at) for at, name in enumerate(NAMED_LIKE_OURS)}
    others = {"index.md": BAD, "a.md": page.format("a")}
    project = make_project({**others, **files} if first else others)
    project.build()
    project.build("readiness")
    project.write(files)
    for builder in ("html", "readiness", "html"):
        built = project.build(builder)
        cold = project.build(builder, f"cold-{builder}", doctrees="cold-doctrees", fresh=True)
        for name in NAMED_LIKE_OURS if builder == "html" else ():
            assert built.page(name) == cold.page(name)
    assert len(project.build("readiness").items()) == len(files) + 2


def test_a_document_renamed_by_case(make_project: Make) -> None:
    project = make_project({"index.md": BAD, "page.md": BAD.replace("A-1", "P-1")})
    project.build()
    (project.docs / "page.md").rename(project.docs / "Page.md")
    built = project.build()
    cold = project.build("html", "cold", doctrees="cold-doctrees", fresh=True)
    assert built.page("Page") == cold.page("Page")
    assert [each["id"] for each in project.build("readiness").items()] == ["A-1", "P-1"]


def test_the_gate_names_the_document_that_is_not_utf8(make_project: Make) -> None:
    project = make_project({"index.md": BAD})
    project.write({"other.md": b"# T\n\n\xe9\n"})
    with pytest.raises(SphinxError, match=r"^docs/other\.md:3: this file is not UTF-8"):
        project.build("readiness")


@pytest.mark.parametrize("since", [0, -10 * 86_400], ids=["same time", "older"])
def test_a_document_that_is_replaced_by_one_that_is_not_newer(
    make_project: Make, since: int
) -> None:
    """As by a tool that restores the times of files; Sphinx reads again what is newer."""
    part = "# Part\n\n```{include} part.txt\n```\n"
    project = make_project(
        {"index.md": BAD.replace("fail", "ok"), "other.md": "# Other\n", "part.md": part,
         "part.txt": "nothing\n"}
    )  # fmt: skip
    assert project.build("readiness").exit_status == 0
    project.build()
    rows = BAD.partition("\n")[2]
    for name, text in (
        ("part.txt", rows.replace("A-1", "P-1").replace("checklist} c", "checklist} p")),
        ("other.md", BAD.replace("A-1", "O-1")), ("index.md", BAD),
    ):  # fmt: skip
        path = project.docs / name
        before = path.stat()
        project.write({name: text})
        os.utime(path, ns=(before.st_atime_ns, before.st_mtime_ns + since * 10**9))
    for builder in ("html", "readiness"):
        built = project.build(builder)
        cold = project.build(builder, f"cold-{builder}", doctrees="cold-doctrees", fresh=True)
        assert contents(built.out, ".html", ".json") == contents(cold.out, ".html", ".json")
    assert built.exit_status == 1


@pytest.mark.parametrize("shift", [-10 * 86_400, 10 * 86_400])
def test_a_clock_that_was_set(make_project: Make, shift: int) -> None:
    project = make_project({"index.md": BAD})
    project.build()
    project.build("readiness")
    for path in (project.root / "_out").rglob("*"):
        os.utime(path, (path.stat().st_atime, path.stat().st_mtime + shift))
    project.edit("index.md", "fail", "ok")
    now = (project.docs / "index.md").stat().st_mtime
    os.utime(project.docs / "index.md", (now, now + abs(shift) + 86_400))
    for builder in ("html", "readiness"):
        built = project.build(builder)
        cold = project.build(builder, f"cold-{builder}", doctrees="cold-doctrees", fresh=True)
        assert contents(built.out, "index.html", ".json") == contents(
            cold.out, "index.html", ".json"
        )
