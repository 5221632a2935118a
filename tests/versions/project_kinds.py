"""Projects of every kind that is read, as templates: their manifests, and their workspaces."""

from __future__ import annotations

Files = dict[str, str]

SOURCES: dict[str, Files] = {
    "python": {"pyproject.toml": '[project]\nname = "lantern"\nversion = "@"\n'},
    "poetry": {"pyproject.toml": '[tool.poetry]\nname = "lantern"\nversion = "@"\n'},
    "setup.cfg": {"setup.cfg": "[metadata]\nname = lantern\nversion = @\n"},
    "setup.py": {"setup.py": 'from setuptools import setup\nsetup(name="lantern", version="@")\n'},
    "cargo": {"Cargo.toml": '[package]\nname = "lantern"\nversion = "@"\n'},
    "npm": {"package.json": '{"name": "@acme/lantern", "version": "@"}'},
    "gradle": {
        "build.gradle": "plugins { id 'java' }\nversion = '@'\n",
        "settings.gradle": "rootProject.name = 'lantern'\n",
    },
    "kotlin": {
        "build.gradle.kts": 'plugins { java }\nversion = "@"\n',
        "settings.gradle.kts": 'rootProject.name = "lantern"\n',
    },
    "gradle.properties": {
        "gradle.properties": "version=@\n", "settings.gradle": "rootProject.name = 'lantern'\n"
    },
    "maven": {"pom.xml": "<project><artifactId>lantern</artifactId><version>@</version></project>"},
    "go": {"go.mod": "module example.org/lantern\n", "VERSION": "v@\n"},
    "VERSION.txt": {"go.mod": "module example.org/lantern\n", "VERSION.txt": "@\n"},
    "version.txt": {"go.mod": "module example.org/lantern\n", "version.txt": "v@\n"},
    "cmake": {"CMakeLists.txt": "project(lantern VERSION @ LANGUAGES CXX)\n"},
    "meson": {"meson.build": "project('lantern', 'cpp', version: '@', license: 'MIT')\n"},
    "bazel": {"MODULE.bazel": 'module(name = "lantern", version = "@")\n'},
    "dotnet": {
        "Lantern.csproj": "<Project><PropertyGroup><Version>@</Version></PropertyGroup></Project>"
    },
    "props": {
        "Directory.Build.props": "<Project><PropertyGroup><VersionPrefix>@</VersionPrefix>"
        "</PropertyGroup></Project>",
        "Lantern.sln": "Microsoft Visual Studio Solution File\n",
    },
    "helm": {"Chart.yaml": 'apiVersion: v2\nname: lantern\nversion: @\nappVersion: "7.7.7"\n'},
    "gem": {
        "lantern.gemspec": 's.name = "lantern"\ns.version = Lantern::VERSION\n',
        "lib/lantern/version.rb": 'module Lantern\n  VERSION = "@"\nend\n',
    },
    "mix": {"mix.exs": 'def project do\n  [app: :lantern,\n   version: "@"]\nend\n'},
    "pod": {"Lantern.podspec": "s.name = 'Lantern'\ns.version = '@'\n"},
    "composer": {"composer.json": '{"name": "acme/lantern", "version": "@"}'},
    "dart": {"pubspec.yaml": "name: lantern\nversion: @\n"},
    "julia": {"Project.toml": 'name = "Lantern"\nversion = "@"\n'},
    "lerna": {
        "lerna.json": '{"version": "@", "packages": ["packages/*"]}',
        "package.json": '{"name": "lantern", "private": true}',
    },
    "deno": {"deno.json": '{"name": "@acme/lantern", "version": "@"}'},
    "jsr": {"jsr.json": '{"name": "@acme/lantern", "version": "@"}'},
    "galaxy": {"galaxy.yml": "namespace: acme\nname: lantern\nversion: @\n"},
    "r": {"DESCRIPTION": "Package: lantern\nVersion: @\n"},
    "cabal": {"lantern.cabal": "name: lantern\nversion: @\n"},
    "setuptools attr": {
        "pyproject.toml": '[project]\nname = "lantern"\ndynamic = ["version"]\n'
        '[tool.setuptools.dynamic]\nversion = {attr = "lantern.__version__"}\n',
        "lantern/__init__.py": '__version__ = "@"\n',
    },
    "hatch pattern": {
        "pyproject.toml": '[project]\nname = "lantern"\ndynamic = ["version"]\n'
        '[tool.hatch.version]\npath = "v.py"\npattern = "NOW = (?P<version>.+)"\n',
        "v.py": "NOW = @\n",
    },
}  # fmt: skip
"""Name of a kind → its files; ``@`` is the version of *lantern*."""

