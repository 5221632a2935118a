"""Nobody approves what they edited last, where duties are separate; merges are nobody's work."""

from __future__ import annotations

from pathlib import Path

import pytest
from git_commands import git
from signed_projects import Signing

from sphinx_readiness.files import git_blame
from sphinx_readiness.files.git_blame import Author, Blame, folded

ANN, BO, CY = ("Ann", "ann@example.org"), ("Bo", "bo@example.org"), ("Cy", "cy@example.org")

FIRST = "| A-1 | one   |\n| A-2 | two   |\n"


def commit(root: Path, text: str, who: tuple[str, str], name: str = "docs/index.md") -> None:
    (root / name).parent.mkdir(exist_ok=True)
    (root / name).write_text(text)
    git(root, "add", "-A")
    git(root, "commit", "-qm", "x", "--allow-empty", "--author", f"{who[0]} <{who[1]}>")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    git(tmp_path, "init", "-q")
    commit(tmp_path, FIRST, ANN)
    return tmp_path


def authors(root: Path, *lines: str) -> list[str]:
    blame = Blame(root)
    found = blame.authors("docs/index.md", map(folded, lines))
    blame.close()
    return [found[folded(line)].name if folded(line) in found else "" for line in lines]


def test_the_last_who_changed_a_line(root: Path) -> None:
    commit(root, FIRST.replace("two", "zwei"), BO)
    assert authors(root, "| A-1 | one |", "|A-2|zwei|", "| A-3 |") == ["Ann", "Bo", ""]
    commit(root, "# New\n\n| A-2 |    zwei |\n| A-1 | one |\n", CY)
    assert authors(root, "| A-1 | one |", "| A-2 | zwei |", "# New") == ["Ann", "Bo", "Cy"]
    git(root, "gc", "-q")
    assert authors(root, "| A-1 | one |", "| A-2 | zwei |") == ["Ann", "Bo"]


def test_who_merges_has_edited_nothing(root: Path) -> None:
    git(root, "checkout", "-qb", "side")
    commit(root, FIRST.replace("two", "zwei"), BO)
    git(root, "checkout", "-q", "main")
    commit(root, f"more\n\n\n{FIRST}", CY)
    git(root, "merge", "-q", "--no-ff", "-m", "m", "side")
    assert authors(root, "| A-1 | one |", "| A-2 | zwei |", "more") == ["Ann", "Bo", "Cy"]


def test_what_cannot_be_told(root: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    commit(root, f"{FIRST}| A-3 | x |\n", BO)
    clone = root.parent / f"{root.name}-clone"
    git(root, "clone", "-q", "--depth", "1", f"file://{root}", str(clone))
    assert authors(clone, "| A-1 | one |", "| A-3 | x |") == ["", ""]
    assert authors(root.parent, "| A-1 | one |") == [""]
    monkeypatch.setattr(git_blame, "MOST_STEPS", 1)
    assert authors(root, "| A-1 | one |", "| A-3 | x |") == ["", "Bo"]
    assert Blame(root).authors("docs/other.md", ["x"]) == {}


def test_a_signer_who_edited_a_row(root: Path) -> None:
    signing = Signing(root, roles=["QA Lead"], separate_duties=True)
    text = "\n" * 4 + signing.data["checklists"][0]["body"].strip("\n") + "\n"
    text = text.replace("\n\n\n\n| ID", "\n\n\n\n\n| ID")
    lines = text.split("\n")
    place = signing.project.records[0].checklists[0].items[0].location
    assert "OPS-1" in lines[place.line - 1], lines
    commit(root, text, ANN, place.path)
    commit(root, text.replace("once", "twice"), BO, place.path)
    signing.edit("once", "twice")
    signing.sign(name="Cy Other")
    assert signing.state() == "approved"
    signing.sign(name="bo@example.org")
    assert str(signing.standing().reason) == (
        "'bo@example.org' approves rows that they edited last: OPS-1"
    )
    signing.config["owner_aliases"] = {"Beatrix": ["Bo"]}
    signing.sign(name="Beatrix")
    assert signing.state() == "invalid"


def test_authors_are_as_the_commit_says(root: Path) -> None:
    blame = Blame(root)
    line = folded("| A-1 | one |")
    assert blame.authors("docs/index.md", [line]) == {line: Author(*ANN)}
