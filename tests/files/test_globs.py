"""Patterns of paths: what they match, and that no pattern takes long."""

from __future__ import annotations

import time
from pathlib import Path, PurePosixPath

import pytest

from sphinx_readiness.files.formats.toml_text import toml_line_pointers
from sphinx_readiness.files.globs import matching_files, matching_folders


@pytest.fixture
def root(tmp_path: Path) -> Path:
    for name in ("a.md", "docs/x.md", "docs/sub/y.md", "docs/.hid/z.md", "src/a/b/c.md"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("pattern", "expected"),
    [
        ("*.md", ["a.md"]), ("docs/*.md", ["docs/x.md"]), ("docs/**/*.md", ["docs/x.md", "docs/sub/y.md"]),
        ("**/*.md", ["a.md", "docs/x.md", "docs/sub/y.md", "src/a/b/c.md"]),
        ("docs/**", ["docs/x.md", "docs/sub/y.md"]), ("**/**/**/c.md", ["src/a/b/c.md"]),
        ("src/**/b/*.md", ["src/a/b/c.md"]), ("../*", []), ("/etc/*", []), ("C:\\*", []),
        ("\\\\server\\*", []), ("a\0b", []), ("docs/../*.md", []), ("", []),
        ("**/" * 1200 + "*.md", ["a.md", "docs/x.md", "docs/sub/y.md", "src/a/b/c.md"]),
        ("**/" * 1500 + "*.md", []),
    ],
)  # fmt: skip
def test_files(root: Path, pattern: str, expected: list[str]) -> None:
    assert list(matching_files(root, PurePosixPath(), [pattern])) == expected


def test_folders(root: Path) -> None:
    found = list(matching_folders(root, PurePosixPath(), ["**/" * 1200, "docs/*"]))
    assert found == ["docs", "src", "docs/sub", "src/a", "src/a/b", "docs/.hid"]


def test_array_headers_take_linear_time() -> None:
    text = "".join(f"[[a{number}]]\n" for number in range(40_000))
    begin = time.process_time()
    assert len(list(toml_line_pointers(text, 2))) == 40_000
    assert time.process_time() - begin < 20, "it was the square of the headers: many minutes"


def test_an_element_of_an_outer_array_begins_inner_ones_anew() -> None:
    text = "[[a]]\n[[a.b]]\nc = 1\n[[a.b]]\n[[a]]\n[[a.b]]\nc = 2\n"
    assert list(toml_line_pointers(text, 5)) == [
        (("a", 0), 1), (("a", 0, "b", 0), 2), (("a", 0, "b", 0, "c"), 3), (("a", 0, "b", 1), 4),
        (("a", 1), 5), (("a", 1, "b", 0), 6), (("a", 1, "b", 0, "c"), 7),
    ]  # fmt: skip
