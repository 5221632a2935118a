"""What was tried beside us, and what is installed with us, from the files that scripts wrote."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

from markdown_table import markdown_table

ROOT: Final = Path(__file__).parents[2]

TRIED: Final = ROOT / "tests" / "neighbours" / "tried.json"

INSTALLED: Final = ROOT / "benchmarks" / "installed.json"

_MEGA: Final = 1_000_000


def _load(path: Path) -> dict[str, Any]:
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def _oldest() -> str:
    """Return the lower bounds of the packages that read and show documents."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    bounds = dict(each.split(">=") for each in project["dependencies"])
    names = ("sphinx", "docutils", "myst-parser", "sphinx-needs")
    return ", ".join(f"{name} {bounds[name]}" for name in names)


def _seen(each: Mapping[str, str]) -> tuple[str, str]:
    """Return the version that was tried and what was seen of it, or that it was not."""
    return (each["version"], each["what"]) if each["version"] else ("not tried", "-")


def neighbours() -> Iterator[str]:
    """Yield a table for each kind of what was tried."""
    found = _load(TRIED)
    beside = dict(found["with"])
    python = beside.pop("python")
    versions = ", ".join(f"{name} {number}" for name, number in beside.items())
    yield f"Tried with Python {python}, {versions}. The oldest that are accepted: {_oldest()}."
    for kind in dict.fromkeys(each["kind"] for each in found["tried"]):
        rows = [
            (f"`{each['package']}`", *_seen(each))
            for each in found["tried"]
            if each["kind"] == kind
        ]
        yield from ("", f"## {kind}", "")
        yield from markdown_table(("Package", "Version", "What was seen"), rows)


def installed() -> Iterator[str]:
    """Yield what the required packages add to Sphinx and MyST."""
    found = _load(INSTALLED)
    yield (
        f"Measured with Python {found['python']}: Sphinx and MyST with all that they require take "
        f"{found['there'] / _MEGA:.0f} MB. What is added:"
    )
    yield ""
    rows = [
        (
            f"`{each['name']}` {each['version']}",
            ", ".join(f"`{name}`" for name in each["brings"]) or "-",
            f"{each['bytes'] / _MEGA:.1f}",
        )
        for each in found["packages"]
    ]
    total = sum(each["bytes"] for each in found["packages"]) / _MEGA
    yield from markdown_table(("Package", "Brings", "MB"), [*rows, ("all", "", f"{total:.1f}")])
