"""Each manifest as a source of truth: what it says, and where."""

from __future__ import annotations

import os
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from git_commands import git
from systems import needs_posix

from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.files.git_refs import on_main_branch, references
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.check import disagreements
from sphinx_readiness.versions.truth import Truth, find_truth
from sphinx_readiness.versions.truth.git_tags import newest_tag, tags

Find = Callable[..., Truth]


@pytest.fixture
def find(tmp_path: Path) -> Find:
    def find(files: Mapping[str, str], *declared: object, conf: Source | None = None) -> Truth:
        for name, text in files.items():
            path = tmp_path / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
        layers = [({"version_source": list(declared)}, OptionSource("x", {}))]
        options, problems = make_options(layers) if declared else (Options(), ())
        assert not problems
        return find_truth(Tree(tmp_path), options.version_source, (conf,) if conf else (), ())

    return find


def known(truth: Truth) -> list[tuple[str, str, str, int]]:
    return [
        (each.product, each.version, each.location.path, each.location.line) for each in truth.own
    ]


PROJECT = '[project]\nname = "lantern"\n'

CASES: dict[str, tuple[dict[str, str], tuple[str, str, str, int]]] = {
    "static": (
        {"pyproject.toml": PROJECT + 'version = "1.2"\n'},
        ("lantern", "1.2", "pyproject.toml", 3),
    ),
    "poetry": (
        {"pyproject.toml": '[tool.poetry]\nname = "lantern"\nversion = "1.2"\n'},
        ("lantern", "1.2", "pyproject.toml", 3),
    ),
    "hatch": (
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[tool.hatch.version]\npath = "src/a.py"\n',
            "src/a.py": '"""A."""\n\n__version__: str = "1.2"\n',
        },
        ("lantern", "1.2", "src/a.py", 3),
    ),
    "setuptools-attr": (
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = {attr = "lantern.__version__"}\n',
            "src/lantern/__init__.py": "__version__ = '1.2'\n",
        },
        ("lantern", "1.2", "src/lantern/__init__.py", 1),
    ),
    "setuptools-file": (
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[tool.setuptools.dynamic]\nversion = {file = "V.txt"}\n',
            "V.txt": "\nv1.2\n",
        },
        ("lantern", "1.2", "V.txt", 2),
    ),
    "pdm": (
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[tool.pdm.version]\nsource = "file"\npath = "a.py"\n',
            "a.py": '__version__ = "1.2"\n',
        },
        ("lantern", "1.2", "a.py", 1),
    ),
    "flit": (
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[build-system]\nbuild-backend = "flit_core.buildapi"\n',
            "lantern.py": '__version__ = "1.2"\n',
        },
        ("lantern", "1.2", "lantern.py", 1),
    ),
    "pkg-info": (
        {
            "pyproject.toml": PROJECT + 'dynamic = ["version"]\n',
            "PKG-INFO": "Metadata-Version: 2.4\nName: lantern\nVersion: 1.2\n",
        },
        ("lantern", "1.2", "PKG-INFO", 3),
    ),
    "setup-cfg": (
        {"setup.cfg": "[metadata]\nname = lantern\nversion = 1.2\n"},
        ("lantern", "1.2", "setup.cfg", 3),
    ),
    "setup-cfg-attr": (
        {
            "setup.cfg": "[metadata]\nname = lantern\nversion = attr: lantern.__version__\n",
            "lantern/__init__.py": '__version__ = "1.2"\n',
        },
        ("lantern", "1.2", "lantern/__init__.py", 1),
    ),
    "cargo": (
        {"Cargo.toml": '[package]\nname = "lantern"\nversion = "1.2.0"\n'},
        ("lantern", "1.2.0", "Cargo.toml", 3),
    ),
    "cargo-inherited": (
        {
            "Cargo.toml": '[package]\nname = "lantern"\nversion.workspace = true\n'
            '[workspace.package]\nversion = "1.2.0"\n'
        },
        ("lantern", "1.2.0", "Cargo.toml", 5),
    ),
    "npm": (
        {"package.json": '{\n  "name": "@acme/lantern",\n  "version": "1.2.0"\n}\n'},
        ("lantern", "1.2.0", "package.json", 3),
    ),
    "composer": (
        {"composer.json": '{"name": "acme/lantern",\n "version": "1.2.0"}'},
        ("lantern", "1.2.0", "composer.json", 2),
    ),
    "go": (
        {"go.mod": "// x\nmodule example.org/lantern/v3\n\ngo 1.22\n"},
        ("lantern", "3", "go.mod", 2),
    ),
    "gopkg": ({"go.mod": "module gopkg.in/lantern.v2\n"}, ("lantern", "2", "go.mod", 1)),
    "pom": (
        {
            "pom.xml": '<project xmlns="http://maven.apache.org/POM/4.0.0">\n'
            "<artifactId>lantern</artifactId>\n<version>1.2.0</version>\n</project>\n"
        },
        ("lantern", "1.2.0", "pom.xml", 3),
    ),
    "pom-parent-and-property": (
        {
            "pom.xml": "<project>\n<parent><version>${revision}</version></parent>\n"
            "<artifactId>lantern</artifactId>\n"
            "<properties>\n<revision>1.2.0</revision>\n</properties>\n</project>\n"
        },
        ("lantern", "1.2.0", "pom.xml", 5),
    ),
    "version-file": ({"VERSION": "1.2.0-rc.1\n"}, ("", "1.2.0-rc.1", "VERSION", 1)),
}


