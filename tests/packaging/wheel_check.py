"""Checks a built wheel: ``contents DIST`` and, once it is installed, ``works DIR``.

``contents`` compares what is in the wheel with the source tree; ``works`` builds
``examples/minimal`` in the new folder *DIR* with the installed package.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from collections.abc import Sequence
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import Final

ROOT: Final = Path(__file__).parents[2]

PACKAGE: Final = "sphinx_readiness"

PATTERNS: Final = {
    "style sheet": "static/*.css",
    "package of LaTeX": "latex/*.sty",
    "schema": "schemas/*.schema.json",
    "template of the catalogues": "locale/*.pot",
    "catalogue": "locale/*/LC_MESSAGES/*.mo",
    "mark for type checkers": "py.typed",
    "module": "*.py",
}
"""What has to be in the wheel, and the pattern of its path in the package."""


def sources(root: Path = ROOT) -> dict[str, list[str]]:
    """Return the paths that have to be in the wheel, by what they are."""
    return {
        what: sorted(
            path.relative_to(root).as_posix()
            for path in (root / PACKAGE).rglob(pattern)
            if "__pycache__" not in path.parts
        )
        for what, pattern in PATTERNS.items()
    }


def missing(names: Sequence[str], root: Path = ROOT) -> list[str]:
    """Return a sentence for each thing of the source tree that is not in *names*."""
    problems = []
    for what, paths in sources(root).items():
        if not paths and what != "catalogue":  # a new clone may have the template only
            problems.append(f"no {what} in the source tree")
        problems += [f"{what} {path} is not in the wheel" for path in paths if path not in names]
    return problems


def foreign(names: Sequence[str]) -> list[str]:
    """Return a sentence for each file of the wheel that belongs neither to us nor to its data."""
    return [
        f"{name} should not be in the wheel"
        for name in names
        if not name.startswith((f"{PACKAGE}/", f"{PACKAGE}-")) or name.endswith(".pyc")
    ]


def check_contents(dist: Path) -> list[str]:
    """Return what is wrong with the only wheel in *dist*."""
    wheels = sorted(dist.glob("*.whl"))
    if len(wheels) != 1:
        return [f"expected one wheel in {dist}, found {len(wheels)}"]
    with zipfile.ZipFile(wheels[0]) as archive:
        names = archive.namelist()
    return [*missing(names), *foreign(names)]


def check_works(target: Path) -> list[str]:
    """Return what goes wrong when the installed package builds the minimal example in *target*."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        return [f"{PACKAGE} is not installed"]
    if Path(spec.origin).is_relative_to(ROOT / PACKAGE):
        return [f"{PACKAGE} is imported from the source tree: {spec.origin}"]
    shutil.rmtree(target, ignore_errors=True)
    shutil.copytree(ROOT / "examples" / "minimal", target / "docs")
    script = shutil.which("sphinx-readiness", path=str(Path(sys.executable).parent))
    if script is None:
        return ["the console script sphinx-readiness is not installed"]
    problems = []
    for command in (
        [script, "--version"],
        [script, "lint", "docs"],
        [sys.executable, "-m", "sphinx", "-qW", "-b", "html", "docs", "html"],
        [sys.executable, "-m", "sphinx", "-qW", "-b", "readiness", "docs", "gate"],
    ):
        done = subprocess.run(
            command, cwd=target, check=False, text=True, encoding="utf-8", capture_output=True
        )
        if done.returncode:
            problems.append(f"{command}: exit status {done.returncode}\n{done.stdout}{done.stderr}")
        elif command[-1] == "--version" and version("sphinx-readiness") not in done.stdout:
            problems.append(f"--version says {done.stdout!r}")
    made = ("html/index.html", "html/_static/sphinx-readiness.css", "gate/readiness.json")
    return problems + [f"{path} was not made" for path in made if not (target / path).is_file()]


def main(arguments: Sequence[str]) -> int:
    """Run the script and return its exit status."""
    match arguments:
        case ["contents", folder]:
            problems = check_contents(Path(folder))
        case ["works", folder]:
            problems = check_works(Path(folder).resolve())
        case _:
            sys.stderr.write("usage: wheel_check.py contents DIST | works DIR\n")
            return 2
    sys.stdout.write("".join(f"{each}\n" for each in problems) or "the wheel is as expected\n")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
