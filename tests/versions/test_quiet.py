"""What is no statement about the project: examples, other products, other releases, tests."""

from __future__ import annotations

from pathlib import Path

import pytest
from test_sources import repository, truth_of

from sphinx_readiness.model.versions import PageClaims
from sphinx_readiness.versions.check import check_pages, disagreements, page_mismatches
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.left_out import counted
from sphinx_readiness.versions.page_names import kind_of_many, path_version
from sphinx_readiness.versions.truth import Truth


@pytest.fixture
def truth(tmp_path: Path) -> Truth:
    return truth_of(tmp_path, {"VERSION": "2.0.0\n"}, names=("Lantern",))


def found(truth: Truth, text: str, path: str = "docs/x.md") -> list[tuple[str, bool]]:
    """Return the versions that are wrong on a page, and whether they are sure to be."""
    page = scan(text, path, markdown=path.endswith(".md")) or PageClaims(path)
    return [(each.claim.version, each.sure) for each in page_mismatches(truth, page)]


@pytest.mark.parametrize(
    "text",
    [
        "For example, if the latest release is 1.2.3, the next one is 1.3.0.",
        "For example: the latest release is 1.2.3.",
        "Suppose the latest version\nis 1.2.3.",
        "As of March 2024, the latest release is 1.2.3.",
        "The latest release is 1.2.3 (as of 2024-03-01).",
        "In March 2024 the latest version is 1.2.3.",
        "When the latest version is 1.2.3, wait.",
        "## PostgreSQL\n\nThe latest version is 16.1.",
        "## Redis cache\n\nThe latest version is 7.2.",
        "PostgreSQL\n----------\n\nThe latest version is 16.1.",
        "## PostgreSQL\n\n**Version**: 16.1\n",
        "## The *core*\n\nText.\n\n## Redis\n\nThe latest stable release is 7.2.1.\n",
    ],
)
def test_examples_and_other_products_are_no_claims(truth: Truth, text: str) -> None:
    assert found(truth, f"# Lantern\n\n{text}\n") == []


@pytest.mark.parametrize(
    "text",
    [
        "The latest release is 1.2.3.",
        "Download it, for example from the site. The latest release is 1.2.3.",
        "- if you must\n- the latest release is 1.2.3",
        "## Install\n\nThe latest version is 1.2.3.",
        "## Getting the code\n\nThe latest version is 1.2.3.",
        "## Redis\n\nText.\n\n## Lantern\n\nThe latest version is 1.2.3.",
        "## Linux\n\nThe latest version is 1.2.3.",
    ],
)
def test_statements_are_claims(truth: Truth, text: str) -> None:
    assert found(truth, f"# Lantern\n\n{text}\n") == [("1.2.3", True)]


@pytest.mark.parametrize(
    ("head", "sure"),
    [
        ("# Lantern: the guide\n\n**Version**: 1.9.0\n", True),
        ("# Guide\n\n**Product**: Lantern\n**Version**: 1.9.0\n", True),
        ("# Guide\n\n| Project | Lantern |\n|---|---|\n| Version | 1.9.0 |\n", True),
        ("# Guide\n\n**Product version**: 1.9.0\n", True),
        ("# Guide\n\n**Release**: 1.9.0\n", True),
        ("---\nproduct_version: 1.9.0\n---\n# Guide\n", True),
        ("# PostgreSQL\n\n**Release**: 1.9.0\n", False),
        ("# Guide\n\n**Version**: 1.9.0\n", False),
        ("---\nversion: 1.9.0\n---\n# Guide\n", False),
        ("# Lanterns of the world\n\n**Version**: 1.9.0\n", False),
        ("# Lantern wire protocol specification\n\n**Version**: 1.9.0\n", False),
        ("# Lantern\n\n**Version**: 1.9.0\n**Status**: Proposed\n", False),
        ("# Lantern\n\n**Version**: 1.9.0\n\nText.\n\n## Revision history\n\nText.\n", False),
        ("# Lantern audit, March 2024\n\n**Version**: 1.9.0\n", False),
    ],
)
def test_a_field_of_a_head_is_sure_where_the_page_is_about_the_product(
    truth: Truth, head: str, *, sure: bool
) -> None:
    assert found(truth, head) == [("1.9.0", sure)]


