"""Projects of every ecosystem, and faults that are put into them: one for each promise."""

from __future__ import annotations

import random
import sys
from pathlib import Path
from typing import NamedTuple

from project_kinds import SOURCES, WORKSPACES, Files, sources

from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.pin_form import ANYWHERE, COMMANDS, MANIFESTS

sys.path.insert(0, str(Path(__file__).parents[2] / "docs" / "_ext"))

from version_promises import CLAIMS, Promise


def named(files: Files, name: str) -> Files:
    """Return *files* of *lantern* for a project called *name*."""
    return {_named(path, name): _named(text, name) for path, text in files.items()}


def _named(text: str, name: str) -> str:
    for spelled in (str, str.title, str.upper):
        text = text.replace(spelled("lantern"), spelled(name))
    return text


def project(kind: str, name: str, version: str) -> Files:
    """Return the manifests of a project of a *kind*, as there are in ECOSYSTEMS."""
    if kind == "tags":
        return {"go.mod": f"module example.org/acme/{name}\n", **repository(version)}
    if kind in SOURCES:
        return named(sources(kind, version), name)
    files, _ = WORKSPACES[kind.removesuffix(MEMBERS)]
    return named({path: text.replace("2.0.0", version) for path, text in files.items()}, name)


def repository(*versions: str) -> Files:
    """Return a repository on its main branch, with tags of *versions*."""
    commit = f"{'0a' * 20}\n"
    tags = {f".git/refs/tags/v{version}": commit for version in versions}
    return {".git/HEAD": "ref: refs/heads/main\n", ".git/refs/heads/main": commit, **tags}


MEMBERS = " with members"

ECOSYSTEMS = (*SOURCES, *(f"{kind}{MEMBERS}" for kind in WORKSPACES), "tags")

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
        return _named(example, self.name).replace("1.9.0", version)


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
