"""Projects of every ecosystem, and faults that are put into them: one for each promise."""

from __future__ import annotations

import json
import random
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.pin_form import ANYWHERE, COMMANDS, MANIFESTS

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "_ext"))

from version_promises import CLAIMS, Promise

Files = dict[str, str]


def python(name: str, version: str) -> Files:
    return {"pyproject.toml": f'[project]\nname = "{name}"\nversion = "{version}"\n'}


def dynamic_python(name: str, version: str) -> Files:
    text = (
        f'[project]\nname = "{name}"\ndynamic = ["version"]\n[tool.hatch.version]\npath = "v.py"\n'
    )
    return {"pyproject.toml": text, "v.py": f'__version__ = "{version}"\n'}


def rust(name: str, version: str) -> Files:
    return {"Cargo.toml": f'[package]\nname = "{name}"\nversion = "{version}"\n'}


def node(name: str, version: str) -> Files:
    return {"package.json": json.dumps({"name": f"@acme/{name}", "version": version})}


def php(name: str, version: str) -> Files:
    return {"composer.json": json.dumps({"name": f"acme/{name}", "version": version})}


def maven(name: str, version: str) -> Files:
    inner = (
        f"<groupId>org.acme</groupId><artifactId>{name}</artifactId><version>{version}</version>"
    )
    return {"pom.xml": f"<project>{inner}</project>"}


def ruby(name: str, version: str) -> Files:
    spec = f'Gem::Specification.new do |s|\n  s.name = "{name}"\n  s.version = X::VERSION\nend\n'
    return {
        f"{name}.gemspec": spec,
        f"lib/{name}/version.rb": f'module X\n  VERSION = "{version}"\nend\n',
    }


def go(name: str, version: str) -> Files:
    return {"go.mod": f"module example.org/acme/{name}\n", "VERSION": f"{version}\n"}


def go_by_tags(name: str, version: str) -> Files:
    tag = {f".git/refs/tags/v{version}": f"{'0a' * 20}\n", ".git/HEAD": "ref: refs/heads/main\n"}
    return {
        "go.mod": f"module example.org/acme/{name}\n",
        ".git/refs/heads/main": f"{'0a' * 20}\n",
        **tag,
    }


ECOSYSTEMS: Mapping[str, Callable[[str, str], Files]] = {
    each.__name__: each
    for each in (python, dynamic_python, rust, node, php, maven, ruby, go, go_by_tags)
}

NAMES = ("lantern", "beacon", "riverbed")

VERSIONS = (("2.0.1", "1.9.0"), ("0.5.3", "0.4.2"), ("12.4.0", "11.0.2"), ("2.0.1", "3.0.0"))
"""The version of a project, and one that it is not: an older one, or one that is to come."""


class Generated(NamedTuple):
    """A project: its files, and for each document the rule that has to speak of it, if any."""

    files: Files
    wanted: dict[str, str]


class Seed(NamedTuple):
    """What is drawn for a project."""

    name: str
    version: str
    stale: str
    random: random.Random

    def written(self, example: str, version: str) -> str:
        """Return *example* for this project, with *version* in it."""
        for old, new in ((str, str), (str.title, str.title), (str.upper, str.upper)):
            example = example.replace(old("lantern"), new(self.name))
        return example.replace("1.9.0", version)


def draw(number: int) -> Seed:
    own = random.Random(number)
    version, stale = VERSIONS[number % len(VERSIONS)]
    return Seed(own.choice(NAMES), version, stale, own)


def pages(seed: Seed, *, drift: bool, later: bool = True) -> Generated:
    """Return a page for each promise, of the stale version if they *drift*.

    Without *later* none speaks of a version that is still to come: tags say what was released.
    """
    version = seed.stale if drift and (later or seed.stale < seed.version) else seed.version
    files: Files = {}
    wanted: dict[str, str] = {}
    for number, promise in enumerate(CLAIMS):
        for suffix in (".md", ".rst"):
            path = f"docs/claim-{number}{suffix}"
            files[path] = _claim(seed, promise, version, markdown=suffix == ".md")
            wanted[path] = "RD501"
    for number, form in enumerate(PINS):
        example = seed.written(form.example, version)
        language = {COMMANDS: "sh", MANIFESTS: "toml", ANYWHERE: "c++"}[form.where]
        files[f"docs/pin-{number}.md"] = f"# Install\n\n```{language}\n{example}\n```\n"
        block = example.replace("\n", "\n   ")
        files[f"docs/pin-{number}.rst"] = f"Install\n=======\n\n::\n\n   {block}\n"
        wanted |= dict.fromkeys((f"docs/pin-{number}.md", f"docs/pin-{number}.rst"), "RD503")
    return Generated(files, wanted if version != seed.version else {})


