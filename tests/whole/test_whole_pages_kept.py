"""What generated documents say is the same when it comes from the cache of lint."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from cached_runs import Runner, write
from documents import document

from sphinx_readiness.sphinx_ext.lint import cached_pages
from sphinx_readiness.sphinx_ext.lint.cached_pages import KeptPage
from sphinx_readiness.workspace.lint_cache.typed_json import Reader, to_json


def test_all_that_generated_documents_say_comes_back(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    runner = Runner(monkeypatch, tmp_path / "home")
    files = {"docs/index.md": "# Index\n", "readiness.toml": ""}
    for each in map(document, range(60)):
        files[f"docs/{each.name}"] = each.text
        files |= {f"docs/{name}": text for name, text in each.truth.files}
    docs = write(tmp_path / "project", files)
    kept: list[KeptPage] = []

    def keep(value: KeptPage) -> Any:
        kept.append(value)
        return to_json(value)

    monkeypatch.setattr(cached_pages, "to_json", keep)
    first = runner.lint(docs, "--format", "json")
    assert len(kept) > 50
    reader = Reader()
    for each in kept:
        data = json.loads(json.dumps(to_json(each)))
        assert to_json(reader.read(KeptPage, data)) == data
    # With another form of the report the pages are put in their place, and none is read.
    second = runner.lint(docs, "--format", "json", "--format", "sarif")
    assert second.read == ()
    assert second.printed.startswith(first.printed)
