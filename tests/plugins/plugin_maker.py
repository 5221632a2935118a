"""Makes distributions that add something, as an installer leaves them."""

from __future__ import annotations

import itertools
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

_NUMBERS = itertools.count(1)

HEAD = """
from sphinx_readiness.api import *
import sphinx_readiness.api as api

def rule(check=lambda rule, project, context: (), **changed):
    given = dict(code="ACM101", name="acme-rule", family="acme", severity=Severity.ERROR,
                 page="Something of Acme.", check=check)
    return Rule(**(given | changed))

def kind(check=lambda given, files: Checked(True), **changed):
    given = dict(verb="coverage", form=r"(?P<wanted>[0-9]+)%?",
                 expected="expected 'coverage NUMBER'", check=check)
    return EvidenceKind(**(given | changed))

def exporter(export=lambda report, translate: "text\\n", **changed):
    return Exporter(**(dict(name="acme", file="acme.txt", export=export) | changed))

def preset(**changed):
    given = dict(name="acme", title="Acme's way.", options={"final_states": ["out"]})
    return Preset(**(given | changed))
"""


class Site:
    """A folder on the path of Python that distributions are installed into."""

    def __init__(self, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        folder.mkdir()
        self.folder = folder
        monkeypatch.syspath_prepend(str(folder))

    def install(
        self, groups: Mapping[str, str], source: str, name: str = "acme", version: str = "1.0"
    ) -> str:
        """Install the module *source* with *groups* of (group, name in it); return its name."""
        module = f"acme_module_{next(_NUMBERS)}"
        (self.folder / f"{module}.py").write_text(HEAD + source, encoding="utf-8")
        metadata = self.folder / f"{name}-{version}.dist-info"
        metadata.mkdir(exist_ok=True)
        text = "".join(
            f"[sphinx_readiness.{group}]\n{name} = {module}:{value}\n"
            for group, value in groups.items()
        )
        (metadata / "entry_points.txt").write_text(text, encoding="utf-8")
        return module

    def uninstall(self, name: str = "acme", version: str = "1.0") -> None:
        """Take the distribution away."""
        (self.folder / f"{name}-{version}.dist-info" / "entry_points.txt").unlink()

    @staticmethod
    def is_imported(module: str) -> bool:
        """Say whether anybody asked for *module*."""
        return module in sys.modules