@pytest.mark.parametrize("name", CASES)
def test_manifest(find: Find, name: str) -> None:
    files, expected = CASES[name]
    truth = find(files)
    assert known(truth) == [expected]
    assert not truth.problems


@pytest.mark.parametrize(
    "files",
    [
        {"pyproject.toml": PROJECT + 'dynamic = ["version"]\n'},
        {"pyproject.toml": PROJECT + 'version = "0.0.0"\n'},
        {"pyproject.toml": PROJECT + 'version = ["1.0"]\n'},
        {"pyproject.toml": "tool = 1\n"},
        {"Cargo.toml": '[package]\nname = "x"\nversion = 1\n'},
        {"Cargo.toml": '[workspace]\nmembers = ["../x", "/etc", 7]\n'},
        {"package.json": "[]"},
        {"package.json": '{"version": "1.0.0", "private": true}'},
        {"composer.json": '"1.0.0"'},
        {"go.mod": "go 1.22\n"},
        {"pom.xml": "<project><version>${unknown}</version></project>"},
        {"VERSION": "see git\n"},
        {"setup.cfg": "version = 1.0\n[metadata\n"},
        {"setup.cfg": "[metadata]\nversion = attr: missing.__version__\n"},
    ],
)
def test_no_version_is_no_source_and_no_problem(find: Find, files: dict[str, str]) -> None:
    truth = find(files)
    assert not [each for each in truth.own if not each.partial]
    assert not truth.problems


@pytest.mark.parametrize(
    ("text", "problems"), [(b"Name: a\xb2\nVersion: 1.0\n", 1), (b"Name: a\nVersion: E\n", 0)]
)
def test_metadata_that_says_no_version(
    find: Find, tmp_path: Path, text: bytes, problems: int
) -> None:
    (tmp_path / "PKG-INFO").write_bytes(text)
    truth = find({})
    assert truth.own == ()
    assert len(truth.problems) == problems


def test_what_is_installed_beside_the_gate_is_another_build(find: Find) -> None:
    truth = find({"pyproject.toml": '[project]\nname = "docutils"\ndynamic = ["version"]\n'})
    assert known(truth) == []
    assert truth.names == {"docutils"}


def test_a_tool_writes_the_version_into_a_file(find: Find) -> None:
    truth = find(
        {
            "pyproject.toml": PROJECT
            + 'dynamic = ["version"]\n[tool.setuptools_scm]\nversion_file = "src/_version.py"\n',
            "src/_version.py": "# made\n__version__ = version = '1.2'\n",
        }
    )
    assert known(truth) == [("lantern", "1.2", "src/_version.py", 2)]


def test_a_module_path_without_a_major_version_says_a_name_only(find: Find) -> None:
    truth = find({"go.mod": "module example.org/lantern\n", "VERSION": "3.14.0\n"})
    assert known(truth) == [("", "3.14.0", "VERSION", 1)]
    assert truth.names == {"lantern"}


