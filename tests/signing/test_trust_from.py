"""A change cannot bring its own trust: roles and keys of a revision, read from git's objects."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from git_commands import git
from signed_projects import Signing, make_key, public
from systems import needs_posix

from sphinx_readiness.files.git_revision import Revision
from sphinx_readiness.files.unreadable import UnreadableFile

WHO = "qa@example.org"

CONFIG = f"""
[roles."QA Lead"]
principals = ["{WHO}"]
"""


@pytest.fixture
def signing(tmp_path: Path, keys: dict[str, Path]) -> Signing:
    """A project that trusts the QA lead's key on its branch ``main``, and is on another branch."""
    made = Signing(tmp_path)
    (tmp_path / "readiness.toml").write_text(CONFIG)
    made.allow(f"{WHO} {public(keys['qa'])}")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "trust")
    git(tmp_path, "checkout", "-qb", "change")
    made.sign(key=keys["qa"], principal=WHO)
    made.config = {"trust_from": "main", "roles": []}
    return made


def test_roles_and_keys_are_those_of_the_revision(signing: Signing, keys: dict[str, Path]) -> None:
    assert signing.state() == "approved"
    assert signing.judged().sign_offs.trusted_from == git(signing.root, "rev-parse", "main")
    assert [each.role for each in signing.judged().sign_offs.standings] == ["QA Lead"]
    signing.config["roles"] = [{"name": "QA Lead"}]
    signing.allow(f"{WHO} {public(keys['stranger'])}")
    signing.sign(key=keys["stranger"], principal=WHO)
    assert signing.state() == "invalid"
    signing.config["trust_from"] = ""
    assert signing.state() == "approved"  # so this is what the revision is for


@pytest.mark.parametrize("name", ["main", "HEAD", "v1", "v2", "refs/heads/main", "COMMIT"])
@pytest.mark.parametrize("packed", [False, True])
def test_names_of_revisions(signing: Signing, name: str, packed: bool) -> None:
    git(signing.root, "tag", "v1", "main")
    git(signing.root, "tag", "-am", "annotated", "v2", "main")
    if packed:
        git(signing.root, "gc", "-q")
    commit = git(signing.root, "rev-parse", "main")
    signing.config["trust_from"] = commit if name == "COMMIT" else name
    assert signing.state() == "approved"
    assert signing.judged().sign_offs.trusted_from == commit


@pytest.mark.parametrize(
    ("name", "says"),
    [
        ("nowhere", "there is no branch, tag or commit 'nowhere' here"),
        ("0" * 40, "there is no commit '000"),
        ("../main", "is no branch, tag or commit that can be looked up"),
        ("main^{tree}", "is no branch, tag or commit that can be looked up"),
        ("--upload-pack", "is no branch, tag or commit that can be looked up"),
        ("both", "'both' is the name of several commits"),
    ],
)
def test_revisions_that_are_none(signing: Signing, name: str, says: str) -> None:
    git(signing.root, "branch", "both", "main")
    git(signing.root, "commit", "-qm", "other", "--allow-empty")
    git(signing.root, "tag", "both")
    signing.config |= {"trust_from": name, "roles": ["QA Lead"]}
    found = signing.judged()
    (problem,) = found.problems
    assert problem.rule == "unusable-trust"
    assert says in problem.text()
    assert found.sign_offs.failed
    assert {each.state.value for each in found.sign_offs.standings} == {"invalid"}
    assert {each.told for each in found.sign_offs.standings} == {"unusable-trust"}


@pytest.mark.parametrize(
    ("config", "says"),
    [
        (None, "has no configuration of sphinx-readiness"),
        ("roles = 3", "option 'roles': expected"),
        ("roles = [", "not valid TOML"),
        ('[roles."QA Lead"]\nprincipal = ["x"]', "option 'roles': expected"),
    ],
)
def test_a_revision_that_says_nothing_of_use(
    signing: Signing, config: str | None, says: str
) -> None:
    git(signing.root, "checkout", "-q", "main")
    path = signing.root / "readiness.toml"
    path.unlink()
    if config is not None:
        path.write_text(config)
    git(signing.root, "add", "-A")
    git(signing.root, "commit", "-qm", "other")
    (problem,) = signing.judged().problems
    assert problem.rule == "unusable-trust"
    assert says in problem.text()
    assert signing.judged().sign_offs.failed


