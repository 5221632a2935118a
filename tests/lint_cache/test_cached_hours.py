"""A lint that prints what it printed before knows by which hour a window is due."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
from cached_runs import Runner, write

from sphinx_readiness.config import clock
from sphinx_readiness.sphinx_ext.build import build
from sphinx_readiness.sphinx_ext.lint import plain_run
from sphinx_readiness.workspace.lint_cache import outcome
from sphinx_readiness.workspace.lint_cache import request as requests

PAGE = """\
# Lantern

:::{readiness} Lantern
:deployed: DEPLOYED
:::

:::{checklist} ops
:owner: Ops

| ID | Item | Status |
|----|------|--------|
| OPS-1 | A restore was rehearsed | ✅ |
:::

:::{post-deployment} 24h
- [ ] errors below 1 % (Ops)
:::
"""


@pytest.mark.parametrize("conf", [False, True])
def test_it_is_not_printed_again_when_a_window_is_over(
    runner: Runner, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, conf: bool
) -> None:
    page = PAGE.replace("DEPLOYED", "2026-01-10T14:00Z")
    docs = write(tmp_path / "project", {"readiness.toml": "", "docs/index.md": page})
    if conf:  # then Sphinx reads it
        (docs / "conf.py").write_text(
            'extensions = ["myst_parser", "sphinx_readiness"]\nmyst_title_to_header = False\n'
            'myst_enable_extensions = ["colon_fence"]\n'
        )
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    now = datetime(2026, 1, 10, 14, 0, tzinfo=UTC)
    for each in (clock, build, plain_run):
        monkeypatch.setattr(each, "system_now", lambda: now)
    monkeypatch.setattr(requests, "days", lambda: (now.date().isoformat(),) * 2)
    monkeypatch.setattr(outcome, "days", lambda: (now.date().isoformat(),) * 2)
    printed = {}
    for text in ("10T23:59:59", "11T08:00:00", "11T14:00:00", "11T14:00:01", "11T20:00:00"):
        now = datetime.fromisoformat(f"2026-01-{text}+00:00")
        printed[text] = runner.lint(docs).printed
        assert runner.fresh(docs).printed == printed[text], text
    assert ["RD212" in each for each in printed.values()] == [False, False, False, True, True]