def test_a_whole_version_goes_before_a_part(find: Find) -> None:
    truth = find({"go.mod": "module example.org/lantern/v3\n", "VERSION": "3.7.9\n"})
    assert truth.lead is not None
    assert truth.lead.version == "3.7.9"


@pytest.mark.parametrize(
    "version", ["0.0.0", "0.0.0-development", "0.0.0-semantically-released", "0.0.0.dev0", "0"]
)
def test_all_zeros_are_no_version(find: Find, version: str) -> None:
    assert not find({"package.json": f'{{"name": "lantern", "version": "{version}"}}'}).own


def test_a_member_never_leads(find: Find) -> None:
    files = {
        "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\n',
        "crates/macros/Cargo.toml": '[package]\nname = "macros"\nversion = "0.1.0"\n',
    }
    truth = find(files)
    assert not truth.own
    assert [each.version for each in truth.of("macros")] == ["0.1.0"]


def test_a_gemspec(find: Find) -> None:
    truth = find(
        {
            "lantern.gemspec": 's.name = "lantern"\ns.version = Lantern::VERSION\n',
            "lib/lantern/version.rb": 'module Lantern\n  VERSION = "2.0.0"\nend\n',
        }
    )
    assert known(truth) == [("lantern", "2.0.0", "lib/lantern/version.rb", 2)]


def test_members_of_a_workspace_are_products(find: Find) -> None:
    truth = find(
        {
            "Cargo.toml": '[workspace]\nmembers = ["crates/*"]\nexclude = ["crates/c"]\n'
            '[workspace.package]\nversion = "2.0.0"\n',
            "crates/a/Cargo.toml": '[package]\nname = "a"\nversion.workspace = true\n',
            "crates/b/Cargo.toml": '[package]\nname = "b"\nversion = "0.3.0"\n',
            "crates/c/Cargo.toml": '[package]\nname = "c"\nversion = "9.9.9"\n',
        }
    )
    assert [each[:3] for each in known(truth)] == [("", "2.0.0", "Cargo.toml")]
    assert truth.of("a") == truth.own
    assert [each.version for each in truth.of("b")] == ["0.3.0"]
    assert truth.of("c") == ()


def test_declared_sources(find: Find) -> None:
    truth = find(
        {
            "VERSION": "1.2.0\n",
            "a.toml": '[x]\nversion = "1.2.0"\n',
            "a.yaml": "x:\n  - version: 1.10\n",
            "a.h": '#define   API_VERSION\t"3.1"\n',
        },
        "VERSION",
        {"file": "a.toml", "pointer": "/x/version"},
        {"file": "a.yaml", "pointer": "/x/0/version", "product": "wire"},
        {"file": "a.h", "pattern": '#define API_VERSION "{version}"', "product": "API"},
    )
    assert known(truth) == [("", "1.2.0", "VERSION", 1), ("", "1.2.0", "a.toml", 2)]
    assert [(each.version, each.location.line) for each in truth.of("wire")] == [("1.10", 2)]
    assert [(each.version, each.location.line) for each in truth.of("api")] == [("3.1", 1)]
    assert not truth.problems


def test_conf_py(find: Find) -> None:
    conf = Source("Lantern", "1.2", Location("docs/conf.py", 4))
    assert known(find({}, conf=conf)) == [("Lantern", "1.2", "docs/conf.py", 4)]
    assert known(find({}, "docs/conf.py", conf=conf)) == [("Lantern", "1.2", "docs/conf.py", 4)]


@needs_posix
def test_links_out_of_the_root_are_not_followed(find: Find, tmp_path: Path) -> None:
    outside = tmp_path.parent / f"{tmp_path.name}-outside.json"
    outside.write_text('{"version": "6.6.6"}', encoding="utf-8")
    (tmp_path / "package.json").symlink_to(outside)
    truth = find({})
    assert not truth.own
    assert [each.place for each in truth.problems] == [("package.json", 1)]
    declared = find({}, f"../{outside.name}")
    assert not declared.own
    assert len(declared.problems) == 1


