from __future__ import annotations

import pytest

from sphinx_readiness.sphinx_ext.lint import command, relevant_pages


@pytest.fixture
def parsing_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Sphinx read each page of a lint, also those that can hold nothing of ours."""
    monkeypatch.setattr(relevant_pages, "may_be_relevant", lambda _build, _text: True)
    monkeypatch.setattr(command, "read_plain", lambda *_: None)
