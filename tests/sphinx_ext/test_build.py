"""One build: what it works out once, and what it forgets when it begins again."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from sphinx_readiness.sphinx_ext.build import build
from sphinx_readiness.sphinx_ext.build.build import Build
from sphinx_readiness.sphinx_ext.names import names_with
from sphinx_readiness.workspace.settings import Settings


@pytest.fixture
def made(tmp_path: Path) -> Build:
    domain = SimpleNamespace(item_files=SimpleNamespace(folder=str(tmp_path)))
    env = SimpleNamespace(
        get_domain=lambda _name: domain,
        found_docs={"a"},
        srcdir=tmp_path,
        doc2path=lambda docname, *, base: f"{tmp_path}/{docname}.md" if base else f"{docname}.md",
    )
    app: Any = SimpleNamespace(env=env)
    return Build(app, Settings(tmp_path, tmp_path, ".", [], ()), names_with(""))


def test_it_is_worked_out_once_until_it_is_forgotten(made: Build) -> None:
    asked: list[Build] = []

    def number(of: Build) -> int:
        asked.append(of)
        return len(asked)

    assert made.known(number) is None
    assert [made.once(number), made.once(number), made.known(number)] == [1, 1, 1]
    assert [made.again(number), made.once(number)] == [2, 2]
    made.outcome = {"key": "k", "reading": "", "said": [], "views": {}, "targets": []}
    made.forget()
    assert made.known(number) is None
    assert made.outcome is None
    assert made.once(number) == 3
    assert asked == [made] * 3


def test_a_second_build_has_a_day_of_its_own(made: Build, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    options = made.session.options
    monkeypatch.setattr(build, "system_now", lambda: datetime(2031, 2, 3, 9, tzinfo=UTC))
    made.begin()
    assert made.session.clock.today == made.now.date() == date(2031, 2, 3)
    assert made.session.options is options
    assert made.paths == {"a": f"{made.app.env.srcdir}/a.md"}
