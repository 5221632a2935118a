"""A lint that prints what it printed before knows by which hour a window is due."""

from __future__ import annotations

import json
import time
from datetime import datetime
from pathlib import Path

import pytest
from cached_runs import Runner, write

from sphinx_readiness.cli import command_line

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
    parsed: list[object] = []
    parse = command_line.run
    monkeypatch.setattr(command_line, "run", lambda *given: parsed.append(given) or parse(*given))
    printed, known = {}, []
    for text in (
        "10T14:00:00", "10T23:59:59", "11T00:00:00", "11T08:00:00", "11T14:00:00", "11T14:00:01",
        "11T20:00:00", "12T00:00:00", "12T23:59:59",
    ):  # fmt: skip
        now = datetime.fromisoformat(f"2026-01-{text}+00:00").timestamp()
        # The one clock: the report and what is kept of it have their day from nowhere else.
        monkeypatch.setattr(time, "time", lambda now=now: now)
        parsed.clear()
        printed[text] = runner.lint(docs, "--format", "json").printed
        known.append(not parsed)
        assert runner.fresh(docs, "--format", "json").printed == printed[text], text
        assert json.loads(printed[text])["as_of"] == f"2026-01-{text[:2]}"
    assert ["RD212" in each for each in printed.values()] == [False] * 5 + [True] * 4
    # Of the day on which the window is due nothing is kept before it is over.
    assert known == [False, True, False, False, False, False, True, False, True]
