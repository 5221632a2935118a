"""Projects made of bad input, built for real."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sphinx.testing.util import SphinxTestApp

CONF = """\
project = "Bad"
extensions = ["myst_parser", "sphinx_readiness"]
myst_enable_extensions = ["colon_fence", "linkify", "substitution", "deflist"]
html_theme = "basic"
exclude_patterns = ["_build"]
"""


@dataclass(frozen=True)
class Built:
    """What one build left behind."""

    folder: Path
    out: Path
    warnings: str
    status: int

    @property
    def report(self) -> dict[str, Any]:
        """The report that the readiness builder wrote."""
        loaded: dict[str, Any] = json.loads((self.out / "readiness.json").read_text("utf-8"))
        return loaded

    @property
    def findings(self) -> list[dict[str, Any]]:
        """The findings of the report."""
        found: list[dict[str, Any]] = self.report["findings"]
        return found

    def codes(self, path: str = "") -> list[str]:
        """Return the codes of the findings in *path*, sorted."""
        return sorted(
            each["code"] for each in self.findings if not path or each["path"].endswith(path)
        )

    def page(self, docname: str) -> str:
        """Return the page of *docname*."""
        suffix = {"html": ".html", "text": ".txt"}[self.out.name]
        return (self.out / f"{docname}{suffix}").read_text("utf-8")


def write(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write *files* below *folder*, with a conf.py and an index where they have none."""
    merged: dict[str, str | bytes] = {"conf.py": CONF, "readiness.toml": "", **files}
    for name, text in merged.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8"))
    if not any(name.startswith("index.") for name in files):
        names = [n.rpartition(".")[0] for n in files if n.endswith((".md", ".rst"))]
        toctree = "Index\n=====\n\n.. toctree::\n\n   " + "\n   ".join(names) + "\n"
        (folder / "index.rst").write_text(toctree, encoding="utf-8")
    return folder


def build(folder: Path, builder: str = "readiness", *, parallel: int = 0, **options: Any) -> Built:
    """Build the project in *folder* from nothing."""
    out = folder / "_build" / builder
    app = SphinxTestApp(
        builder,
        srcdir=folder,
        builddir=folder / "_build" / f"work-{builder}-{parallel}",
        freshenv=True,
        parallel=parallel,
        confoverrides=options,
    )
    try:
        app.build(force_all=True)
        out.mkdir(parents=True, exist_ok=True)
        return Built(folder, Path(app.outdir), app.warning.getvalue(), app.statuscode)
    finally:
        app.cleanup()


def make(
    folder: Path,
    files: Mapping[str, str | bytes],
    builder: str = "readiness",
    **options: Any,
) -> Built:
    """Write *files* and build them."""
    return build(write(folder, files), builder, **options)
