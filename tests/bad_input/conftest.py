from __future__ import annotations

import pytest

from sphinx_readiness.sphinx_ext.lint import guarded


@pytest.fixture
def parsing_all(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let lint parse each page, also those that can hold nothing of ours."""
    monkeypatch.setattr(guarded, "may_be_relevant", lambda _document, _text: True)
