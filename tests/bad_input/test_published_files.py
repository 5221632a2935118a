"""Which files are copied beside the pages: judged by their real path, name, type and size."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Built, Project

from sphinx_readiness.files.publishing import is_secret, may_publish


def checklist(*names: str) -> dict[str, str]:
    rows = "".join(f"| F-{at} | see {name} here | ok |\n" for at, name in enumerate(names))
    head = "| ID | Item | Status |\n|---|---|---|\n"
    return {"index.md": f"# A\n\n:::{{checklist}} c\n:owner: X\n\n{head}{rows}:::\n"}


def published(built: Built) -> dict[str, str]:
    """Return the text of each copied file by its name."""
    folder = built.out / "_downloads"
    return {path.name: path.read_text() for path in folder.rglob("*") if path.is_file()}


SECRETS = (
    ".env", ".git/config", ".ssh/id_rsa.txt", "a/.hidden/b.txt", "private.key", "server.pem", "SERVER.KEY.txt",
    "Credentials.json", "aws_CREDENTIALS.txt", "secrets/readme.txt", "id_rsa", "id_ed25519.txt", ".npmrc",
    ".pypirc", "_netrc", "passwords.kdbx", "prod.tfstate", "prod.tfstate.json", "terraform.tfvars", "api-key.txt",
    "api_key.json", "my.password.txt", "passwd.txt", "kubeconfig.yaml", "kube-config.yml", "vault.yml", "token.txt",
    "a\\.env\\b.txt", ".env.", ".ENV ", "prod.env", "known_hosts.txt", "service-account.json", "htpasswd.txt",
)  # fmt: skip

OPEN = (
    "README.md", "docs/guide.txt", "../src/main.rs", "./notes.txt", "keyboard.md", "environment.md", "a/b/c.py",
    "report-1.0.2.pdf", "identity.md", "monkey.txt", "hosts.txt",
)  # fmt: skip


@pytest.mark.parametrize("path", SECRETS)
def test_names_of_secrets(path: str) -> None:
    assert is_secret(path)


@pytest.mark.parametrize("path", OPEN)
def test_names_of_others(path: str) -> None:
    assert not is_secret(path)


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


def test_a_name_that_is_hidden_is_judged_too(make_project: Callable[..., Project]) -> None:
    project = make_project(checklist("data/.x/plain.txt", "my-secret.txt", "open.txt"))
    project.write({"../plain.txt": "P", "open.txt": "O", "data/x": ""})
    (project.docs / "data/.x").symlink_to("../..")
    (project.docs / "my-secret.txt").symlink_to("../plain.txt")
    assert published(project.build()) == {"open.txt": "O"}


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
