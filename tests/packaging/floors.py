"""The lower bounds of the dependencies, as declared in ``pyproject.toml``.

``python tests/packaging/floors.py write FILE`` writes them as requirements, one ``name==bound`` a
line; ``python tests/packaging/floors.py check`` exits 1 unless exactly these are installed. Names
of dependencies behind that choose some of them.
"""

from __future__ import annotations

import sys
import tomllib
from collections.abc import Callable, Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Final

from packaging.requirements import Requirement
from packaging.version import Version

PYPROJECT: Final = Path(__file__).parents[2] / "pyproject.toml"

USAGE: Final = "usage: floors.py write FILE [NAME ...] | check [NAME ...]"


def floors(dependencies: Sequence[str]) -> dict[str, Version]:
    """Return the lower bound of each dependency by its name.

    Raises ValueError for a dependency without exactly one ``>=``: there is nothing to prove then.
    """
    found = {}
    for text in dependencies:
        requirement = Requirement(text)
        bounds = [each.version for each in requirement.specifier if each.operator == ">="]
        if len(bounds) != 1:
            raise ValueError(f"expected exactly one lower bound (>=) in {text!r}")
        found[requirement.name] = Version(bounds[0])
    return found


def declared(path: Path = PYPROJECT) -> dict[str, Version]:
    """Return the lower bounds that the project in *path* declares."""
    with path.open("rb") as stream:
        return floors(tomllib.load(stream)["project"]["dependencies"])


def chosen(names: Sequence[str]) -> dict[str, Version]:
    """Return the declared bounds of *names*, or all; raises KeyError for one that is not declared."""
    bounds = declared()
    return {name: bounds[name] for name in names or bounds}


def pins(bounds: Mapping[str, Version]) -> str:
    """Return *bounds* as the text of a requirements file."""
    return "".join(f"{name}=={bound}\n" for name, bound in sorted(bounds.items()))


def mismatches(
    bounds: Mapping[str, Version], installed: Callable[[str], str] = version
) -> list[str]:
    """Return a sentence for each dependency whose installed version is not its bound."""
    wrong = []
    for name, bound in sorted(bounds.items()):
        try:
            got = Version(installed(name))
        except PackageNotFoundError:
            wrong.append(f"{name}: expected {bound}, not installed")
            continue
        if got != bound:
            wrong.append(f"{name}: expected {bound}, installed is {got}")
    return wrong


def main(arguments: Sequence[str]) -> int:
    """Run the script and return its exit status."""
    match arguments:
        case ["write", file, *names]:
            Path(file).parent.mkdir(parents=True, exist_ok=True)
            Path(file).write_text(pins(chosen(names)), encoding="utf-8")
            return 0
        case ["check", *names]:
            bounds = chosen(names)
            wrong = mismatches(bounds)
            sys.stdout.write("".join(f"{each}\n" for each in wrong) or pins(bounds))
            return 1 if wrong else 0
    sys.stderr.write(f"{USAGE}\n")
    return 2


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
