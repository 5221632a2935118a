"""Which files are documents."""

from __future__ import annotations

from pathlib import Path

from sphinx.project import EXCLUDE_PATHS

from sphinx_readiness.files.documents import find_documents


def test_what_sphinx_leaves_out_is_left_out(tmp_path: Path) -> None:
    named = {"**/_sources": "a/_sources/b.md", ".#*": ".#b.md", "**/.#*": "a/.#b.md",
             "*.lproj/**": "x.lproj/b.md"}  # fmt: skip
    assert set(named) == set(EXCLUDE_PATHS)
    for path in (*named.values(), "a/b.md"):
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text("# T\n", encoding="utf-8")
    found = find_documents(tmp_path, tmp_path, [".md"], ["**"], [])
    assert dict(found.paths) == {"a/b": "a/b.md"}
    assert found.unread == ()
