"""The key of a lint: each field counts; and what is known of the files around the documents."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest
from git_commands import git
from systems import needs_posix

from sphinx_readiness.files.git_names import git_names
from sphinx_readiness.files.looks import LOOKS, Looks, asking
from sphinx_readiness.files.names import Names, names_below
from sphinx_readiness.workspace.lint_cache import request as requests
from sphinx_readiness.workspace.lint_cache.request import Asked, Request, make_request

ASKED = Asked("docs", None, {"fail_on": "error"}, False, "never", (("text", True),), False)


def made(docs: Path, *written: Path, asked: Asked = ASKED, **environ: str) -> Request:
    """Return the request of a lint of *docs*."""
    return make_request(asked._replace(docs=str(docs)), map(str, written), environ)


@pytest.fixture
def docs(tmp_path: Path) -> Path:
    """Return an empty folder of documents in a project."""
    folder = tmp_path / "project" / "docs"
    folder.mkdir(parents=True)
    (tmp_path / "project" / "readiness.toml").touch()
    return folder


OTHERS: dict[str, Any] = {
    "format": 0,
    "package": ["0.0.1"],
    "python": ["3.99"],
    "installed": ("Sphinx-99.dist-info",),
    "variables": (("LANG", "de_DE.UTF-8"),),
    "day": ("2026-01-26", "2026-01-26"),
    "folder": "/elsewhere",
    "real": "/elsewhere/docs",
    "roots": ("/elsewhere",),
    "above": (("/elsewhere", "readiness.toml"),),
    "written": ("/elsewhere/readiness.json",),
    "asked": ASKED._replace(quiet=True),
}

OTHERS_ASKED: dict[str, Any] = {
    "docs": "other",
    "files": ("docs/index.md",),
    "overrides": {"fail_on": "never"},
    "quiet": True,
    "color": "always",
    "outputs": (("text", False),),
    "terminal": True,
}


@pytest.mark.parametrize("field", Request._fields)
def test_each_field_counts(field: str, docs: Path) -> None:
    request = made(docs)
    assert request.name() == made(docs).name()
    assert request._replace(**{field: OTHERS[field]}).name() != request.name()


@pytest.mark.parametrize("field", Asked._fields)
def test_each_thing_asked_for_counts(field: str, docs: Path) -> None:
    request = made(docs)
    other = request._replace(asked=request.asked._replace(**{field: OTHERS_ASKED[field]}))
    assert other.name() != request.name()


def test_language_and_day_of_the_environment_count(docs: Path) -> None:
    names = {
        made(docs).name(), made(docs, LANG="de").name(), made(docs, LC_ALL="de").name(),
        made(docs, SOURCE_DATE_EPOCH="1").name(), made(docs, NO_COLOR="1").name(),
    }  # fmt: skip
    assert len(names) == 5
    assert made(docs, PATH="/bin").name() == made(docs).name()


def test_configuration_above_the_project_counts(docs: Path, tmp_path: Path) -> None:
    before = made(docs)
    (tmp_path / "readiness.toml").touch()
    after = made(docs)
    assert after.roots == before.roots
    assert after.name() != before.name()


def test_only_names_below_the_roots_are_known(docs: Path, tmp_path: Path) -> None:
    request = made(docs)
    assert request.covers(docs)
    assert request.covers(docs.parent)
    assert not request.covers(tmp_path)
    assert not request.covers(f"{docs.parent}2")


def test_all_distributions_count(
    tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = made(docs)
    assert any(name.lower().startswith("sphinx-") for name in before.installed)
    assert any(name.startswith("docutils-") for name in before.installed)
    assert any(name.startswith("myst_parser-") for name in before.installed)
    (tmp_path / "site/demo-1.0.dist-info").mkdir(parents=True)
    monkeypatch.syspath_prepend(str(tmp_path / "site"))
    assert made(docs).name() != before.name()


def test_the_code_counts_where_it_is_worked_on(
    tmp_path: Path, docs: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    package = tmp_path / "sphinx_readiness"
    (package / "rules").mkdir(parents=True)
    (package / "rules/rule.py").write_text("a = 1")
    monkeypatch.setattr(requests, "_PACKAGE", package)
    before = made(docs).name()
    (package / "rules/rule.py").write_text("a = 10")
    assert made(docs).name() != before


def test_reports_are_told_from_what_is_looked_for(docs: Path) -> None:
    root = docs.parent
    names = ("readiness.json", "out/readiness.json", "x.sarif", "junit-report.xml", "a.svg")
    assert len(made(docs, *(root / each for each in names)).written) == len(names)
    for name in (
        "readiness.toml",
        "readiness-baseline.json",
        "report.md",
        "package.json",
        "x.lock",
    ):
        assert not made(docs, root / name).written
    assert not made(docs, root.parent / "readiness.json").written


def below(root: Path, documents: str = "docs", *outputs: Path) -> Names | None:
    """Return the names below *root*."""
    real = os.path.realpath(root)
    return names_below(
        real, documents=f"{real}/{documents}", outputs=[str(each) for each in outputs]
    )


def test_names_come_and_go(docs: Path) -> None:
    root = docs.parent
    before = below(root)
    (root / "evidence").mkdir()
    with_folder = below(root)
    (root / "evidence/proof.txt").write_text("1")
    with_file = below(root)
    (root / "evidence/proof.txt").write_text("other")
    assert below(root) == with_file  # what is in a file is looked at when it is read
    (root / "evidence/proof.txt").write_bytes(bytes((1 << 20) + 1))
    large = below(root)
    found = [before, with_folder, with_file, large]
    assert None not in found
    assert len({each.digest for each in found if each is not None}) == 4
    (root / "evidence/proof.txt").unlink()
    (root / "evidence").rmdir()
    assert below(root) == before


def test_folders_of_tools_are_passed_by(docs: Path) -> None:
    root = docs.parent
    (root / "node_modules").mkdir()
    (root / ".mypy_cache").mkdir()
    (root / ".mypy_cache/CACHEDIR.TAG").touch()
    (root / "cache").mkdir()
    (root / "cache/CACHEDIR.TAG").touch()
    before = below(root)
    assert before is not None
    assert before.passed_by == (".mypy_cache", "node_modules")
    (root / "node_modules/new").mkdir()
    (root / ".mypy_cache/new").touch()
    assert below(root) == before
    (root / "cache/new").touch()  # its name does not hide it: a lockfile may be in it
    assert below(root) != before


def test_among_documents_nothing_is_passed_by(docs: Path) -> None:
    (docs / "node_modules").mkdir()
    before = below(docs.parent)
    (docs / "node_modules/page.md").touch()
    assert below(docs.parent) != before


def test_who_asks_for_what_is_passed_by_spoils_the_notes() -> None:
    for path, spoiled in (
        ("node_modules/x.txt", True),
        ("a/../Node_Modules/x", True),
        ("a\\.git\\HEAD", True),
        ("nodemodules/x.txt", False),
    ):
        looks = Looks(("node_modules", ".git"))
        before = LOOKS.set(looks)
        try:
            asking(path)
        finally:
            LOOKS.reset(before)
        assert looks.spoiled is spoiled, path


def test_outputs_are_no_names(docs: Path) -> None:
    root = docs.parent
    out = root / "build/gate/readiness.json"
    before = below(root, "docs", out)
    out.parent.mkdir(parents=True)
    out.touch()
    assert below(root, "docs", out) == before
    assert below(root) != before
    (root / "build/other.txt").touch()
    assert below(root, "docs", out) != before


@needs_posix
def test_links_are_what_they_lead_to(docs: Path, tmp_path: Path) -> None:
    root = docs.parent
    (root / "target").mkdir()
    (root / "link").symlink_to("target")
    inside = below(root)
    assert inside is not None
    (root / "target").rmdir()
    (root / "target").touch()
    assert below(root) not in {None, inside}
    (tmp_path / "outside").mkdir()
    (root / "out").symlink_to(tmp_path / "outside")
    assert below(root) is None
    (root / "out").unlink()
    (root / "node_modules").mkdir()
    (root / "hidden").symlink_to("node_modules")
    assert below(root) is None


def test_too_many_names_are_none(docs: Path) -> None:
    for at in range(5):
        (docs / f"{at}.md").touch()
    real = os.path.realpath(docs.parent)
    assert names_below(real, documents=real, outputs=(), most=7) is not None
    assert names_below(real, documents=real, outputs=(), most=6) is None


def test_what_a_repository_has_besides_its_files(tmp_path: Path) -> None:
    assert git_names(str(tmp_path)) is not None
    before = git_names(str(tmp_path))
    git(tmp_path, "init", "-q")
    (tmp_path / "a").touch()
    git(tmp_path, "add", "a")
    git(tmp_path, "commit", "-qm", "a")
    seen = [before, git_names(str(tmp_path))]
    git(tmp_path, "tag", "v1/a")
    seen.append(git_names(str(tmp_path)))
    git(tmp_path, "repack", "-adq")
    seen.append(git_names(str(tmp_path)))
    (tmp_path / ".git/shallow").touch()
    seen.append(git_names(str(tmp_path)))
    assert len({str(each) for each in seen}) == 5
