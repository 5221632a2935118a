"""The catalogues are up to date. If not: ``python tools/catalogue.py update``."""

from __future__ import annotations

import importlib.util
import shutil
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).parent.parent


@pytest.fixture(scope="module")
def catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "tools" / "catalogue.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture
def package(tmp_path: Path, catalogue: ModuleType) -> Path:
    """Return a small package with a German catalogue."""
    folder = tmp_path / "pkg"
    folder.mkdir()
    (folder / "b.py").write_text("def N_(text): ...\nN_('lost {what}')\nx = 'not marked'\n")
    (folder / "a.py").write_text("_('Status')\n_('')\n")
    catalogue.add("de", folder)
    return folder


def german(package: Path) -> Path:
    return package / "locale" / "de" / "LC_MESSAGES" / "sphinx_readiness.po"


def fill(package: Path, message: str, translation: str) -> None:
    path = german(package)
    text = path.read_text("utf-8")
    old = f'msgid "{message}"\nmsgstr ""'
    assert old in text
    path.write_text(text.replace(old, f'msgid "{message}"\nmsgstr "{translation}"'), "utf-8")


def test_the_catalogues_are_up_to_date(catalogue: ModuleType) -> None:
    assert catalogue.check() == []


def test_marked_messages_are_extracted(catalogue: ModuleType, package: Path) -> None:
    assert [message.id for message in catalogue.extract(package) if message.id] == [
        "Status",
        "lost {what}",
    ]
    assert catalogue.check(package) == []
    assert catalogue.update(package) == []


def test_a_new_message_makes_everything_stale(catalogue: ModuleType, package: Path) -> None:
    (package / "c.py").write_text("N_('new')\n")
    assert catalogue.check(package) == [
        "pkg/locale/sphinx_readiness.pot is out of date",
        "pkg/locale/de/LC_MESSAGES/sphinx_readiness.po is out of date",
    ]
    assert len(catalogue.update(package)) == 2
    assert catalogue.check(package) == []


def test_lines_that_move_do_not(catalogue: ModuleType, package: Path) -> None:
    path = package / "b.py"
    path.write_text("\n\n" + path.read_text())
    assert catalogue.check(package) == []


def test_a_translation_has_to_be_compiled(catalogue: ModuleType, package: Path) -> None:
    fill(package, "Status", "Zustand")
    assert catalogue.check(package) == [
        "pkg/locale/de/LC_MESSAGES/sphinx_readiness.mo is out of date"
    ]
    catalogue.update(package)
    assert catalogue.check(package) == []
    german(package).with_suffix(".mo").unlink()
    assert len(catalogue.check(package)) == 1


def test_a_translation_is_kept_by_an_update(catalogue: ModuleType, package: Path) -> None:
    fill(package, "Status", "Zustand")
    (package / "c.py").write_text("N_('new')\n")
    catalogue.update(package)
    assert 'msgstr "Zustand"' in german(package).read_text("utf-8")


@pytest.mark.parametrize("wrong", ["{who} fehlt", "fehlt", "{what} { fehlt"])
def test_placeholders_have_to_agree(catalogue: ModuleType, package: Path, wrong: str) -> None:
    fill(package, "lost {what}", wrong)
    catalogue.update(package)
    (problem,) = catalogue.check(package)
    assert problem.endswith("'lost {what}' is translated with other placeholders")


def test_the_template_is_the_same_twice(
    catalogue: ModuleType, package: Path, tmp_path: Path
) -> None:  # fmt: skip
    other = tmp_path / "elsewhere" / "pkg"
    shutil.copytree(package, other)
    assert [data for _, data in catalogue.outputs(other)] == [
        data for _, data in catalogue.outputs(package)
    ]
