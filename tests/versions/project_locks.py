"""Lockfiles of every kind that is read, with a package *wick* in them."""

from __future__ import annotations

from project_kinds import Files

_REGISTRY = 'source = "registry+https://example.org"\n'

OWN = '[[package]]\nname = "{}"\nversion = "{}"\n'
"""An entry of a lockfile in TOML: a name and a version."""


def _wick(version: str) -> str:
    return OWN.format("wick", version)


LOCKS: tuple[Files, ...] = (
    {"Cargo.lock": _wick("1.4.2") + _REGISTRY},
    {"uv.lock": _wick("1.4.2") + 'source = { registry = "https://example.org" }\n'},
    {"poetry.lock": _wick("1.4.2")},
    {"pdm.lock": _wick("1.4.2")},
    {"pylock.toml": 'lock-version = "1.0"\n[[packages]]\nname = "wick"\nversion = "1.4.2"\n'},
    {"requirements.txt": "wick==1.4.2\n"},
    {"package-lock.json": '{"lockfileVersion": 3, "packages": {'
     '"node_modules/wick": {"version": "1.4.2"}}}'},
    {"pnpm-lock.yaml": "lockfileVersion: '9.0'\nimporters:\n  .:\n    dependencies:\n      wick:\n"
     "        specifier: ^1.0.0\n        version: 1.4.2\npackages:\n  wick@1.4.2: {}\n"},
    {"yarn.lock": '# yarn lockfile v1\n\nwick@^1.0.0:\n  version "1.4.2"\n'},
    {"go.mod": "module example.org/app\n\nrequire wick v1.4.2\n"},
    {"go.mod": "module example.org/app\n", "go.sum": "wick v1.4.2 h1:e5/vxKd/rZsf=\n"},
    {"Pipfile.lock": '{"default": {"wick": {"version": "==1.4.2"}}}'},
    {"Gemfile.lock": "GEM\n  specs:\n    wick (1.4.2)\n\nDEPENDENCIES\n  wick\n"},
    {"composer.lock": '{"packages": [{"name": "wick", "version": "v1.4.2"}]}'},
    {"packages.lock.json": '{"version": 1, "dependencies": {"net8.0": {"wick": '
     '{"type": "Direct", "resolved": "1.4.2"}}}}'},
    {"gradle.lockfile": "org.example:wick:1.4.2=compileClasspath\nempty=\n"},
    {"mix.lock": '%{\n  "wick": {:hex, :wick, "1.4.2", "0a", [:mix], [], "hexpm", "0b"},\n}\n'},
    {"Podfile.lock": "PODS:\n  - wick (1.4.2)\n\nDEPENDENCIES:\n  - wick (~> 1.4)\n"},
    {"Package.resolved": '{"pins": [{"identity": "wick", "state": {"version": "1.4.2"}}]}'},
    {"pubspec.lock": 'packages:\n  wick:\n    dependency: "direct main"\n    version: "1.4.2"\n'},
    {"bom.json": '{"bomFormat": "CycloneDX", "specVersion": "1.6", "components": '
     '[{"type": "library", "name": "wick", "version": "1.4.2", "purl": "pkg:pypi/wick@1.4.2"}]}'},
    {"app.spdx.json": '{"spdxVersion": "SPDX-2.3", "packages": [{"SPDXID": "SPDXRef-wick", '
     '"name": "wick", "versionInfo": "1.4.2", "externalRefs": [{"referenceCategory": '
     '"PACKAGE-MANAGER", "referenceType": "purl", "referenceLocator": "pkg:pypi/wick@1.4.2"}]}]}'},
    {"web/package-lock.json": '{"lockfileVersion": 3, "packages": {'
     '"node_modules/wick": {"version": "1.4.2"}}}'},
)  # fmt: skip
"""Lockfiles that hold *wick* at 1.4.2."""

FORKED: tuple[Files, ...] = (
    {"Cargo.lock": _wick("1.4.2") + _REGISTRY + _wick("2.0.0") + _REGISTRY},
    {"uv.lock": OWN.format("app", "1.0.0") + 'source = { virtual = "." }\n'
     'dependencies = [{ name = "wick", version = "1.4.2" }, { name = "wick", version = "2.0.0" }]\n'
     + _wick("1.4.2") + _wick("2.0.0")},
    {"poetry.lock": _wick("1.4.2") + _wick("2.0.0")},
    {"requirements.txt": "wick==1.4.2; python_version < '3.12'\nwick==2.0.0\n"},
    {"yarn.lock": '# yarn lockfile v1\n\nwick@^1.0.0:\n  version "1.4.2"\n\n'
     'wick@^2.0.0:\n  version "2.0.0"\n'},
    {"package-lock.json": '{"lockfileVersion": 3, "packages": {"": {"workspaces": ["a"], '
     '"dependencies": {"wick": "^1"}}, "node_modules/a": {"resolved": "a", "link": true}, '
     '"a": {"dependencies": {"wick": "^2"}}, "a/node_modules/wick": {"version": "2.0.0"}, '
     '"node_modules/wick": {"version": "1.4.2"}}}'},
)  # fmt: skip
"""Lockfiles in which *wick* is 1.4.2 for some and 2.0.0 for others."""
