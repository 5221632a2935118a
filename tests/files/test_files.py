"""Reading files, and the texts in them, that nobody vouches for."""

from __future__ import annotations

import errno
import os

import pytest
from systems import needs_posix

from sphinx_readiness.files import opener
from sphinx_readiness.files.formats.parsed_files import MissingFile, UnreadableFile, read_text
from sphinx_readiness.model.problems import RawProblem


def failure(call, *arguments, kind=UnreadableFile):
    with pytest.raises(kind) as caught:
        call(*arguments)
    each = caught.value
    return f"{each.path}:{each.line}: {each.message.format_map(dict(each.values))}"


@pytest.fixture
def root(tmp_path):
    folder = tmp_path / "root"
    folder.mkdir()
    (tmp_path / "secret").write_text("no", encoding="utf-8")
    return folder


def test_line_ends_and_a_byte_order_mark_do_not_count(root):
    (root / "a").write_bytes(b"\xef\xbb\xbfone\r\ntwo\n")
    assert read_text(root, "a") == "one\ntwo\n"


def test_a_file_of_exactly_the_limit(root):
    (root / "a").write_text("1234", encoding="utf-8")
    assert read_text(root, "a", 4) == "1234"
    assert failure(read_text, root, "a", 3) == (
        "a:1: this file is too large; expected at most 3 bytes"
    )


@needs_posix
def test_links_inside_the_root_are_followed(root):
    (root / "a").write_text("text", encoding="utf-8")
    (root / "b").symlink_to("a")
    assert read_text(root, "b") == "text"


@needs_posix
def test_a_root_that_is_a_link_itself(root, tmp_path):
    (root / "a").write_text("text", encoding="utf-8")
    (tmp_path / "link").symlink_to(root)
    assert read_text(tmp_path / "link", "a") == "text"


@needs_posix
@pytest.mark.parametrize(
    "way", ["../secret", "/etc/hostname", "link", "folder/../../secret", "up/secret"]
)
def test_no_way_out_of_the_root(root, way):
    (root / "link").symlink_to("../secret")
    (root / "up").symlink_to("..")
    assert failure(read_text, root, way) == (
        f"{way}:1: this file is outside the project's root and is not read"
    )


@pytest.mark.parametrize("name", ["none", "a/none", "none/a"])
def test_a_file_that_is_not_there(root, name):
    (root / "a").write_text("", encoding="utf-8")
    assert failure(read_text, root, name, kind=MissingFile) == f"{name}:1: there is no such file"


def test_what_is_no_regular_file(root):
    (root / "folder").mkdir()
    expected = "folder:1: this is no regular file and is not read"
    assert failure(read_text, root, "folder") == expected


@needs_posix
def test_a_fifo_that_takes_the_place_of_a_file_while_it_is_opened(root, monkeypatch):
    os.mkfifo(root / "a")
    (root / "b").write_text("", encoding="utf-8")
    regular = (root / "b").stat()
    with monkeypatch.context() as patched:
        patched.setattr(opener.os, "stat", lambda *_, **__: regular)
        said = failure(read_text, root, "a")
    assert said == "a:1: this is no regular file and is not read"


@pytest.mark.parametrize("name", ["a\0b", "a\ud800b", "a" * 5000])
def test_names_that_no_file_can_have(root, name):
    assert "cannot be read" in failure(read_text, root, name)


def test_a_file_without_permission(root, monkeypatch):
    """Root may read everything, so the system is made to refuse."""
    (root / "a").write_text("", encoding="utf-8")

    def refuse(*_args, **_kwargs):
        raise PermissionError(errno.EACCES, "Permission denied")

    with monkeypatch.context() as patched:
        patched.setattr(opener.os, "open", refuse)
        said = failure(read_text, root, "a")
    assert said == "a:1: this file cannot be read: Permission denied"


def test_a_failure_is_a_problem_of_the_rule_that_reports_it(root):
    with pytest.raises(UnreadableFile) as caught:
        read_text(root, "a")
    assert caught.value.problem("some-rule") == RawProblem(
        "some-rule", ("a", 1), "there is no such file", "Add it, or mend its name.", ()
    )
