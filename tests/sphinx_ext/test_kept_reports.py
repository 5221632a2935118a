"""Earlier reports are read once, however often pages are built; a changed one is read anew."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from sphinx_readiness.api import lint
from sphinx_readiness.comparing import past_reports
from sphinx_readiness.comparing.history import PastReport
from sphinx_readiness.comparing.past_reports import KeptFile, read_reports
from sphinx_readiness.sphinx_ext.storage.kept_reports import FILE, read_kept

PAGE = """# Lantern

:::{readiness} Lantern
:version: 2.0
:::

:::{checklist} ops

| ID    | Item   | Status | Owner |
|-------|--------|--------|-------|
| OPS-1 | Backup | ❌     | SRE   |
| OPS-2 | Pager  | ✅     | SRE   |
:::
"""


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> tuple[KeptFile, ...]:
    docs = tmp_path_factory.mktemp("kept") / "docs"
    docs.mkdir()
    (docs / "conf.py").write_text('myst_enable_extensions = ["colon_fence"]\n', encoding="utf-8")
    (docs / "index.md").write_text(PAGE, encoding="utf-8")
    report = json.dumps(lint(docs, as_of="2026-01-10").to_dict())
    later = report.replace("2026-01-10", "2026-01-12")
    texts = {"a.json": report, "b.json": later, "none.json": "[]"}
    return tuple(KeptFile(name, text.encode()) for name, text in texts.items())


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Return the files that are read, as they are."""
    found: list[str] = []
    reader = past_reports._read

    def read(file: KeptFile) -> PastReport:
        found.append(file.path)
        return reader(file)

    monkeypatch.setattr(past_reports, "_read", read)
    return found


def test_a_report_is_read_once(
    files: tuple[KeptFile, ...], asked: list[str], tmp_path: Path
) -> None:
    told = read_reports(files)
    assert ([each.path for each in told.reports], len(told.problems)) == (["a.json", "b.json"], 1)
    asked.clear()
    folder = str(tmp_path)
    assert read_kept(folder, files) == told
    assert asked == ["a.json", "b.json", "none.json"]
    assert read_kept(folder, files) == told
    # What cannot be read is looked at each time: it is a finding until somebody mends it.
    assert asked[3:] == ["none.json"]
    # It is known by what is in it, not by its name; what is in it no more is not kept.
    moved = read_kept(folder, [files[1]._replace(path="c.json")])
    assert moved.reports == (told.reports[1]._replace(path="c.json"),)
    changed = files[1]._replace(data=files[0].data)
    assert read_kept(folder, [changed]).reports == (told.reports[0]._replace(path="b.json"),)
    assert asked[4:] == ["b.json"]


@pytest.mark.parametrize(
    "text", ["", "[", "[]", "{}", "null", '["", {}]', '["VERSION", {"DIGEST": [1]}]',
             '["VERSION", {"DIGEST": ["2026-01-40", {}, []]}]', '["VERSION", []]'],
)  # fmt: skip
def test_what_is_broken_among_the_doctrees_is_read_anew(
    files: tuple[KeptFile, ...], tmp_path: Path, text: str
) -> None:
    told = read_kept(str(tmp_path), files)
    version, known = json.loads((tmp_path / FILE).read_text("ascii"))
    broken = text.replace("VERSION", version).replace("DIGEST", next(iter(known)))
    (tmp_path / FILE).write_text(broken, encoding="ascii")
    assert read_kept(str(tmp_path), files) == told
    assert json.loads((tmp_path / FILE).read_text("ascii")) == [version, known]


def test_a_folder_that_cannot_be_written_only_costs_time(
    files: tuple[KeptFile, ...], tmp_path: Path
) -> None:
    (tmp_path / "file").touch()
    assert read_kept(str(tmp_path / "file"), files) == read_reports(files)
