"""Each kind of file that may say the version of a project, and what it says."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import Source
from sphinx_readiness.versions.check import disagreements
from sphinx_readiness.versions.truth import Truth, find_truth
from sphinx_readiness.versions.truth.hatch_pattern import hatch_prefix


def written(root: Path, files: Mapping[str, str]) -> Path:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return root


def truth_of(
    root: Path, files: Mapping[str, str], *conf: Source, names: tuple[str, ...] = ()
) -> Truth:
    return find_truth(Tree(written(root, files)), (), conf, names)


DYNAMIC = '[project]\nname = "lantern"\ndynamic = ["version"]\n'

CASES: dict[str, tuple[dict[str, str], tuple[str, str, str, int]]] = {
    "gradle-properties": (
        {
            "gradle.properties": "# version=9.9\norg.gradle.jvmargs=-Xmx1g\nversion = 1.2.0-SNAPSHOT\n",
            "settings.gradle": 'rootProject.name = "lantern"\n',
        },
        ("lantern", "1.2.0-SNAPSHOT", "gradle.properties", 3),
    ),
    "gradle": (
        {
            "build.gradle": "plugins { id 'x' version '7.0' }\n// version '8'\ngroup 'a'\nversion '1.2.0'\n",
            "settings.gradle.kts": "",
        },
        ("", "1.2.0", "build.gradle", 4),
    ),
    "gradle-kotlin": (
        {"build.gradle.kts": 'allprojects {\n  group = "a"\n  version = "1.2.0"\n}\ndetekt {\n version = "8"\n}\n'},
        ("", "1.2.0", "build.gradle.kts", 3),
    ),
    "cmake": (
        {
            "CMakeLists.txt": "cmake_minimum_required(VERSION 3.20)\n# project(x VERSION 9)\nproject(\n"
            "  Lantern # a (name)\n  VERSION 1.2.0\n  LANGUAGES C)\nfind_package(Z VERSION 4)\n"
        },
        ("Lantern", "1.2.0", "CMakeLists.txt", 5),
    ),
    "meson": (
        {"meson.build": "project('lantern', 'c',\n  meson_version: '>= 1.1',\n  version : '1.2.0')\n"},
        ("lantern", "1.2.0", "meson.build", 3),
    ),
    "meson-file": (
        {"meson.build": "project('lantern', version: files('NUMBER'))\n", "NUMBER": "1.2.0\n"},
        ("lantern", "1.2.0", "NUMBER", 1),
    ),
    "bazel": (
        {
            "MODULE.bazel": '"""M."""\nmodule(\n    name = "lantern",\n    version = "1.2.0",\n'
            '    compatibility_level = 1,\n)\nbazel_dep(name = "z", version = "4.0")\n'
        },
        ("lantern", "1.2.0", "MODULE.bazel", 4),
    ),
    "csproj": (
        {
            "Lantern.csproj": '<Project Sdk="x">\n<PropertyGroup Condition="x"><Version>9</Version>'
            "</PropertyGroup>\n<PropertyGroup><TargetFramework>net9.0</TargetFramework>\n"
            '<Version>1.2.0</Version></PropertyGroup>\n<ItemGroup><PackageReference Version="4.0"/>'
            "</ItemGroup></Project>\n"
        },
        ("Lantern", "1.2.0", "Lantern.csproj", 4),
    ),
    "props": (
        {
            "Directory.Build.props": "<Project><PropertyGroup>\n<VersionPrefix>1.2.0</VersionPrefix>\n"
            "<VersionSuffix>rc1</VersionSuffix></PropertyGroup></Project>",
            "Directory.Packages.props": '<Project><ItemGroup>\n<PackageVersion Include="Z" Version="4.0"/>'
            "</ItemGroup></Project>",
        },
        ("", "1.2.0-rc1", "Directory.Build.props", 2),
    ),
    "props-of-parts": (
        {
            "Directory.Build.props": "<Project><PropertyGroup><Major>1</Major>\n"
            "<Version>$(Major).2.0</Version></PropertyGroup></Project>"
        },
        ("", "1.2.0", "Directory.Build.props", 2),
    ),
    "mix": (
        {
            "mix.exs": 'defmodule L do\n  @version "1.2.0"\n  def project do\n    [\n      app: :lantern,\n'
            '      version: @version,\n      deps: [{:z, "~> 4.0"}]\n    ]\n  end\nend\n'
        },
        ("lantern", "1.2.0", "mix.exs", 2),
    ),
    "podspec": (
        {"Lantern.podspec": "Pod::Spec.new do |s|\n  s.name = 'Lantern'\n  s.version = '1.2.0'\nend\n"},
        ("Lantern", "1.2.0", "Lantern.podspec", 3),
    ),
    "gemspec-without-a-name": (
        {
            "lantern-core.gemspec": "s.version = Lantern::Core::VERSION\n",
            "lib/lantern/core/version.rb": 'VERSION = "1.2.0".freeze\n',
        },
        ("lantern-core", "1.2.0", "lib/lantern/core/version.rb", 1),
    ),
    "cabal": (
        {"lantern.cabal": "name:    lantern\nversion: 1.2.0\nbuild-depends: base\n"},
        ("lantern", "1.2.0", "lantern.cabal", 2),
    ),
    "dart": (
        {"pubspec.yaml": "name: lantern\nversion: 1.2.0+4\n"},
        ("lantern", "1.2.0+4", "pubspec.yaml", 2),
    ),
    "julia": (
        {"Project.toml": 'name = "Lantern"\nversion = "1.2.0"\n[compat]\nZ = "4"\n'},
        ("Lantern", "1.2.0", "Project.toml", 2),
    ),
    "r": (
        {"DESCRIPTION": "Package: lantern\nTitle: L\nVersion: 1.2.0\nDepends: R (>= 4.1)\n"},
        ("lantern", "1.2.0", "DESCRIPTION", 3),
    ),
    "chart": (
        {"Chart.yaml": "apiVersion: v2\nname: lantern\nversion: 1.10\n"},
        ("lantern", "1.10", "Chart.yaml", 3),
    ),
    "setup-py": (
        {
            "setup.py": "import setuptools\nV = '1.2'\nsetuptools.setup(\n  name='lantern',\n"
            "  version=V,\n  install_requires=['z==4.0'],\n)\n"
        },
        ("lantern", "1.2", "setup.py", 2),
    ),
    "setup-py-beside-a-build-system": (
        {
            "pyproject.toml": '[build-system]\nrequires = ["setuptools>=80"]\n',
            "setup.py": "from setuptools import setup\nsetup(name='lantern', version='1.2')\n",
        },
        ("lantern", "1.2", "setup.py", 2),
    ),
    "version-txt": ({"version.txt": "1.2.0\n"}, ("", "1.2.0", "version.txt", 1)),
    "lerna": (
        {"package.json": '{"name": "root", "private": true}', "lerna.json": '{"version": "1.2.0"}'},
        ("", "1.2.0", "lerna.json", 1),
    ),
    "citation-alone": (
        {"CITATION.cff": "cff-version: 1.2.0\ntitle: A lantern\nversion: 1.10\n"},
        ("", "1.10", "CITATION.cff", 3),
    ),
    "codemeta-alone": (
        {"codemeta.json": '{"name": "A lantern",\n "softwareVersion": "1.2.0"}'},
        ("", "1.2.0", "codemeta.json", 2),
    ),
    "hatch-pattern": (
        {
            "pyproject.toml": DYNAMIC + "[tool.hatch.version]\npath = \"a.py\"\n"
            "pattern = \"BUILD\\\\s*=\\\\s*['\\\"](?P<version>[^'\\\"]+)['\\\"]\"\n",
            "a.py": '__version__ = "9"\nBUILD="1.2"\n',
        },
        ("lantern", "1.2", "a.py", 2),
    ),
    "setuptools-tuple": (
        {
            "pyproject.toml": DYNAMIC
            + '[tool.setuptools.dynamic]\nversion = {attr = "lantern.VERSION"}\n',
            "src/lantern/__init__.py": 'OTHER_VERSION = (9, 9)\nVERSION = (1, 2, "rc1")\n',
        },
        ("lantern", "1.2.rc1", "src/lantern/__init__.py", 2),
    ),
    "setuptools-folder": (
        {
            "pyproject.toml": DYNAMIC
            + '[tool.setuptools.dynamic]\nversion = {attr = "lantern.__version__"}\n'
            '[tool.setuptools.packages.find]\nwhere = ["code"]\n',
            "code/lantern/__init__.py": '__version__ = "1.2"\n',
        },
        ("lantern", "1.2", "code/lantern/__init__.py", 1),
    ),
}  # fmt: skip


@pytest.mark.parametrize("name", CASES)
def test_a_source(tmp_path: Path, name: str) -> None:
    files, expected = CASES[name]
    truth = truth_of(tmp_path, files)
    found = [(each.product, each.version, *each.location[:2]) for each in truth.own]
    assert found == [expected]
    assert not truth.problems


@pytest.mark.parametrize(
    "files",
    [
        {"build.gradle": 'version = project.property("v")\nkt { \n  version = "9"\n}\n'},
        {"CMakeLists.txt": "project(lantern VERSION ${V})\nfind_package(Z VERSION 4)\n"},
        {"CMakeLists.txt": "project(lantern" + "(" * 5000},
        {"meson.build": "project('lantern', version: run_command('x').stdout())\n"},
        {"MODULE.bazel": 'bazel_dep(name = "z", version = "4.0")\n'},
        {"MODULE.bazel": 'module(name = "lantern", version = "0.0.0")\n'},
        {"a.csproj": "<Project><PropertyGroup><Version>$(V)</Version></PropertyGroup></Project>"},
        {"a.csproj": "<Project><PropertyGroup Condition='x'><Version>9</Version></PropertyGroup></Project>"},
        {name: f"<Project><PropertyGroup><Version>{name[0]}</Version></PropertyGroup></Project>"
         for name in ("1.csproj", "2.csproj")},
        {"mix.exs": 'deps: [{:z, git: "x", version: "4"}]\n'},
        {"setup.py": "setup(name='lantern', version=read('V'))\n"},
        {"setup.py": "setup(version='1'" + "(" * 10_000},
        {"setup.py": "setup(" + "-" * 100_000},
        {"lerna.json": '{"version": "independent"}'},
        {"package.json": '{"name": "lantern-website", "version": "9.0.0"}'},
        {"package.json": '{"name": "lantern", "version": "1.0.0-semantically-released"}'},
        {"package.json": '{"name": "x", "version": "9.0.0", "devDependencies": {"vitepress": "1"}}'},
        {"version.txt": "see the tags\n"},
        {"CITATION.cff": "title: x\n"},
        {"pyproject.toml": DYNAMIC + "[tool.hatch.version]\npath = \"a.py\"\npattern = '(a+)+(?P<version>.)'\n",
         "a.py": "a" * 100},
    ],
)  # fmt: skip
def test_what_is_computed_or_of_another_is_not_known(tmp_path: Path, files: dict[str, str]) -> None:
    truth = truth_of(tmp_path, files)
    assert not truth.own
    assert not truth.problems


@pytest.mark.parametrize(
    ("pattern", "prefix"),
    [
        ("(?i)^version: \"(?P<version>.+)\"", "(?i)^version:\\ \""),
        (r"VERSION\s*=\s*'(?P<version>.+)'", "VERSION[ \t]{0,20}+=[ \t]{0,20}+'"),
        ("(A|B) = (?P<version>.+)", ""),
        ("x+(?P<version>.+)", ""),
        ("x{9}(?P<version>.+)", ""),
        ("version", ""),
        ("a" * 1000 + "(?P<version>.+)", ""),
    ],
)  # fmt: skip
def test_a_pattern_of_hatch_is_not_run(pattern: str, prefix: str) -> None:
    assert hatch_prefix(pattern) == prefix


CSPROJ = {
    "the same on each way": ('<Version>1.2.0</Version><Version Condition="C">1.2.0</Version>', "1.2.0"),
    "another one perhaps": ('<Version>1.2.0</Version><Version Condition="C">1.3.0</Version>', ""),
    "overwritten": ('<Version Condition="C">9</Version><Version>1.2.0</Version>', "1.2.0"),
    "only perhaps": ('<Version Condition="C">1.2.0</Version>', ""),
    "a default": ("<Version Condition=\"'$(Version)' == ''\">1.2.0</Version>", "1.2.0"),
    "a default that is not taken": (
        "<Version>1.2.0</Version><Version Condition=\" '$(Version)'=='' \">9</Version>", "1.2.0"
    ),
    "a default of what is perhaps": (
        ('<Version Condition="C">1.2.0</Version>'
        "<Version Condition=\"'$(Version)' == ''\">1.3.0</Version>"), ""
    ),
    "the default of another": (
        "<Version>1.2.0</Version><Version Condition=\"'$(Other)' == ''\">9</Version>", ""
    ),
    "perhaps a suffix": (
        '<VersionPrefix>1.2.0</VersionPrefix><VersionSuffix Condition="C">rc1</VersionSuffix>', ""
    ),
    "perhaps no suffix": (
        ("<VersionPrefix>1.2.0</VersionPrefix><VersionSuffix>rc1</VersionSuffix>"
        '<VersionSuffix Condition="C"></VersionSuffix>'), ""
    ),
    "a suffix of what is whole": (
        '<Version>1.2.0</Version><VersionSuffix Condition="C">rc1</VersionSuffix>', "1.2.0"
    ),
    "perhaps of another package": (
        '<PackageVersion Condition="C">2.0.0</PackageVersion><Version>1.2.0</Version>', ""
    ),
    "a part that is perhaps another": (
        '<Minor>2</Minor><Minor Condition="C">3</Minor><Version>1.$(Minor).0</Version>', ""
    ),
    "a part that is the same": (
        '<Minor>2</Minor><Minor Condition="C">2</Minor><Version>1.$(Minor).0</Version>', "1.2.0"
    ),
    "a circle": ("<A>$(B)</A><B>$(A)</B><Version>$(A)</Version>", ""),
    "many": ('<A>1</A><A Condition="C">2</A>' * 500 + "<Version>$(A)$(A)$(A)$(A)$(A)$(A)</Version>", ""),
}  # fmt: skip


@pytest.mark.parametrize("name", CSPROJ)
def test_a_version_under_a_condition_is_known_if_all_agree(tmp_path: Path, name: str) -> None:
    body, expected = CSPROJ[name]
    text = f"<Project>\n<PropertyGroup>{body}</PropertyGroup></Project>"
    own = truth_of(tmp_path, {"Lantern.csproj": text}).own
    assert [(each.version, each.location.line) for each in own] == (
        [(expected, 2)] if expected else []
    )


@pytest.mark.parametrize(("second", "expected"), [("1.2.0", ["1.2.0"]), ("1.3.0", [])])
def test_a_version_in_a_choice_is_under_a_condition(
    tmp_path: Path, second: str, expected: list[str]
) -> None:
    ways = "".join(
        f"<{way}><PropertyGroup><Version>{version}</Version></PropertyGroup></{name}>"
        for way, name, version in (
            ('When Condition="C"', "When", "1.2.0"),
            ("Otherwise", "Otherwise", second),
        )
    )
    text = (
        "<Project><PropertyGroup><Version>1.2.0</Version></PropertyGroup>"
        f"<Choose>{ways}</Choose></Project>"
    )
    assert [each.version for each in truth_of(tmp_path, {"Lantern.csproj": text}).own] == expected


STATIC = '[project]\nname = "lantern"\nversion = "2.0.0"\n'


def disagreeing(truth: Truth) -> list[tuple[str, str]]:
    return [(each.second.location.path, each.second.version) for each in disagreements(truth)]


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        ({"CITATION.cff": "title: x\nversion: 1.9.0\n"}, [("CITATION.cff", "1.9.0")]),
        ({"codemeta.json": '{"version": "2.0"}'}, []),
        ({"setup.py": "setup(name='lantern', version='1.9')"}, [("setup.py", "1.9")]),
        ({"CMakeLists.txt": "project(lantern_native VERSION 0.3)\n"}, []),
        ({"Chart.yaml": "name: lantern\nversion: 0.3.0\nappVersion: 1.9.0\n"}, [("Chart.yaml", "1.9.0")]),
        ({"Chart.yaml": "name: proxy\nversion: 0.3.0\nappVersion: 1.9.0\n"}, []),
        ({"uv.lock": '[[package]]\nname = "lantern"\nversion = "1.9"\nsource = { editable = "." }\n'},
         [("uv.lock", "1.9")]),
        ({"uv.lock": '[[package]]\nname = "lantern"\nversion = "1.9"\nsource = { registry = "x" }\n'}, []),
        ({"src/lantern/__init__.py": '__version__ = "1.9"\n'}, [("src/lantern/__init__.py", "1.9")]),
        ({"lantern/__init__.py": '__version__ = metadata.version("lantern")\n'}, []),
    ],
)  # fmt: skip
def test_what_stands_beside_the_manifest(
    tmp_path: Path, files: dict[str, str], expected: list[tuple[str, str]]
) -> None:
    assert disagreeing(truth_of(tmp_path, {"pyproject.toml": STATIC, **files})) == expected


@pytest.mark.parametrize(
    ("manifest", "text", "lock", "stale"),
    [
        ("Cargo.toml", '[package]\nname = "lantern"\nversion = "2.0.0"\n', "Cargo.lock",
         'version = 4\n[[package]]\nname = "lantern"\nversion = "1.9.0"\ndependencies = []\n'),
        ("package.json", '{"name": "@acme/lantern", "version": "2.0.0"}', "package-lock.json",
         '{\n  "name": "@acme/lantern",\n  "version": "1.9.0",\n  "lockfileVersion": 3\n}\n'),
        ("lantern.gemspec", 's.name = "lantern"\ns.version = "2.0.0"\n', "Gemfile.lock",
         "PATH\n  remote: .\n  specs:\n    lantern (1.9.0)\n      rake\n\nGEM\n"),
    ],
)  # fmt: skip
def test_the_own_entry_of_a_lockfile(
    tmp_path: Path, manifest: str, text: str, lock: str, stale: str
) -> None:
    assert disagreeing(truth_of(tmp_path, {manifest: text, lock: stale})) == [(lock, "1.9.0")]
    assert disagreeing(truth_of(tmp_path, {lock: stale.replace("1.9.0", "2.0.0")})) == []


def test_a_large_lockfile_is_no_problem_of_the_version(tmp_path: Path) -> None:
    cargo = '[package]\nname = "lantern"\nversion = "2.0.0"\n'
    truth = truth_of(tmp_path, {"Cargo.toml": cargo, "Cargo.lock": "#" * (5 << 20)})
    assert not truth.problems


def test_a_solution_has_the_name_of_the_project(tmp_path: Path) -> None:
    props = "<Project><PropertyGroup><Version>2.0.0</Version></PropertyGroup></Project>"
    truth = truth_of(tmp_path, {"Lantern.slnx": "", "Directory.Build.props": props})
    assert [each.version for each in truth.of("Lantern")] == ["2.0.0"]


def test_what_a_chart_installs_is_true_of_it_as_well(tmp_path: Path) -> None:
    truth = truth_of(tmp_path, {"Chart.yaml": "name: lantern\nversion: 0.3.0\nappVersion: 2.0.0\n"})
    assert [(each.version, each.also) for each in truth.own] == [("0.3.0", False), ("2.0.0", True)]
    assert disagreeing(truth) == []


def test_the_short_version_of_conf_says_its_components_only(tmp_path: Path) -> None:
    short = Source("Lantern", "1.9", Location("docs/conf.py", 2), partial=True)
    assert disagreeing(truth_of(tmp_path, {"VERSION": "2.0.1\n"}, short)) == [
        ("docs/conf.py", "1.9")
    ]
    right = short._replace(version="2.0")
    assert disagreeing(truth_of(tmp_path, {"VERSION": "2.0.1\n"}, right)) == []


def repository(root: Path, *names: str) -> None:
    (root / ".git").mkdir()
    (root / ".git/HEAD").write_text("ref: refs/heads/main\n", encoding="utf-8")
    for name in names:
        tag = root / ".git/refs/tags" / name
        tag.parent.mkdir(parents=True, exist_ok=True)
        tag.write_text("0" * 40, encoding="utf-8")


@pytest.mark.parametrize(
    ("tags", "version"),
    [
        (("release-2.0.0", "release-1.9.0"), "2.0.0"),
        (("lantern-2.0.0", "lantern-core-3.0.0"), "2.0.0"),
        (("lantern@2.0.0", "other@3.0.0"), "2.0.0"),
        (("@acme/lantern@2.0.0", "v1.0.0"), "2.0.0"),
        (("lantern/v2.0.0", "helm-v3.0.0", "chart-4.0"), "2.0.0"),
        (("other-2.0.0", "nightly-2024"), None),
        (("v2.0.0", "2024.05.01", "v20240501.1"), "2.0.0"),
        (("v2024.1", "v2023.4"), "2024.1"),
    ],
)
def test_names_of_tags(tmp_path: Path, tags: tuple[str, ...], version: str | None) -> None:
    repository(tmp_path, *tags)
    lead = truth_of(tmp_path, {}, names=("Lantern",)).lead
    assert (lead.version if lead is not None else None) == version


def test_a_tag_goes_before_a_citation(tmp_path: Path) -> None:
    repository(tmp_path, "v2.0.0")
    truth = truth_of(tmp_path, {"pyproject.toml": DYNAMIC, "CITATION.cff": "version: 1.9.0\n"})
    assert truth.lead is not None
    assert truth.lead.version == "2.0.0"
    assert disagreeing(truth) == [("CITATION.cff", "1.9.0")]


@pytest.mark.parametrize(
    "name",
    ["CMakeLists.txt", "gradle.properties", "setup.py", "a.csproj", "Chart.yaml", "a.gemspec"],
)
@pytest.mark.parametrize("data", [b"caf\xe9\n", b"{{ name }}: [\n", b"\xff\xfe<\0"])
def test_scripts_and_templates_may_be_in_any_shape(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    truth = find_truth(Tree(tmp_path), (), (), ())
    assert not truth.own
    assert not truth.problems


def test_what_the_documents_are_called_says_which_manifest_leads(tmp_path: Path) -> None:
    files = {
        "pyproject.toml": '[project]\nname = "tools"\nversion = "0.1.0"\n',
        "Cargo.toml": '[package]\nname = "lantern"\nversion = "2.0.0"\n',
    }
    lead = truth_of(tmp_path, files, names=("Lantern",)).lead
    assert lead is not None
    assert lead.version == "2.0.0"
    first = truth_of(tmp_path, files).lead
    assert first is not None
    assert first.version == "0.1.0"