def _claim(seed: Seed, promise: Promise, version: str, *, markdown: bool) -> str:
    text = seed.written(promise.markdown if markdown else promise.rest or promise.markdown, version)
    title = seed.random.choice(("Guide", f"Guide to {seed.name}", seed.name.title()))
    heading = f"# {title}" if markdown else f"{title}\n{'=' * len(title)}"
    if promise.front and "# " in text:
        return f"{text}\n"
    return (
        f"{text}\n\n{heading}\n" if promise.front and markdown else f"{heading}\n\n{text}\n\nEnd.\n"
    )


def others(seed: Seed) -> Iterator[tuple[str, Files, str]]:
    """Yield a name, files with one fault, and the rule that has to speak of them; in Python."""
    name, version, stale = seed[:3]
    own = python(name, version)
    yield "a VERSION file", {**own, "VERSION": stale}, "RD502"
    for tool, configured in _tools(version):
        held = {path: own.get(path, "") + text for path, text in configured.items()}
        for listed in (version, stale):
            files = {**own, **held, "a.txt": f"{listed} <!-- x-release-please-version -->\n"}
            yield f"{tool} with {listed}", files, "RD504" if listed == stale else ""
    older = min(version, stale, key=lambda each: tuple(map(int, each.split("."))))
    if older == stale:
        yield (
            "a changelog",
            {**own, "CHANGELOG.md": f"# Changes\n\n## {stale} (2026-01-01)\n"},
            "RD515",
        )
    later = f"# Changes\n\n## 99.0.0 (2026-01-31)\n\n## {version} (2026-01-01)\n"
    yield "a changelog that is ahead", {**own, "CHANGES.md": later}, "RD515"


def _tools(version: str) -> Iterator[tuple[str, Files]]:
    """Yield configurations of release tools that list ``a.txt``: their files."""
    bump = f'[tool.bumpversion]\ncurrent_version = "{version}"\n[[tool.bumpversion.files]]\n'
    old_bump = f"[bumpversion]\ncurrent_version = {version}\n[bumpversion:file:a.txt]\n"
    bumpver = f'[tool.bumpver]\ncurrent_version = "{version}"\n[tool.bumpver.file_patterns]\n'
    tbump = f'[version]\ncurrent = "{version}"\n[[file]]\n'
    cz = '[tool.commitizen]\nversion_provider = "pep621"\nversion_files = ["a.txt"]\n'
    in_yaml = f'commitizen:\n  version: "{version}"\n  version_files: ["*.txt:please"]\n'
    in_json = json.dumps({"commitizen": {"version": version, "version_files": ["a.txt"]}})
    manifest = {".release-please-manifest.json": json.dumps({".": version})}
    extra = json.dumps({"packages": {".": {"extra-files": ["a.txt"]}}})
    many = {"type": "generic", "path": "*.txt", "glob": True}
    globbed = json.dumps({"packages": {".": {}}, "extra-files": [many]})
    yield "bump-my-version", {"pyproject.toml": f'{bump}filename = "a.txt"\n'}
    yield "bump-my-version, glob", {"pyproject.toml": f'{bump}glob = "*.txt|none"\n'}
    yield "bump2version", {".bumpversion.cfg": old_bump}
    yield "bumpver", {"pyproject.toml": f'{bumpver}"**/a.txt" = ["{{version}}"]\n'}
    yield "tbump", {"tbump.toml": f'{tbump}src = "*.txt"\n'}
    yield (
        "tbump, search",
        {"tbump.toml": f'{tbump}src = "a.txt"\nsearch = "^{{current_version}}"\n'},
    )
    yield "commitizen", {"pyproject.toml": cz}
    yield "commitizen, YAML", {".cz.yaml": in_yaml}
    yield "commitizen, JSON", {".cz.json": in_json}
    yield "release-please", {**manifest, "release-please-config.json": extra}
    yield "release-please, glob", {**manifest, "release-please-config.json": globbed}
