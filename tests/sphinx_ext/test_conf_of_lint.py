"""What ``lint`` makes of settings in real ``conf.py`` files: no more trouble than Sphinx has."""

from __future__ import annotations

from pathlib import Path

import pytest

from sphinx_readiness.sphinx_ext.lint.conf_values import Settings, lint_settings


def settings(folder: Path, conf: str) -> Settings:
    (folder / "conf.py").write_text(conf, encoding="utf-8")
    return lint_settings(folder, {})


@pytest.mark.parametrize(
    "conf",
    [
        "language = None\n",
        "language = ''\n",
        "rst_prolog = rst_epilog = default_role = primary_domain = None\n",
        "import os\nlanguage = os.environ.get('L')\nproject = 'a' + 'b'\n",
        "exclude_patterns = ['_build'] + [p for p in ('a', 'b')]\n",
        "master_doc = 'a' if True else 'b'\n",
        "extensions = ['x']\nextensions += ['y']\n",
    ],
)
def test_what_sphinx_lets_pass_is_no_problem(tmp_path: Path, conf: str) -> None:
    found = settings(tmp_path, conf)
    assert not found.problems
    assert found.sphinx.get("language", "en") == "en"


def test_a_version_may_be_a_number(tmp_path: Path) -> None:
    found = settings(tmp_path, "version = 2\nrelease = 2.1\n")
    assert not found.problems
    assert (found.sphinx["version"], found.sphinx["release"]) == ("2", "2.1")


@pytest.mark.parametrize("conf", ["language = 7\n", "rst_prolog = []\n", "project = None\n"])
def test_another_kind_is_a_problem(tmp_path: Path, conf: str) -> None:
    assert len(settings(tmp_path, conf).problems) == 1


@pytest.mark.parametrize(
    ("conf", "name", "value"),
    [
        ("exclude_patterns = ['_build']\nexclude_patterns += ['drafts/**']\n", "exclude",
         ("_build", "drafts/**")),
        ("extensions = ['a']\nextensions.append('sphinx.ext.intersphinx')\n", "has_inventories",
         True),
        ("extensions = ['a']\nextensions += ['sphinx_needs']\nneeds_types = [{'directive': 'b'}]\n",
         "need_types", {"b": 3}),
        ("extensions = ['a']\nextensions += more\nneeds_types = [{'directive': 'b'}]\n",
         "need_types", {"b": 3}),
    ],
)  # fmt: skip
def test_what_is_added_later_counts(tmp_path: Path, conf: str, name: str, value: object) -> None:
    assert getattr(settings(tmp_path, conf), name) == value


@pytest.mark.parametrize(
    ("line", "enabled"),
    [
        ("+= ['colon_fence']", ["deflist", "colon_fence"]),
        (".extend(['tasklist'])", ["deflist", "tasklist"]),
        ("+= more", ["colon_fence", "deflist"]),
        ("= more", ["colon_fence"]),
    ],
)
def test_fences_that_are_enabled_later(tmp_path: Path, line: str, enabled: list[str]) -> None:
    """What is not known may enable them: then they are, so that nothing is missed."""
    first = "extensions = ['myst_parser']\nmyst_enable_extensions = ['deflist']\n"
    found = settings(tmp_path, f"{first}myst_enable_extensions{line}\n")
    assert found.sphinx["myst_enable_extensions"] == enabled


@pytest.mark.parametrize(
    ("conf", "loaded"),
    [
        ("import os\nfrom pathlib import Path\nextensions = ['a', 'b']\n", {"a", "b"}),
        ("extensions = ()\ndef helper(): pass\n", set()),
        ("", None),
        ("extensions = ['a']\nextensions += ['b']\n", None),
        ("extensions = ['a']\nif x:\n    extensions.append('b')\n", None),
        ("extensions = ['a']\nfor each in y: extensions.extend(each)\n", None),
        ("extensions = list(more)\n", None),
        ("extensions = [1]\n", None),
        ("extensions = more = ['a']\nmore.append('b')\n", None),
        ("extensions = ['a']\nimport mine\n", None),
        ("extensions = ['a']\nfrom . import mine\n", None),
        ("extensions = ['a']\nfrom shared import *\n", None),
        ("extensions = ['a']\nimport importlib\n", None),
        ("extensions = ['a']\ndef setup(app): pass\n", None),
        ("extensions = ['a']\nsetup = lambda app: None\n", None),
        ("extensions = ['a']\nexec(open('more.py').read())\n", None),
        ("extensions = ['a']\nglobals()['extensions'] = 1\n", None),
    ],
)
def test_extensions_that_are_surely_all(tmp_path: Path, conf: str, loaded: set[str] | None) -> None:
    assert settings(tmp_path, conf).loaded == loaded
