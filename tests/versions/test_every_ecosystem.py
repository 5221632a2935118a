"""Drift in a project of each ecosystem is found, and the same project in step says nothing."""

from __future__ import annotations

from pathlib import Path

import pytest
from project_kinds import SOURCES, sources
from test_sources import truth_of, written

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.versions.check import check_pages, disagreements
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.truth import Truth, find_truth

RIGHT = "2.3.1"

WRONG = "2.2.0"

PAGES = (
    "# Lantern\n\n**Version**: @\n",
    "# Lantern @\n",
    "# Guide\n\n**Product**: Lantern\n\n**Version**: @\n",
    "# Guide\n\nThe latest version is @.\n",
    "# Guide\n\nThe latest release of lantern is @.\n",
    "---\nversion: @\n---\n# Lantern\n",
)

BESIDE = {
    "CITATION.cff": "title: A lantern for all\nversion: @\n",
    "codemeta.json": '{"name": "A lantern for all", "version": "@"}',
    "VERSION.txt": "@\n",
}


def truth_at(root: Path, kind: str, *, version: str = RIGHT) -> Truth:
    """Return what a project of a *kind* knows."""
    return truth_of(root, sources(kind, version))


@pytest.mark.parametrize("kind", SOURCES)
def test_pages(tmp_path: Path, kind: str) -> None:
    truth = truth_at(tmp_path, kind)
    assert not truth.problems

    def wrong(version: str) -> list[str]:
        stated = [
            scan(text.replace("@", version), f"docs/{at}.md", markdown=True)
            for at, text in enumerate(PAGES)
        ]
        facts = check_pages(truth, [each for each in stated if each is not None], ())
        assert not facts.disagreements
        return [each.claim.location.path for each in facts.mismatches if each.sure]

    assert wrong(RIGHT) == []
    assert wrong("2.3") == []
    assert wrong(WRONG) == [f"docs/{at}.md" for at in range(len(PAGES))]


@pytest.mark.parametrize(
    ("kind", "name"),
    [(kind, name) for kind, files in SOURCES.items() for name in BESIDE if name not in files],
)
def test_other_files(tmp_path: Path, kind: str, name: str) -> None:
    truth_at(tmp_path, kind)
    for version, count in ((RIGHT, 0), (WRONG, 1)):
        written(tmp_path, {name: BESIDE[name].replace("@", version)})
        found = list(disagreements(find_truth(Tree(tmp_path), (), (), ())))
        assert len(found) == count
        assert all(name in (each.first.location.path, each.second.location.path) for each in found)