@pytest.mark.parametrize(
    ("path", "head"),
    [
        ("docs/x.md", "# Incident plan\n\n**Version**: 1.0\n\nText.\n\n## Revision history\n"),
        ("docs/x.md", "# Plan\n\n**Version**: 1.0\n**Status**: DRAFT\n"),
        ("docs/x.md", "# Penetration test report\n\n**Version**: 1.0\n"),
        ("docs/x.md", "# Plan for 2024\n\n**Version**: 1.0\n"),
        ("docs/2024-05-01-load.md", "# Load\n\n**Version**: 1.0\n"),
        (
            "docs/x.rst",
            "Plan\n====\n\n:Version: 1.0\n\nText.\n\nDocument history\n================\n",
        ),
    ],
)
def test_a_document_with_revisions_of_its_own(truth: Truth, path: str, head: str) -> None:
    assert found(truth, head, path) == []


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("docs/versioned_docs/version-1.2/x.md", "1.2"),
        ("docs/lantern-1.2/x.md", "1.2"),
        ("docs/lantern-v3/x.md", "v3"),
        ("docs/en/1.2/x.md", "1.2"),
        ("docs/1.x.x/x.md", "1.x"),
        ("docs/v1_2/x.md", "v1.2"),
        ("docs/branch-2.0/x.md", "2.0"),
        ("docs/release-v2.0/x.md", "v2.0"),
        ("docs/1.2-lts/x.md", "1.2"),
        ("docs/1.2-install.md", ""),
        ("docs/01_02_intro.md", ""),
        ("docs/python/3.11/x.md", ""),
        ("docs/other-1.2/x.md", ""),
        ("docs/api/apps/v1/x.md", ""),
        ("docs/v1beta1/x.md", ""),
        ("docs/rest/v2.1/x.md", ""),
        ("docs/api/2.1/x.md", "2.1"),
        ("docs/v2.1/api/x.md", "v2.1"),
    ],
)
def test_layouts_of_releases(path: str, version: str) -> None:
    assert path_version(path, {"lantern"}) == version


def test_a_folder_of_a_year_is_no_release(truth: Truth) -> None:
    assert found(truth, "# Lantern\n\n**Version**: 1.9.0\n", "docs/2024.05/x.md") == []
    assert found(truth, "# Lantern\n\n**Version**: 1.9.0\n", "docs/1.8/x.md") == [("1.9.0", True)]


@pytest.mark.parametrize(
    ("path", "title", "kind"),
    [
        ("docs/changelog.md", "", "changelog"),
        ("docs/a.md", "What's new in Lantern", "changelog"),
        ("docs/a.md", "Release notes", "release notes"),
        ("docs/upgrading/x.md", "", "upgrading"),
        ("docs/adr/0001-x.md", "", "proposal"),
        ("tests/fixtures/a.md", "", "test"),
        ("third_party/zlib/README.md", "", "third party"),
        ("docs/vendor.md", "", ""),
        ("docs/2024-05-01-load.md", "", "dated"),
        ("design/20221205-memory.md", "", "dated"),
        ("docs/2024.05/load.md", "", ""),
        ("docs/20221305-memory.md", "", ""),
        ("docs/testing.md", "Testing", ""),
        ("release/docs/x.md", "", ""),
        ("docs/release-1.2/x.md", "", ""),
        ("docs/release-1.2.md", "", "release notes"),
        ("docs/releases/release-1.2/x.md", "", "release notes"),
        ("docs/release-1.2-checklist.md", "Release 1.2 checklist", "release notes"),
        ("docs/release-checklist.md", "Production release checklist", ""),
        ("docs/a.md", "Release sign-off", ""),
    ],
)
def test_kinds_of_pages_that_are_left_out(path: str, title: str, kind: str) -> None:
    assert kind_of_many(path, title) == kind


def test_pages_that_are_left_out_are_counted(truth: Truth) -> None:
    text = "# Lantern\n\n**Version**: 1.9.0\n"
    paths = ("docs/changelog.md", "docs/news.md", "docs/upgrading.md", "docs/a.md", "docs/b.md")
    pages = [page for path in paths if (page := scan(text, path, markdown=True)) is not None]
    ignored = ["docs/b.*"]
    assert counted(pages, ignored) == (("changelog", 2), ("upgrading", 1), ("version_ignore", 1))
    stated = check_pages(truth, pages, ignored).mismatches
    assert [each.claim.location.path for each in stated] == ["docs/a.md"]
    assert counted([scan(text, paths[0], markdown=True, always=True) or pages[0]], ()) == ()


@pytest.mark.parametrize(
    ("tags", "stated", "wrong"),
    [
        ((), "1.0.0", False),
        (("v2.0.1", "v2.0.0"), "2.0.1", False),
        (("v2.0.1", "v2.0.0"), "2.0", False),
        (("v2.0.1", "v2.0.0"), "2.1.0", False),
        (("v2.0.1", "v2.0.0"), "1.9.0", True),
        (("v2.0.1", "v2.0.0"), "3.0.0", True),
    ],
)
def test_between_releases_pages_speak_of_the_last_one(
    tmp_path: Path, tags: tuple[str, ...], stated: str, *, wrong: bool
) -> None:
    repository(tmp_path, *tags)
    truth = truth_of(tmp_path, {"VERSION": "2.1.0-SNAPSHOT\n"}, names=("lantern",))
    assert bool(found(truth, f"# Lantern\n\nVersion: {stated}\n")) is wrong


@pytest.mark.parametrize(
    ("version", "wrong"), [("2.0.0-dev", 0), ("1.9.0-dev", 1), ("2.0.0rc1", 1)]
)
def test_what_comes_after_a_release_may_be_called_by_it(
    tmp_path: Path, version: str, wrong: int
) -> None:
    repository(tmp_path, "v2.0.0")
    assert len(list(disagreements(truth_of(tmp_path, {"VERSION": f"{version}\n"})))) == wrong
