"""Sign-offs that were taken away are found in the commits of the repository."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_commands import git
from signed_projects import Signing

from sphinx_readiness.files import git_versions
from sphinx_readiness.signing.history import taken_away


@pytest.fixture
def signing(tmp_path: Path) -> Signing:
    made = Signing(tmp_path, roles=["QA Lead"])
    git(tmp_path, "init", "-q")
    return made


def commit(signing: Signing) -> None:
    git(signing.root, "add", "-A")
    git(signing.root, "commit", "-qm", "x", "--allow-empty")


def said(signing: Signing) -> list[str]:
    return [f"{each.place[0]}: {each.text()}" for each in taken_away(signing.root, {"db"})]


TOLD = (
    "signoffs/db/qa-lead.json: 'QA Lead' decided 'rejected' on 2026-01-31, and what is there now "
    "does not follow on that"
)


def test_a_rejection_that_is_answered(signing: Signing) -> None:
    signing.sign(decision="rejected")
    commit(signing)
    assert said(signing) == []
    signing.sign()
    assert said(signing) == []
    commit(signing)
    signing.edit("once", "twice")
    signing.sign()
    commit(signing)
    git(signing.root, "gc", "-q")
    assert said(signing) == []


@pytest.mark.parametrize("committed", [False, True])
def test_a_rejection_that_is_deleted(signing: Signing, committed: bool) -> None:
    path = signing.sign(decision="rejected")
    commit(signing)
    path.unlink()
    if committed:
        commit(signing)
    assert said(signing) == [TOLD]
    signing.sign()
    if committed:
        commit(signing)
    assert said(signing) == [TOLD]


def test_a_rejection_on_a_branch_that_was_merged(signing: Signing) -> None:
    commit(signing)
    git(signing.root, "checkout", "-qb", "side")
    path = signing.sign(decision="rejected")
    commit(signing)
    path.unlink()
    signing.sign()
    commit(signing)
    git(signing.root, "checkout", "-q", "main")
    assert said(signing) == []  # it is not in this branch yet
    git(signing.root, "merge", "-q", "--no-ff", "-m", "m", "side")
    assert said(signing) == [TOLD]


def test_an_approval_may_be_replaced(signing: Signing) -> None:
    path = signing.sign()
    commit(signing)
    path.unlink()
    commit(signing)
    assert said(signing) == []


def test_other_records_and_files(signing: Signing) -> None:
    path = signing.sign(decision="rejected")
    path.rename(path.with_name("notes.txt"))
    (path.parent / "broken.json").write_text("{")
    commit(signing)
    (path.parent / "broken.json").unlink()
    commit(signing)
    assert said(signing) == []
    assert list(taken_away(signing.root, {"other"})) == []


def test_what_cannot_be_told(signing: Signing, monkeypatch: pytest.MonkeyPatch) -> None:
    (found,) = taken_away(signing.root, {"db"})
    assert found.text() == (
        "not all commits are there or read, so a sign-off may have been taken away"
    )
    signing.sign()
    commit(signing)
    signing.sign()
    commit(signing)
    assert said(signing) == []
    monkeypatch.setattr(git_versions, "MOST_COMMITS", 1)
    assert len(said(signing)) == 1
    monkeypatch.undo()
    clone = signing.root.parent / f"{signing.root.name}-clone"
    git(signing.root, "clone", "-q", "--depth", "1", f"file://{signing.root}", str(clone))
    assert len([*taken_away(clone, {"db"})]) == 1


def test_two_roles_sign_on_two_branches(tmp_path: Path) -> None:
    """Each has a file of its own, so that they merge, whoever comes first."""
    signing = Signing(tmp_path, roles=["QA Lead", "CISO"])
    git(tmp_path, "init", "-q", "-b", "main")
    commit(signing)
    for branch, role in (("qa", "QA Lead"), ("ciso", "CISO")):
        git(tmp_path, "checkout", "-q", "-b", branch, "main")
        signing.sign(role)
        commit(signing)
    git(tmp_path, "merge", "-q", "-m", "m", "qa")
    assert [signing.state("QA Lead"), signing.state("CISO")] == ["approved", "approved"]
    assert said(signing) == []