PYTHON = '[project]\nname = "{}"\nversion = "{}"\n'
NODE = '{{"name": "{}", "version": "{}"}}'
CRATE = '[package]\nname = "{}"\nversion = "{}"\n'
MODULE = "<project><parent><version>2.0.0</version></parent><artifactId>lantern-core</artifactId>{}</project>"

WORKSPACES: dict[str, tuple[dict[str, str], str]] = {
    "uv": (
        {
            "pyproject.toml": PYTHON.format("lantern", "2.0.0")
            + '[tool.uv.workspace]\nmembers = ["packages/*"]\nexclude = ["packages/old"]\n',
            "packages/core/pyproject.toml": PYTHON.format("lantern-core", "0.7.0"),
        },
        "packages/core",
    ),
    "uv-dynamic": (
        {
            "pyproject.toml": PYTHON.format("lantern", "2.0.0")
            + '[tool.uv.sources]\nlantern-core = { path = "libs/core" }\n',
            "libs/core/pyproject.toml": '[project]\nname = "lantern-core"\ndynamic = ["version"]\n'
            '[tool.hatch.version]\npath = "src/a.py"\n',
            "libs/core/src/a.py": '__version__ = "0.7.0"\n',
        },
        "libs/core",
    ),
    "poetry": (
        {
            "pyproject.toml": '[tool.poetry]\nname = "lantern"\nversion = "2.0.0"\n'
            "[tool.poetry.group.dev.dependencies]\nz = \"^4\"\n"
            'lantern-core = { path = "./packages/core", develop = true }\nup = { path = "../up" }\n',
            "packages/core/pyproject.toml": '[tool.poetry]\nname = "lantern-core"\nversion = "0.7.0"\n',
        },
        "packages/core",
    ),
    "npm": (
        {
            "package.json": '{"name": "lantern", "version": "2.0.0", "workspaces": ["packages/*"]}',
            "packages/core/package.json": NODE.format("@lantern/lantern-core", "0.7.0"),
        },
        "packages/core",
    ),
    "yarn": (
        {
            "package.json": '{"name": "lantern", "version": "2.0.0", '
            '"workspaces": {"packages": ["packages/**", "!packages/x"]}}',
            "packages/a/core/package.json": NODE.format("lantern-core", "0.7.0"),
        },
        "packages/a/core",
    ),
    "pnpm": (
        {
            "package.json": NODE.format("lantern", "2.0.0"),
            "pnpm-workspace.yaml": "packages:\n  - apps/*\n",
            "apps/core/package.json": '{"name": "lantern-core", "private": true, "version": "0.7.0"}',
        },
        "apps/core",
    ),
    "cargo": (
        {
            "Cargo.toml": CRATE.format("lantern", "2.0.0") + '[workspace]\nmembers = ["crates/*"]\n',
            "crates/core/Cargo.toml": CRATE.format("lantern-core", "0.7.0"),
        },
        "crates/core",
    ),
    "maven": (
        {
            "pom.xml": "<project><artifactId>lantern</artifactId><version>2.0.0</version>"
            "<modules><module>core</module><module>gone</module><module>../up</module></modules></project>",
            "core/pom.xml": MODULE.format("<version>0.7.0</version>"),
        },
        "core",
    ),
    "gradle": (
        {
            "settings.gradle": 'rootProject.name = "lantern"\n// include ":no"\n'
            'include ":libs:lantern-core",\n  ":gone"\n',
            "build.gradle": 'version = "2.0.0"\n',
            "libs/lantern-core/build.gradle.kts": 'version = "0.7.0"\n',
        },
        "libs/lantern-core",
    ),
    "go": (
        {
            "go.work": "go 1.24\nuse (\n\t.\n\t./core // the core\n)\n",
            "go.mod": "module example.org/lantern\n",
            "VERSION": "2.0.0\n",
            "core/go.mod": "module example.org/lantern/lantern-core\n",
            "core/VERSION": "0.7.0\n",
        },
        "core",
    ),
}  # fmt: skip
"""Name of a kind → files of *lantern* 2.0.0 with *lantern-core* 0.7.0, and its folder."""


def sources(kind: str, version: str) -> Files:
    """Return the files of *lantern* of a *kind*; the scope of its name stays."""
    return {
        path: text.replace("@acme", "\0").replace("@", version).replace("\0", "@acme")
        for path, text in SOURCES[kind].items()
    }