def test_tags(tmp_path: Path, find: Find) -> None:
    root = tmp_path / "work"
    root.mkdir()
    assert tags(root) is None or "v1.2.0" not in (tags(root) or ())
    git(root, "init", "-q")
    assert tags(root) == frozenset()
    git(root, "commit", "-q", "--allow-empty", "-m", "x")
    for tag in ("v1.2.0", "v1.10.0", "v2.0.0-rc.1", "api-9.0"):
        git(root, "tag", tag)
    git(root, "pack-refs", "--all")
    git(root, "tag", "-a", "group/v3", "-m", "x")
    assert tags(root) == {"v1.2.0", "v1.10.0", "v2.0.0-rc.1", "api-9.0", "group/v3"}
    newest = newest_tag(root, "", "v{version}")
    assert newest is not None
    assert (newest.version, newest.location.path) == ("1.10.0", ".git/refs/tags/v1.10.0")
    assert newest.released
    api = newest_tag(root, "api", "api-{version}")
    assert api is not None
    assert api.version == "9.0"
    assert newest_tag(root, "", "w{version}") is None
    git(root, "worktree", "add", "-q", str(tmp_path / "tree"))
    assert tags(tmp_path / "tree") == tags(root)
    assert known(find_truth(Tree(root), (), (), ())) == [("", "1.10.0", newest.location.path, 1)]


@pytest.mark.parametrize("text", ["gitdir: /nowhere\n", "nonsense", "gitdir: \0", ""])
def test_a_git_file_that_leads_nowhere(tmp_path: Path, text: str) -> None:
    (tmp_path / ".git").write_text(text, encoding="utf-8")
    assert not tags(tmp_path)


def repository(root: Path, *names: str, branch: str = "main") -> None:
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text(f"ref: refs/heads/{branch}\n", encoding="utf-8")
    for name in names:
        tag = root / ".git/refs/tags" / name
        tag.parent.mkdir(parents=True, exist_ok=True)
        tag.write_text("0" * 40, encoding="utf-8")


@needs_posix
@pytest.mark.parametrize("kind", ["pipe", "device", "sparse"])
def test_references_that_are_no_regular_file(tmp_path: Path, kind: str) -> None:
    """Nothing waits, nothing of a device is read, and what is not known is said."""
    repository(tmp_path, "v1.0")
    for name in ("HEAD", "packed-refs", "config", "commondir"):
        path = tmp_path / ".git" / name
        path.unlink(missing_ok=True)
        if kind == "pipe":
            os.mkfifo(path)
        elif kind == "device":
            path.symlink_to("/dev/zero")
        else:
            with path.open("wb") as stream:
                stream.truncate(64 << 30)
    assert not on_main_branch(tmp_path)
    found = references(tmp_path)
    assert found is not None
    assert found.tags == {"v1.0"}
    assert "{tag}" in found.incomplete


@needs_posix
@pytest.mark.parametrize("kind", ["pipe", "device"])
def test_a_git_file_that_is_no_regular_file(tmp_path: Path, kind: str) -> None:
    if kind == "pipe":
        os.mkfifo(tmp_path / ".git")
    else:
        (tmp_path / ".git").symlink_to("/dev/zero")
    assert not tags(tmp_path)


def test_a_build_number_is_no_release(tmp_path: Path) -> None:
    repository(tmp_path, "v2234", "v4.3.2")
    newest = newest_tag(tmp_path, "", "v{version}", "{version}")
    assert newest is not None
    assert newest.version == "4.3.2"


@pytest.mark.parametrize(("branch", "count"), [("main", 2), ("2.0.x", 1)])
def test_a_tag_counts_beside_a_manifest_on_a_main_branch(
    tmp_path: Path, find: Find, branch: str, count: int
) -> None:
    repository(tmp_path, "v2.1.0", branch=branch)
    truth = find({"pyproject.toml": PROJECT + 'version = "2.0.1"\n'})
    assert len(truth.own) == count
    assert len(list(disagreements(truth))) == count - 1


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("reftable/tables.list", ""),
        ("shallow", "0" * 40),
        ("config", "[extensions]\n\trefStorage = reftable\n"),
        ("config", '[remote "origin"]\n\ttagOpt = --no-tags\n'),
    ],
)
def test_what_may_have_more_tags_says_so(tmp_path: Path, name: str, content: str) -> None:
    repository(tmp_path)
    found = references(tmp_path)
    assert found is not None
    assert not found.incomplete
    path = tmp_path / ".git" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(content, encoding="utf-8")
    found = references(tmp_path)
    assert found is not None
    assert "{tag}" in found.incomplete
