"""What ``package.json`` declares that the project depends on, and the names of npm packages."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.files.formats.shapes import table, word
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import normalised

ECOSYSTEM: Final = "npm"

KINDS: Final = (
    "dependencies",
    "optionalDependencies",
    "devDependencies",
    "peerDependencies",
)


def declared(folder: Folder) -> dict[str, str]:
    """Return the dependencies in ``package.json``: name as written → range as written."""
    return ranges(folder.json("package.json"))


def ranges(manifest: dict[str, object]) -> dict[str, str]:
    """Return the dependencies in a *manifest*: name as written → range as written."""
    found: dict[str, str] = {}
    for kind in KINDS:
        for name, value in table(manifest.get(kind)).items():
            found.setdefault(name, word(value))
    return found


def requirements(wanted: dict[str, str]) -> dict[str, str]:
    """Return *wanted* by normalised names; an alias counts for what it is an alias of, too."""
    parts = {name: split_alias(value) for name, value in wanted.items()}
    found = {normalised(ECOSYSTEM, name): text for name, (_, text) in parts.items()}
    for real, text in parts.values():
        if real:
            found.setdefault(normalised(ECOSYSTEM, real), text)
    return found


def split_alias(value: str) -> tuple[str, str]:
    """Return the name (empty if it is no alias) and the rest of ``npm:name@range``."""
    if not value.startswith("npm:"):
        return "", value
    name, rest = split_spec(value[4:])
    return (name, rest) if rest else ("", name)


def split_spec(spec: str) -> tuple[str, str]:
    """Return the name and the rest of ``name@rest`` or ``@scope/name@rest``."""
    at = spec.find("@", 1)
    return (spec, "") if at < 0 else (spec[:at], spec[at + 1 :])


def is_version(text: str) -> bool:
    """Say whether *text* is a version, and no address of another kind."""
    return text[:1].isdigit() and "/" not in text and ":" not in text
