"""What ``pyproject.toml`` declares that the project depends on."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final

from packaging.requirements import InvalidRequirement, Requirement

from sphinx_readiness.files.formats.shapes import table, word, words
from sphinx_readiness.versions.manifests.folder import Folder
from sphinx_readiness.versions.packages import normalised

ECOSYSTEM: Final = "pypi"

LENGTH_LIMIT: Final = 2000
"""Characters of a requirement that are looked at; real ones have some dozens."""

COUNT_LIMIT: Final = 10_000
"""Requirements that are looked at; no project has as many."""

_CARET: Final = re.compile(r"([~^])\s*([0-9]+(?:\.[0-9]+)*)([0-9A-Za-z.+-]*)")

_BARE: Final = re.compile(r"[0-9]+(?:\.[0-9]+)*(?:\.\*)?")


def requirement(text: str) -> Requirement | None:
    """Return the PEP 508 requirement *text*, or None if it is none."""
    if len(text) > LENGTH_LIMIT:
        return None
    try:
        return Requirement(text)
    except (InvalidRequirement, RecursionError, ValueError):
        return None


def declared(folder: Folder) -> dict[str, str]:
    """Return the dependencies in ``pyproject.toml``: normalised name → PEP 440 specifiers.

    Those of PEP 621 and PEP 735 and of Poetry and PDM, the main ones before optional ones and
    groups; a dependency without a restriction has an empty specifier.
    """
    document = folder.toml("pyproject.toml")
    tools = table(document.get("tool"))
    found: dict[str, str] = {}
    for text in islice(_standard(document, tools), COUNT_LIMIT):
        parsed = requirement(text)
        if parsed is not None:
            found.setdefault(normalised(ECOSYSTEM, parsed.name), str(parsed.specifier))
    for name, value in _poetry(table(tools.get("poetry"))):
        if name.lower() != "python":
            found.setdefault(normalised(ECOSYSTEM, name), _specifiers(value))
    return found


def ranges(folder: Folder) -> dict[str, tuple[str, ...]]:
    """Return all that ``pyproject.toml`` asks for: normalised name → PEP 440 specifiers.

    As :func:`declared`; of what the project always depends on without the optional ones. Several
    ranges of one package are for several environments.
    """
    document = folder.toml("pyproject.toml")
    project = table(document.get("project"))
    found: dict[str, dict[str, None]] = {}
    for text in words(project.get("dependencies"))[:COUNT_LIMIT]:
        parsed = requirement(text)
        if parsed is not None:
            name = normalised(ECOSYSTEM, parsed.name)
            found.setdefault(name, {})[str(parsed.specifier)] = None
    others = {name: (text,) for name, text in declared(folder).items()}
    return {**others, **{name: tuple(each) for name, each in found.items()}}


def _standard(document: dict[str, object], tools: dict[str, object]) -> Iterator[str]:
    """Yield the requirements that are written as PEP 508 says."""
    project = table(document.get("project"))
    yield from words(project.get("dependencies"))
    groups = (
        project.get("optional-dependencies"),
        document.get("dependency-groups"),
        table(tools.get("pdm")).get("dev-dependencies"),
    )
    for group in groups:
        for members in table(group).values():
            yield from words(members)


def _poetry(poetry: dict[str, object]) -> Iterator[tuple[str, object]]:
    """Yield the dependencies that are written as Poetry does."""
    yield from table(poetry.get("dependencies")).items()
    for group in table(poetry.get("group")).values():
        yield from table(table(group).get("dependencies")).items()
    yield from table(poetry.get("dev-dependencies")).items()


def _specifiers(value: object) -> str:
    """Return a constraint of Poetry as PEP 440 specifiers; empty if it is any other kind."""
    constraint = word(value) or word(table(value).get("version"))
    if "|" in constraint:
        return ""
    return ",".join(filter(None, (specifier(each.strip()) for each in constraint.split(","))))


def specifier(constraint: str) -> str:
    """Return one constraint of Poetry in PEP 440.

    ``^1.2.3`` keeps the first number that is not zero, ``~1.2.3`` the first two, and a bare
    version is that version (https://python-poetry.org/docs/dependency-specification/).
    """
    if constraint in ("", "*"):
        return ""
    if _BARE.fullmatch(constraint):
        return f"=={constraint}"
    match = _CARET.fullmatch(constraint)
    if match is None or constraint.startswith("~="):
        return constraint
    numbers = match.group(2).split(".")
    if match.group(1) == "~":
        kept = min(len(numbers), 2)
    else:
        kept = next((at for at, each in enumerate(numbers, 1) if each.strip("0")), len(numbers))
    above = [*numbers[: kept - 1], _next(numbers[kept - 1])]
    return f">={match.group(2)}{match.group(3)},<{'.'.join(above)}"


def _next(number: str) -> str:
    """Return the number after *number*, of however many digits."""
    return str(int(number[-18:]) + 1)
