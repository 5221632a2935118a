"""Which files are copied beside the pages: judged by their real path, name, type and size."""

from __future__ import annotations

import os
import tomllib
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Built, Project
from systems import needs_posix

from sphinx_readiness.files.publishing import may_publish
from sphinx_readiness.files.secret_names import is_secret

NAMES = tomllib.loads(Path(__file__).with_name("secret_names.toml").read_text(encoding="utf-8"))


def checklist(*names: str) -> dict[str, str]:
    rows = "".join(f"| F-{at} | see {name} here | ok |\n" for at, name in enumerate(names))
    head = "| ID | Item | Status |\n|---|---|---|\n"
    return {"index.md": f"# A\n\n:::{{checklist}} c\n:owner: X\n\n{head}{rows}:::\n"}


def published(built: Built) -> dict[str, str]:
    """Return the text of each copied file by its name."""
    folder = built.out / "_downloads"
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize("path", NAMES["secret"])
def test_names_of_secrets(path: str) -> None:
    assert is_secret(path)


@pytest.mark.parametrize("path", NAMES["open"])
def test_names_of_others(path: str) -> None:
    assert not is_secret(path)


@needs_posix
def test_only_small_regular_files_of_a_type_that_is_listed(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("a")
    (tmp_path / "A.TXT").write_text("a")
    (tmp_path / "b.svg").write_text("b")
    (tmp_path / "folder.txt").mkdir()
    os.mkfifo(tmp_path / "pipe.txt")
    (tmp_path / "link.txt").symlink_to("a.txt")
    with (tmp_path / "large.txt").open("wb") as stream:
        stream.truncate(64 << 30)
    names = sorted(path.name for path in tmp_path.iterdir())
    found = [name for name in names if may_publish(tmp_path, name, {".txt"})]
    assert found == ["A.TXT", "a.txt"]
    assert not may_publish(tmp_path, "none.txt", {".txt"})
    assert not may_publish(tmp_path, "a.txt", ())


@needs_posix
def test_a_link_is_judged_by_what_it_leads_to(make_project: Callable[..., Project]) -> None:
    names = (
        "info.txt",
        "notes.txt",
        "keys.txt",
        "out.txt",
        "chain.txt",
        "folder/a.txt",
        "good.txt",
    )
    project = make_project(checklist(*names))
    secret = {".git/config": "S1", ".env": "S2", "private.key": "S3", "secrets/a.txt": "S4"}
    project.write({f"../{name}": text for name, text in secret.items()} | {"../plain.txt": "P"})
    (project.root.parent / "outside.txt").write_text("S5")
    for name, target in {
        "info.txt": "../.git/config", "notes.txt": "../.env", "keys.txt": "../private.key",
        "out.txt": "../../outside.txt", "chain.txt": "notes.txt", "folder": "../secrets",
        "good.txt": "../plain.txt",
    }.items():  # fmt: skip
        (project.docs / name).symlink_to(target)
    built = project.build()
    assert published(built) == {"plain.txt": "P"}
    assert ">good.txt</span>" in built.page("index")


@needs_posix
def test_a_name_that_is_hidden_is_judged_too(make_project: Callable[..., Project]) -> None:
    project = make_project(checklist("data/.x/plain.txt", "my-secret.txt", "open.txt"))
    project.write({"../plain.txt": "P", "open.txt": "O", "data/x": ""})
    (project.docs / "data/.x").symlink_to("../..")
    (project.docs / "my-secret.txt").symlink_to("../plain.txt")
    assert published(project.build()) == {"open.txt": "O"}


@needs_posix
def test_a_file_that_turned_into_a_link_is_judged_anew(
    make_project: Callable[..., Project],
) -> None:
    project = make_project(checklist("notes.txt"))
    project.write({"notes.txt": "open", "../.env": "secret"})
    os.utime(project.root / ".env", (1, 1))
    assert published(project.build()) == {"notes.txt": "open"}
    project.delete("notes.txt")
    (project.docs / "notes.txt").symlink_to("../.env")
    page = project.build(out="other").page("index")
    assert "notes.txt</span></a>" not in page
    assert "secret" not in published(project.build(out="other")).values()


def test_the_types_are_an_option(make_project: Callable[..., Project]) -> None:
    files = {"a.txt": "a", "b.html": "b", "c.docx": "c", "d.svg": "d"}
    project = make_project(checklist(*files) | {})
    project.write(files)
    assert published(project.build()) == {"a.txt": "a"}
    wanted = published(project.build(out="more", readiness_published_types=[".html", ".DOCX"]))
    assert wanted == {"b.html": "b", "c.docx": "c"}
    assert published(project.build(out="none", readiness_published_types=[])) == {}
    built = project.lint(readiness_published_types=["txt", ".md"])
    assert [
        each["code"] for each in built.report["findings"] if "published_types" in each["message"]
    ] == ["RD111"]


LINKED = (
    "[x]({})", "{{download}}`x <{}>`", "![x]({})", "[x](<path:{}>)",
)  # fmt: skip
"""Ways to write a link that Sphinx copies a file for; MyST and Sphinx make these, not we."""


@needs_posix
@pytest.mark.parametrize("written", LINKED)
def test_a_link_that_is_written_is_judged(
    make_project: Callable[..., Project], written: str
) -> None:
    names = ("../.env", "./a:b/../../.env", "notes.txt", "out.txt", "good.txt")
    rows = "".join(f"| F-{at} | {written.format(name)} y | ok |\n" for at, name in enumerate(names))
    head = "| ID | Item | Status |\n|---|---|---|\n"
    body = f":::{{checklist}} c\n:owner: X\n\n{head}{rows}:::\n"
    project = make_project({"index.md": f"# A\n\n{body}"})
    project.write({"../.env": "S", "a:b/x": "", "good.txt": "G"})
    (project.root.parent / "outside.txt").write_text("S5")
    (project.docs / "notes.txt").symlink_to("../.env")
    (project.docs / "out.txt").symlink_to("../../outside.txt")
    built = project.build()
    files = [*(built.out / "_downloads").rglob("*"), *(built.out / "_images").rglob("*")]
    assert [path.name for path in files if path.is_file()] == ["good.txt"]
    assert built.page("index").count("good.txt") >= 1


def refused(built: Built) -> list[tuple[int, str]]:
    """Return the line and the code of each finding."""
    return [(each["line"], each["code"]) for each in built.report["findings"]]


def written(*cells: str) -> dict[str, str]:
    """Return a checklist with one row for each of *cells*, from line 7 on."""
    rows = "".join(f"| F-{at} | x {cell} | ok |\n" for at, cell in enumerate(cells))
    head = "| ID | Item | Status |\n|---|---|---|\n"
    return {"index.md": f"# A\n:::{{checklist}} c\n:owner: me\n\n{head}{rows}:::\n"}


HONEST = (
    "report.pdf", "notes.txt", "guide.docx", "figures.xlsx", "evidence.zip", "logs.tar.gz", "data.csv", "shot.png",
    "run.log", "nginx.conf", "token-rotation.pdf", "sums.sha256", "LICENSE", "LICENSE-MIT", "Makefile", "talk.mp4",
    "SHOUTED.PDF", "plan.drawio",
)  # fmt: skip

NOT_LISTED = (
    "a.bin",
    "a.exe",
    "page.html",
    "drawing.svg",
    "junit.xml",
    "run.js",
    "dump",
    "a.sqlite",
)


def test_types_that_an_author_may_link(make_project: Callable[..., Project]) -> None:
    names = (*HONEST, *NOT_LISTED)
    project = make_project(written(*(f"[x]({name})" for name in names)))
    project.write(dict.fromkeys(names, "x"))
    built = project.build()
    assert sorted(published(built)) == sorted(HONEST)
    found = refused(project.lint())
    assert found == [(7 + at, "RD603") for at in range(len(HONEST), len(names))]


def test_a_list_of_the_project_stands_for_itself(make_project: Callable[..., Project]) -> None:
    names = ("a.bin", "a.pdf", "LICENSE", "page.html", "shot.png")
    cells = [f"[x]({name})" for name in names] + ["![x](shot.png)", "![x](drawing.svg)"]
    project = make_project(written(*cells))
    project.write(dict.fromkeys((*names, "drawing.svg"), "x"))
    wanted = [".bin", ".html"]
    built = project.build(readiness_published_types=wanted)
    assert sorted(published(built)) == ["a.bin", "page.html"]
    assert sorted(path.name for path in (built.out / "_images").iterdir()) == [
        "drawing.svg", "shot.png",
    ]  # fmt: skip
    assert refused(project.lint(readiness_published_types=wanted)) == [
        (8, "RD603"), (9, "RD603"), (11, "RD603"),
    ]  # fmt: skip
    assert published(project.build(out="none", readiness_published_types=[])) == {}


@needs_posix
@pytest.mark.parametrize("way", ["[x]({})", "{{download}}`x <{}>`", "![x]({})"])
def test_a_large_file_stays(make_project: Callable[..., Project], way: str) -> None:
    names = ("large.png", "good.png")
    project = make_project(written(*(way.format(name) for name in names)))
    project.write({"good.png": "x"})
    with (project.docs / "large.png").open("wb") as stream:
        stream.truncate(64 << 30)
    built = project.build()
    files = [*(built.out / "_downloads").rglob("*"), *(built.out / "_images").rglob("*")]
    assert [path.name for path in files if path.is_file()] == ["good.png"]
    assert refused(project.lint()) == [(7, "RD603")]


def test_rest_and_checks_are_judged_alike(make_project: Callable[..., Project]) -> None:
    text = (
        "A\n=\n\n.. checklist:: c\n   :owner: me\n\n   - [x] see :download:`x <a.bin>`\n\n"
        ".. check:: title\n   :status: ok\n   :owner: me\n\n   Body :download:`x <a.bin>`\n"
        "   and :download:`y <a.pdf>`\n\n   .. image:: a.bin\n"
    )
    project = make_project({"index.rst": text})
    project.write({"a.bin": "x", "a.pdf": "x"})
    assert published(project.build()) == {"a.pdf": "x"}
    found = [line for line, code in refused(project.lint()) if code == "RD603"]
    assert found == [7, 13, 16]


@needs_posix
def test_an_image_that_is_chosen_by_the_builder(make_project: Callable[..., Project]) -> None:
    cells = ("![x](good.*)", "![x](keys.*)", "![x](pipe.*)", "![x](d*/good.*)", "![x](../../*.*)")
    project = make_project(written(*cells))
    project.write(
        {
            "good.png": "x",
            "good.drawio": "x",
            "good.svg": "<svg/>",
            "keys.key": "S",
            "d/good.png": "x",
        }
    )
    os.mkfifo(project.docs / "pipe.foo")
    built = project.build()
    assert [path.suffix for path in (built.out / "_images").iterdir()] in ([".svg"], [".png"])
    assert refused(project.lint()) == [(8 + at, "RD603") for at in range(4)]


@needs_posix
def test_a_translated_image_is_judged(make_project: Callable[..., Project]) -> None:
    project = make_project(written("![x](shot.png)"), language="de")
    project.write({"shot.png": "x", "../.env": "SECRET"})
    (project.docs / "shot.de.png").symlink_to("../.env")
    built = project.build()
    assert not (built.out / "_images").exists()
    assert refused(project.lint()) == [(7, "RD603")]
