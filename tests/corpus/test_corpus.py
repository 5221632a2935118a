"""Checklists in as many shapes as people write them, each with its counts and findings."""

from __future__ import annotations

import shutil
import tomllib
from pathlib import Path
from typing import Any

import pytest
from projects import Project

HERE = Path(__file__).parent

EXPECTED: dict[str, dict[str, Any]] = tomllib.loads(
    (HERE / "expected.toml").read_text(encoding="utf-8")
)

OUTCOMES = ("pass", "open", "fail", "info")


def test_every_document_has_its_counts() -> None:
    names = {path.stem for path in (HERE / "documents").iterdir() if path.name[0] != "_"}
    assert names == EXPECTED.keys()
    assert len(names) >= 26


@pytest.mark.parametrize("name", EXPECTED)
def test_it_adds_up(name: str, tmp_path: Path) -> None:
    project = Project(tmp_path, {"index.md": "# Index\n"}, exclude_patterns=["_*"])
    for path in (HERE / "documents").iterdir():
        if path.stem == name or path.name.startswith("_"):
            shutil.copy(path, project.docs)
    built = project.lint()
    items = built.items()
    counted = [sum(item["outcome"] == each for item in items) for each in OUTCOMES]
    assert counted == EXPECTED[name]["items"]
    spoken = sorted(
        finding["code"]
        for finding in built.report["findings"]
        if finding["severity"] != "info" and finding["path"].startswith("docs/")
    )
    assert spoken == EXPECTED[name]["findings"]
    assert built.exit_status == bool(EXPECTED[name]["findings"])
