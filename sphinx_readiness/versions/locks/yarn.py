"""``yarn.lock``: of Yarn 1 in a format of its own, of Yarn 2 and later in YAML.

A key lists what the entry answers: ``name@range, name@range``. Of Yarn 1 the project's own
dependencies are in ``package.json`` only; later ones have an entry ``name@workspace:.``.
https://classic.yarnpkg.com/lang/en/docs/yarn-lock/, https://yarnpkg.com/advanced/lexicon
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.files.formats.shapes import expect_table, table, word
from sphinx_readiness.files.formats.yaml_text import located_yaml
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.manifests.node_manifest import (
    ECOSYSTEM,
    declared,
    is_version,
    requirements,
    split_alias,
    split_spec,
)
from sphinx_readiness.versions.packages import Lock, Package, Resolved, unique

_BERRY: Final = re.compile(r"^__metadata:", re.MULTILINE)

_FIELD: Final = re.compile(r'  version "?([^"\s]+)"?')

_SPEC: Final = re.compile(r'"[^"]*"?|[^\s,"][^,]*')

_WORKSPACE: Final = "@workspace:"


def read_yarn(folder: Folder, path: str, text: str) -> Iterator[Lock]:
    """Yield the lock in *text*; raises UnreadableFile."""
    yield _berry(path, text) if _BERRY.search(text) else _classic(folder, path, text)


def _classic(folder: Folder, path: str, text: str) -> Lock:
    answers: dict[str, Package] = {}
    for specs, version, line in _blocks(path, text):
        for spec in specs:
            name, wanted = split_spec(spec)
            answers[spec] = Package(split_alias(wanted)[0] or name, version, line)
    return _lock(path, answers, [declared(folder)], ("",))


def _blocks(path: str, text: str) -> Iterator[tuple[list[str], str, int]]:
    """Yield the specs, the version and its line of each entry."""
    specs: list[str] = []
    begun = 0
    for number, line in enumerate(text.split("\n"), 1):
        if not line.strip() or line.startswith("#"):
            continue
        if line[0] not in " \t":
            if specs:
                raise _broken(path, begun)
            if not line.rstrip().endswith(":"):
                raise _broken(path, number)
            specs = [each.strip().strip('"') for each in _SPEC.findall(line.rstrip()[:-1])]
            begun = number
        elif specs and (match := _FIELD.match(line)):
            yield specs, match.group(1), number
            specs = []
    if specs:
        raise _broken(path, begun)


def _broken(path: str, line: int) -> UnreadableFile:
    return UnreadableFile(
        path,
        line,
        N_("this is no entry of a yarn.lock; expected 'name@range:' and a version below it"),
        N_("Have the file made again by the tool that writes it."),
    )


def _berry(path: str, text: str) -> Lock:
    documents, lines = located_yaml(text, path, 2)
    entries = expect_table(documents[0] if documents else None, path, "/")
    answers: dict[str, Package] = {}
    wanted: dict[str, str] = {}
    members: list[dict[str, str]] = []
    for key, value in entries.items():
        entry = table(value)
        resolution, version = word(entry.get("resolution")), word(entry.get("version"))
        if _WORKSPACE in resolution:
            dependencies = table(entry.get("dependencies"))
            described = {name: word(each) for name, each in dependencies.items()}
            if resolution.endswith("@workspace:."):
                wanted = described
            else:
                members.append(described)
        elif resolution and version:
            line = lines.get((0, key, "version"), 1)
            package = Package(split_spec(resolution)[0], version, line)
            answers.update((spec.strip(), package) for spec in key.split(","))
    return _lock(path, answers, [wanted, *members], ("", "npm:"))


def _lock(
    path: str, answers: dict[str, Package], projects: list[dict[str, str]], protocols: Sequence[str]
) -> Lock:
    """Return the lock in which *answers* says what each spec resolves to.

    *projects* have the ranges of the dependencies: of the project itself, then of its members.
    """
    packages = unique(each for each in answers.values() if is_version(each.version))
    by_name: dict[str, list[Package]] = {}
    for spec, package in answers.items():
        by_name.setdefault(split_spec(spec)[0], []).append(package)
    resolved = Resolved(ECOSYSTEM)
    wanted: dict[str, str] = {}
    for index, project in enumerate(projects):
        for name, described in project.items():
            wanted.setdefault(name, described)
            exact = (answers.get(f"{name}@{protocol}{described}") for protocol in protocols)
            found = next((each for each in exact if each is not None), None)
            # "resolutions" may have replaced the range: then any entry of that name may be it.
            candidates = [found] if found is not None else by_name.get(name, ())
            resolved.add(name, unique(candidates), member=index > 0)
    return Lock(
        path, ECOSYSTEM, packages, resolved.direct(), requirements(wanted), every=resolved.every()
    )
