"""The table of what was tried beside us has a line for each of them, and the settings are whole."""

from __future__ import annotations

import importlib.util
import itertools
import json
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES, ROLE_NAMES

ROOT = Path(__file__).parents[2]

FOLDER = ROOT / "tests" / "neighbours"


@pytest.fixture(scope="module")
def check() -> ModuleType:
    """The script, which finds its pages beside it."""
    sys.path.insert(0, str(FOLDER))
    try:
        spec = importlib.util.spec_from_file_location(
            "neighbours_check", FOLDER / "neighbours_check.py"
        )
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(FOLDER))
    return module


def test_the_table_has_all_that_is_tried(check: ModuleType) -> None:
    tried = json.loads((FOLDER / "tried.json").read_text("utf-8"))["tried"]
    assert [(each["package"], each["kind"], each["what"]) for each in tried] == [
        (each.package, each.kind, each.what) for each in check.NEIGHBOURS
    ]
    assert all(re.match(r"\d+\.\d+|\Z", each["version"]) for each in tried)


def test_what_was_not_tried_is_said_aloud(
    check: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    """As where npm does not answer: the line stays in the table, and claims no version."""
    first, second, *_more = check.NEIGHBOURS
    file = tmp_path / "tried.json"
    monkeypatch.setattr(check, "TRIED", file)
    seen = [(first, "", "NOT TRIED: npm does not answer"), (second, "1.0", "")]
    monkeypatch.setattr(check, "tried", lambda _names: iter(seen))
    monkeypatch.setattr(sys, "argv", ["check", "--write"])
    assert check.main() == 0
    printed = capsys.readouterr().out
    assert f"{first.package} : NOT TRIED: npm does not answer" in printed
    assert "1 tried, 0 failed, 1 not tried" in printed
    written = json.loads(file.read_text("utf-8"))["tried"]
    assert [(each["package"], each["version"]) for each in written] == [
        (first.package, ""),
        (second.package, "1.0"),
    ]
    monkeypatch.syspath_prepend(str(ROOT / "docs" / "_ext"))
    page = importlib.import_module("reference_neighbours")
    monkeypatch.setattr(page, "TRIED", file)
    lines = "\n".join(page.neighbours())
    assert re.search(rf"`{first.package}` +\| not tried +\| - ", lines)
    assert first.what not in lines
    assert second.what in lines
    monkeypatch.setattr(check, "tried", lambda _names: iter([(first, "?", "FAILED: broken")]))
    file.unlink()
    assert check.main() == 1
    assert not file.exists()


def test_tox_installs_them(check: ModuleType) -> None:
    section = (ROOT / "tox.ini").read_text("utf-8").partition("[testenv:neighbours]\n")[2]
    deps = section.partition("deps =\n")[2].partition("\nextras")[0].split()
    named = {canonicalize_name(Requirement(each).name) for each in deps}
    assert {each.package for each in check.NEIGHBOURS} <= named | check.NODE.keys()


def test_the_settings_shown_know_all_names(check: ModuleType, tmp_path: Path) -> None:
    check.settings(tmp_path)
    text = (tmp_path / ".rstcheck.cfg").read_text("utf-8")
    directives, roles = text.partition("ignore_roles =")[::2]
    named = set(re.findall(r"[a-z-]+", directives.partition("ignore_directives =")[2]))
    assert named == set(DIRECTIVE_NAMES)
    assert set(re.findall(r"[a-z-]+", roles)) == set(ROLE_NAMES)


def test_pages_have_a_blank_line_before_a_closing_fence() -> None:
    """What people copy from us has to survive their formatter."""
    tight = []
    for path in [
        ROOT / "README.md",
        *(ROOT / "docs").rglob("*.md"),
        *(ROOT / "examples").rglob("*.md"),
        *(ROOT / "sphinx_readiness").rglob("*.py"),
    ]:
        lines = path.read_text("utf-8").splitlines() if "_build" not in path.parts else []
        for number, (above, line) in enumerate(itertools.pairwise(lines), 2):
            is_body = above.strip() and not re.match(r"\s*(:|```)", above)
            if re.fullmatch(r"\s*:{3,}\s*", line) and is_body:
                tight.append(f"{path.relative_to(ROOT)}:{number}")
    assert tight == []
