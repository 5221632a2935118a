"""Hostile configuration: reported, defaulted, and never a reason to pass."""

from __future__ import annotations

from pathlib import Path

import pytest
from hostile_project import CONF, make

BLOCKED = {
    "a.md": "# T\n\n:::{checklist} c\n| ID | Item | Status |\n|---|---|---|\n| A-1 | x | fail |\n:::\n"
}

BAD: dict[str, str | bytes] = {
    "wrong types": "fail_on = 3\nselect = 'RD201'\nignore = {a = 1}\nseverity = [1]\nas_of = 3\n"
    "statuses = [1]\ndefault_statuses = 'no'\ncolumns = {item = 5}\nroles = 'x'\ntable_nodes = 1\n",
    "deep": "x = " + "[" * 5000 + "]" * 5000,
    "syntax": "a = = 1",
    "duplicate": "fail_on = 'error'\nfail_on = 'never'\n",
    "encoding": b"fail_on = '\xff'\n",
    "null": b"fail_on = 'never'\x00\n",
    "huge": "x = '" + "a" * 2_000_000 + "'",
    "selectors": "select = ['RD999', 'nope']\nignore = ['zzz']\nseverity = {yyy = 'info'}\n",
    "columns": "columns = {bogus = ['Item']}\n",
    "nothing passes": "default_statuses = false\n[statuses.bad]\noutcome = 'fail'\naliases = ['x']\n",
    "overlap": "[statuses.one]\noutcome = 'pass'\naliases = ['fine']\n"
    "[statuses.two]\noutcome = 'fail'\naliases = ['fine']\n",
    "root": "project_root = '/nonexistent/folder'\n",
    "null root": "project_root = '\\u0000'\n",
}


@pytest.mark.parametrize("name", BAD)
def test_toml(tmp_path: Path, name: str) -> None:
    built = make(tmp_path, {**BLOCKED, "readiness.toml": BAD[name]})
    assert "RD111" in built.codes()
    assert built.status == 1


def test_selecting_something_keeps_the_configuration_rule(tmp_path: Path) -> None:
    toml = "select = ['missing-owner', 'nope']\n"
    assert "RD111" in make(tmp_path, {**BLOCKED, "readiness.toml": toml}).codes()


def test_ignoring_it_is_possible(tmp_path: Path) -> None:
    toml = "select = ['nope']\nignore = ['invalid-configuration']\n"
    codes = make(tmp_path, {**BLOCKED, "readiness.toml": toml}).codes()
    assert "RD111" not in codes
    assert "RD201" in codes


def test_conf_py_and_html(tmp_path: Path) -> None:
    conf = CONF + "readiness_fail_on = object()\nreadiness_select = ['nope']\nreadiness_roles = 3\n"
    built = make(tmp_path, {**BLOCKED, "conf.py": conf}, "html")
    assert built.warnings.count("RD111") == 3
    assert "RD201" in built.warnings
