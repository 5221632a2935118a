"""Builds that are killed at any moment, or run at the same time: the next one equals a cold one.

``READINESS_KILLS`` asks for more of them than the few that every run of the tests makes.
"""

from __future__ import annotations

import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Project, contents

Make = Callable[..., Project]

pytestmark = pytest.mark.timeout(300)  # up to a dozen builds each, some of them at the same time

KILLS = int(os.environ.get("READINESS_KILLS", "3"))

ROWS = "| ID | Item | Status |\n|--|--|--|\n| {0}-1 | {1} | {2} |\n| {0}-2 | y | ok |\n"

PAGE = "# Page {0}\n\n:::{{checklist}} c{0}\n:owner: QA\n\n" + ROWS + ":::\n"

VIEWS = "# Start\n\n```{toctree}\n:glob:\np*\n```\n\n:::{readiness-summary}\n:::\n\n:::{readiness-blockers}\n:::\n"


def files(generator: random.Random) -> dict[str, str]:
    pages = {
        f"p{each}.md": PAGE.format(
            f"P{each}", generator.choice("xyz"), generator.choice(("ok", "fail"))
        )
        for each in range(12)
    }
    return {"index.md": VIEWS, **pages}


def start(project: Project, builder: str) -> subprocess.Popen[bytes]:
    out = project.root / "_out"
    return subprocess.Popen(
        [sys.executable, "-m", "sphinx", "-q", "-b", builder, "-d", out / "doctrees",
         project.docs, out / builder],
        stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
    )  # fmt: skip


def shown(folder: Path) -> dict[str, bytes]:
    names = ("genindex.html", "search.html", "environment.json", ".readiness-outcome.json")
    found = contents(folder, ".html", ".json")
    return {name: data for name, data in found.items() if name not in names}


def environment(project: Project) -> bytes:
    return (project.root / "_out" / "doctrees" / "environment.pickle").read_bytes()


def check(project: Project, builder: str) -> None:
    built = project.build(builder)
    cold = project.build(builder, "cold", doctrees="cold-doctrees", fresh=True)
    assert shown(built.out) == shown(cold.out)
    assert built.warnings == cold.warnings
    assert built.exit_status == cold.exit_status
    shutil.rmtree(cold.out)


def test_killed_builds(make_project: Make) -> None:
    generator = random.Random(5)
    project = make_project(files(generator))
    project.build()
    project.build("readiness")
    for _ in range(KILLS):
        builder = generator.choice(("html", "readiness"))
        before = {path: (path.read_bytes(), path.stat()) for path in project.docs.glob("p*.md")}
        saved = environment(project)
        time.sleep(0.01)
        project.write(files(generator))
        process = start(project, builder)
        time.sleep(generator.uniform(0.3, 1.6))
        process.kill()
        process.wait()
        if generator.random() < 0.6:  # the edit is taken back, with the time of the file
            for path, (data, state) in before.items():
                path.write_bytes(data)
                if environment(project) == saved:  # else Sphinx takes what it read for newer
                    os.utime(path, ns=(state.st_atime_ns, state.st_mtime_ns))
        check(project, generator.choice(("html", "readiness")))
        check(project, "html")


def test_two_builds_at_once(make_project: Make) -> None:
    generator = random.Random(7)
    project = make_project(files(generator))
    for _ in range(2):
        processes = [start(project, builder) for builder in ("html", "readiness")]
        for process in processes:
            process.wait()
        check(project, "html")
        check(project, "readiness")
        project.write(files(generator))


@pytest.mark.parametrize("moment", ["env-before-read-docs", "env-updated", "build-finished"])
def test_an_edit_that_is_taken_back(make_project: Make, moment: str) -> None:
    """The build that saw it ends at the worst moment: nothing of it stays."""
    project = make_project(files(random.Random(3)))
    project.build()
    page = project.docs / "p1.md"
    data, state = page.read_bytes(), page.stat()
    project.write({"p1.md": PAGE.format("P1", "edited", "pending")})
    code = (
        "import os, sys\nfrom sphinx.application import Sphinx\n"
        "docs, out, trees, moment = sys.argv[1:]\n"
        "app = Sphinx(docs, docs, out, trees, 'html', status=None, warning=None)\n"
        "priority = 100 if moment == 'build-finished' else 999\n"
        "app.connect(moment, lambda *args: os._exit(9), priority=priority)\n"
        "if moment == 'env-before-read-docs':\n"
        "    app.connect('doctree-read', lambda app, tree: os._exit(9))\n"
        "app.build()\n"
    )
    if moment == "env-before-read-docs":  # killed when the document has been read
        code = code.replace("app.connect(moment", "0 and app.connect(moment")
        code = code.replace("'doctree-read'", "'env-updated'").replace("app, tree", "*args")
        code = code.replace("os._exit(9))\napp.build", "os._exit(9), priority=1)\napp.build")
    out = project.root / "_out"
    made = subprocess.run(
        [sys.executable, "-c", code, project.docs, out / "html", out / "doctrees", moment],
        check=False,
    )
    assert made.returncode == 9
    page.write_bytes(data)
    if moment != "build-finished":  # there, what Sphinx has read and saved is newer
        os.utime(page, ns=(state.st_atime_ns, state.st_mtime_ns))
    check(project, "readiness")
    check(project, "html")
