from __future__ import annotations

import pytest

from sphinx_readiness.sphinx_ext.lint import relevant_pages


@pytest.fixture
def parsing_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lint parse each page, also those that can hold nothing of ours."""
    monkeypatch.setattr(relevant_pages, "may_be_relevant", lambda _build, _text: True)
