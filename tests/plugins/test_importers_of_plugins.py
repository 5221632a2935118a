"""Importers of plug-ins: asked for files that are none of ours, and held to what they promise."""

from __future__ import annotations

from pathlib import Path

import pytest
from plugin_maker import Site

from sphinx_readiness.cli import main
from sphinx_readiness.plugins.importers import load_importers
from sphinx_readiness.plugins.installed import find_installed

READ = """
def read(data, name):
    title, *rows = data.decode().split(";")
    if not rows:
        raise ValueError("there is no row in it")
    if rows[0] == "boom":
        raise RuntimeError("boom")
    if rows[0] == "odd":
        return [3]
    return [
        heading_block(title), paragraph_block("Version: 1.2"), heading_block("Deck", 2),
        table_block(("Item", "Status"), [row.split("=") for row in rows]),
    ]

ACME = Importer("acme", (".acme",), read)
"""


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


def test_a_file_of_its_kind(site: Site, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    site.install({"importers": "ACME"}, READ)
    (folder / "f.acme").write_text("Ferry;Ramp | moves=done;Vests=open")
    assert main(["import", "f.acme"]) == 0
    out = capsys.readouterr().out
    assert "# Ferry\n\n:::{readiness} Ferry\n:version: 1.2\n" in out
    assert "| deck-1 | Ramp \\| moves | done   |" in out


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Ferry", "f.acme: there is no row in it"),
        ("Ferry;boom", "the importer 'acme' failed: RuntimeError: boom"),
        ("Ferry;odd", "gave something else than blocks"),
    ],
)
def test_what_it_cannot_read(
    site: Site, folder: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    site.install({"importers": "ACME"}, READ)
    (folder / "f.acme").write_text(text)
    assert main(["import", "f.acme"]) == 2
    err = capsys.readouterr().err
    assert said in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("source", "said"),
    [
        ("ACME = Importer('acme', ('.csv',), len)", "reads '.csv', which another importer does"),
        ("ACME = Importer('acme', (), len)", "is no importer with a name"),
        ("ACME = Importer('acme', ('.acme',), None)", "is no importer with a name"),
        ("ACME = 3", "is no Importer, nor a list of them"),
        ("raise ValueError", "cannot be imported"),
    ],
)
def test_what_is_no_importer(site: Site, source: str, said: str) -> None:
    site.install({"importers": "ACME"}, source)
    importers, problems = load_importers(find_installed())
    assert importers == ()
    assert [said in each.text() for each in problems] == [True]


def test_it_is_not_imported_for_files_of_ours(site: Site, folder: Path) -> None:
    module = site.install({"importers": "ACME"}, "raise ValueError")
    (folder / "f.csv").write_text("Item,Status\nRamp,done\n")
    assert main(["import", "f.csv"]) == 0
    import sys

    assert module not in sys.modules
