"""Pages that lint reads without Sphinx say what they say to Sphinx: the same report, to the byte."""

from __future__ import annotations

from pathlib import Path

import pytest
from plain_pages import pages

from sphinx_readiness.cli import main
from sphinx_readiness.sphinx_ext.lint import command
from sphinx_readiness.sphinx_ext.lint.conf_values import lint_settings
from sphinx_readiness.sphinx_ext.lint.plain_run import plain_report

CONF = 'project = "x"\nextensions = ["myst_parser"]\nmyst_enable_extensions = ["colon_fence"]\n'


def is_plain(folder: Path) -> bool:
    return plain_report(folder, lint_settings(folder, {})) is not None


def reports(folder: Path, monkeypatch: pytest.MonkeyPatch) -> tuple[str, str]:
    """Return the report on *folder* without Sphinx, and with it."""
    found = []
    for name in ("plain", "sphinx"):
        out = folder.parent / name
        assert main(["lint", str(folder), "--out", str(out), "-q"]) in (0, 1)
        found.append((out / "readiness.json").read_text(encoding="utf-8"))
        monkeypatch.setattr(command, "plain_report", lambda _docs, _settings: None)
    return found[0], found[1]


def write_plain(folder: Path, seed: int, number: int) -> int:
    """Write those of *number* pages that are plain, with an index; return how many those are."""
    folder.mkdir()
    (folder.parent / "README.md").touch()
    (folder.parent / "readiness.toml").touch()
    (folder / "conf.py").write_text(CONF, encoding="utf-8")
    names = []
    page = folder / "page.md"
    for at, text in enumerate(pages(seed, number)):
        page.write_text(text, encoding="utf-8", newline="")
        if is_plain(folder):
            names.append(f"page{at}")
            page.rename(folder / f"{names[-1]}.md")
            (folder / f"{names[-1]}.md").rename(folder.parent / f"{names[-1]}.kept")
    page.unlink(missing_ok=True)
    for name in names:
        (folder.parent / f"{name}.kept").rename(folder / f"{name}.md")
    entries = "".join(f"   {name}\n" for name in reversed(names))
    (folder / "index.rst").write_text(f"T\n=\n\n.. toctree::\n\n{entries}", encoding="utf-8")
    return len(names)


@pytest.mark.parametrize("seed", [1])
def test_generated_pages(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, seed: int) -> None:
    assert write_plain(tmp_path / "docs", seed, 300) > 60
    assert is_plain(tmp_path / "docs")
    plain, by_sphinx = reports(tmp_path / "docs", monkeypatch)
    assert plain == by_sphinx
    assert plain.count('"code"') > 20