def test_a_project_in_a_folder_of_the_repository(tmp_path: Path, keys: dict[str, Path]) -> None:
    root = tmp_path / "services" / "lantern"
    root.mkdir(parents=True)
    signing = Signing(root)
    (root / "pyproject.toml").write_text(
        f'[tool.sphinx-readiness.roles."QA Lead"]\nprincipals=["{WHO}"]\n'
    )
    signing.allow(f"{WHO} {public(keys['qa'])}")
    git(tmp_path, "init", "-q")
    git(tmp_path, "add", "-A")
    git(tmp_path, "commit", "-qm", "trust")
    signing.sign(key=keys["qa"], principal=WHO)
    signing.config = {"trust_from": "main"}
    assert signing.state() == "approved"


@needs_posix
def test_links_of_a_revision_are_not_followed(signing: Signing) -> None:
    git(signing.root, "checkout", "-q", "main")
    (signing.root / "allowed_signers").rename(signing.root / "real")
    (signing.root / "allowed_signers").symlink_to("real")
    git(signing.root, "add", "-A")
    git(signing.root, "commit", "-qm", "link")
    (problem,) = signing.judged().problems
    assert problem.text() == "this is no regular file and is not read"
    assert signing.judged().sign_offs.failed
    with pytest.raises(UnreadableFile):
        Revision(signing.root.parent.parent.parent, "main")
    revision = Revision(signing.root, "main")
    assert revision.read("../readiness.toml", 100) is None
    with pytest.raises(UnreadableFile):
        revision.read("signoffs", 100)
    with pytest.raises(UnreadableFile):
        revision.read("readiness.toml", 3)
    revision.close()


def test_a_change_does_not_say_which_day_it_is(signing: Signing, keys: dict[str, Path]) -> None:
    """A key that has expired is not good because the change says that it is last year."""
    git(signing.root, "checkout", "-q", "main")
    signing.allow(f'{WHO} valid-before="20260201Z" {public(keys["qa"])}')
    git(signing.root, "commit", "-qam", "expires")
    assert signing.day < date(2026, 2, 1) < date.today()  # noqa: DTZ011
    assert signing.state() == "invalid"
    signing.settings = signing.settings._replace(commands_day=True)
    assert signing.state() == "approved"
    signing.settings = signing.settings._replace(commands_day=False)
    (signing.root / "readiness.toml").write_text(f"as_of = 2026-01-31\n{CONFIG}")
    git(signing.root, "commit", "-qam", "the day of an archive")
    assert signing.state() == "approved"


def test_two_roles_sign_on_two_branches(signing: Signing, tmp_path: Path) -> None:
    """They merge without a conflict, and both hold."""
    other = make_key(tmp_path.parent, f"{tmp_path.name}-pm")
    git(signing.root, "checkout", "-q", "main")
    (signing.root / "readiness.toml").write_text(
        f'{CONFIG}\n[roles.PM]\nprincipals = ["pm@example.org"]\n'
    )
    with (signing.root / "allowed_signers").open("a") as stream:
        stream.write(f"pm@example.org {public(other)}\n")
    git(signing.root, "commit", "-qam", "two roles")
    git(signing.root, "checkout", "-qb", "one")
    git(signing.root, "add", "-A")
    git(signing.root, "commit", "-qm", "QA")
    git(signing.root, "checkout", "-qb", "two", "main")
    signing.sign("PM", other, "pm@example.org")
    git(signing.root, "add", "-A")
    git(signing.root, "commit", "-qm", "PM")
    git(signing.root, "merge", "-q", "-m", "both", "one")
    assert [each.state.value for each in signing.judged().sign_offs.standings] == ["approved"] * 2
