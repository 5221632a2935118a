"""Entries that were changed, moved, cut or written by somebody else are as good as not there."""

from __future__ import annotations

import os
import stat
import threading
from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

import pytest
from cached_runs import Runner, write
from systems import needs_posix

from sphinx_readiness.files.names import LARGE
from sphinx_readiness.files.publishing import MAX_LINKED_BYTES, MAX_PUBLISHED_BYTES
from sphinx_readiness.workspace.lint_cache import place as places
from sphinx_readiness.workspace.lint_cache import store as stores
from sphinx_readiness.workspace.lint_cache.place import Place, find_place
from sphinx_readiness.workspace.lint_cache.store import Store

NAME = "a" * 64

OTHER = "b" * 64

KEY = b"k" * 32


@pytest.fixture
def store(tmp_path: Path) -> Store:
    """Return a store with an entry and a text."""
    found = Store(Place(str(tmp_path / "cache"), KEY))
    found.keep(NAME, {"status": 1})
    found.keep(OTHER, {"status": 0})
    return found


def test_what_was_kept_comes_back(store: Store) -> None:
    assert store.load(NAME) == {"status": 1}
    text = "Zürich \ud800 \0\r\n"
    assert store.load_text(store.keep_text(store.encoded(text))) == store.encoded(text)
    assert store.load("c" * 64) is None
    assert store.load_text("c" * 64) is None


def _swap(folder: Path) -> None:
    one, other = folder / f"{NAME}.entry", folder / f"{OTHER}.entry"
    other.replace(one)


def _edit(change: Callable[[bytes], bytes]) -> Callable[[Path], None]:
    def edit(folder: Path) -> None:
        path = folder / f"{NAME}.entry"
        path.write_bytes(change(path.read_bytes()))

    return edit


HOSTILE: dict[str, Callable[[Path], None]] = {
    "another entry under its name": _swap,
    "a changed value": _edit(lambda data: data.replace(b'"status":1', b'"status":0')),
    "a changed seal": _edit(lambda data: b"0" * 64 + data[64:]),
    "no seal": _edit(lambda data: data[65:]),
    "cut": _edit(lambda data: data[:-1]),
    "longer": _edit(lambda data: data + b" "),
    "empty": _edit(lambda _data: b""),
    "a pickle": _edit(lambda _data: b"cos\nsystem\n(S'exit 3'\ntR."),
    "deep": _edit(lambda data: data[:65] + b"[" * 100_000),
    "no text": _edit(lambda data: data + b"\xff\xfe"),
}


@pytest.mark.parametrize("how", HOSTILE)
def test_what_was_changed_is_not_there(how: str, store: Store) -> None:
    HOSTILE[how](Path(store.folder))
    assert store.load(NAME) is None


@needs_posix
def test_what_is_no_file_is_not_there(store: Store) -> None:
    path = Path(store.folder) / f"{NAME}.entry"
    path.unlink()
    os.mkfifo(path)
    assert store.load(NAME) is None
    path.unlink()
    path.mkdir()
    assert store.load(NAME) is None
    store.keep(NAME, {"status": 1})  # and nothing is raised where it cannot be written
    assert store.load(NAME) is None


def test_another_key_knows_nothing(store: Store) -> None:
    assert Store(Place(store.folder, b"x" * 32)).load(NAME) is None


def test_a_text_is_what_its_name_says(store: Store) -> None:
    digest = store.keep_text(b"passed")
    (Path(store.folder) / f"{digest}.text").write_text("failed")
    assert store.load_text(digest) is None


def test_a_folder_with_files_is_not_marked(tmp_path: Path) -> None:
    (tmp_path / "conf.py").touch()
    store = Store(Place(str(tmp_path), KEY))
    store.keep(NAME, 1)
    assert store.load(NAME) == 1
    assert {each.name for each in tmp_path.iterdir()} == {"conf.py", f"{NAME}.entry"}


@needs_posix
def test_files_are_their_owners_alone(store: Store) -> None:
    assert {stat.S_IMODE(each.stat().st_mode) for each in Path(store.folder).glob("*.entry")} == {
        0o600
    }
    assert stat.S_IMODE(Path(store.folder).stat().st_mode) == 0o700


def test_what_is_too_large_is_not_kept(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LARGEST", 10)
    digest = store.keep_text(b"more than ten characters")
    assert store.load_text(digest) is None


def test_what_was_not_used_for_longest_is_dropped(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    for at, name in enumerate("cdef"):
        store.keep(name * 64, at)
        os.utime(Path(store.folder) / f"{name * 64}.entry", (at, at))
    assert store.load("c" * 64) == 0  # which makes it the newest
    strange = Path(store.folder) / "notes.txt"
    strange.write_text("somebody's own")
    left_over = Path(store.folder) / f".{NAME}.entry.0123abcd.tmp"
    left_over.write_text("half")
    os.utime(left_over, (1, 1))
    monkeypatch.setattr(stores, "MOST_FILES", 3)
    store.prune()
    assert [store.load(name * 64) for name in "cdef"] == [0, None, None, None]
    assert store.load(NAME) == {"status": 1}
    assert strange.exists()
    assert not left_over.exists()
    monkeypatch.setattr(stores, "MOST_BYTES", 1)
    store.keep(NAME, {"status": 1})
    store.prune()
    assert [each.name for each in Path(store.folder).glob("*.entry")] == [f"{'0' * 64}.entry"]


def test_all_are_looked_at_when_enough_was_kept_since(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    looked: list[float] = []
    scandir = os.scandir
    now = 1_800_000_000.0

    def noting(path: str) -> object:
        looked.append(now)
        return scandir(path)

    monkeypatch.setattr(stores.os, "scandir", noting)
    monkeypatch.setattr(stores.time, "time", lambda: now)
    monkeypatch.setattr(stores, "MOST_FILES", 64)
    counts = []
    for at in range(30):
        run = Store(Place(store.folder, KEY))  # another process
        run._prepared = True  # which looks into the folder, too
        run.keep(f"{at + 1:064x}", at)
        if at == 17:  # some are kept by others for this one
            run.note_kept(NAME)
        run.prune()
        counts.append(len(looked))
    # At first, as nobody knows; then for more than a sixteenth of the limit.
    assert [at for at, (one, two) in enumerate(pairwise([0, *counts])) if two > one] == [
        0, 5, 10, 15, 19, 24, 29,
    ]  # fmt: skip
    before = len(looked)
    store.prune()
    assert len(looked) == before  # nothing was kept by this one
    now += 24 * 3600
    store.keep(NAME, 2)
    store.prune()
    assert len(looked) == before + 1  # a day has passed
    now -= 48 * 3600
    store.keep(NAME, 2)
    store.prune()
    assert len(looked) == before + 2  # the clock was wrong


def test_what_is_kept_stays_within_the_limits(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stores, "MOST_FILES", 32)
    most = 0
    for at in range(120):
        store = Store(Place(str(tmp_path / "cache"), KEY))
        store.keep(f"{at + 1:064x}", at)
        store.prune()
        most = max(most, len(list(Path(store.folder).glob("*.entry"))))
    assert 30 <= most <= 32 + 1  # between two looks, with the count


def test_several_at_once_write_whole_files(store: Store) -> None:
    wrong: list[object] = []

    def work(number: int) -> None:
        own = Store(Place(store.folder, KEY))
        for at in range(30):
            own.keep(NAME, [number, at] * 500)
            found = own.load(NAME)
            if found is not None and (len(found) != 1000 or found[:2] * 500 != found):
                wrong.append(found)

    threads = [threading.Thread(target=work, args=(number,)) for number in range(4)]
    for each in threads:
        each.start()
    for each in threads:
        each.join()
    assert not wrong
    assert store.load(NAME) is not None
    assert not list(Path(store.folder).glob("*.tmp"))


def test_names_tell_the_size_of_what_is_asked_for_its_size() -> None:
    assert LARGE <= MAX_PUBLISHED_BYTES <= MAX_LINKED_BYTES


def environment(home: Path, **more: str) -> dict[str, str]:
    """Return the variables of a user with *home*."""
    return {"XDG_CACHE_HOME": str(home), "LOCALAPPDATA": str(home), **more}


def test_the_key_is_made_once(tmp_path: Path) -> None:
    first = find_place(None, ("/nowhere",), environment(tmp_path / "caches"))
    assert first is not None
    assert len(first.key) == 32
    assert find_place(None, ("/nowhere",), environment(tmp_path / "caches")) == first
    elsewhere = find_place(str(tmp_path / "own"), ("/nowhere",), environment(tmp_path / "caches"))
    assert elsewhere == Place(str(tmp_path / "own"), first.key)
    other = find_place(None, ("/nowhere",), environment(tmp_path / "others"))
    assert other is not None
    assert other.key != first.key


@needs_posix
@pytest.mark.parametrize("mode", [0o644, 0o640, 0o602])
def test_a_key_that_others_can_use_is_none(mode: int, tmp_path: Path) -> None:
    assert find_place(None, (), environment(tmp_path))
    (tmp_path / "sphinx-readiness/key").chmod(mode)
    assert find_place(None, (), environment(tmp_path)) is None


@needs_posix
def test_a_folder_that_others_write_to_has_no_key(tmp_path: Path) -> None:
    assert find_place(None, (), environment(tmp_path))
    (tmp_path / "sphinx-readiness").chmod(0o777)
    assert find_place(None, (), environment(tmp_path)) is None


@needs_posix
def test_the_key_of_somebody_else_is_none(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert find_place(None, (), environment(tmp_path))
    monkeypatch.setattr(places.os, "geteuid", lambda: os.getuid() + 1)
    assert find_place(None, (), environment(tmp_path)) is None


@needs_posix
def test_a_link_is_no_key(tmp_path: Path) -> None:
    assert find_place(None, (), environment(tmp_path))
    key = tmp_path / "sphinx-readiness/key"
    key.rename(tmp_path / "real")
    key.symlink_to(tmp_path / "real")
    assert find_place(None, (), environment(tmp_path)) is None


@pytest.mark.parametrize("text", ["", "zz" * 32, "ab", "ab" * 33])
def test_what_is_no_key_is_none(text: str, tmp_path: Path) -> None:
    assert find_place(None, (), environment(tmp_path))
    (tmp_path / "sphinx-readiness/key").write_text(text)
    assert find_place(None, (), environment(tmp_path)) is None


def test_a_key_in_a_project_is_of_its_authors(tmp_path: Path) -> None:
    assert find_place(None, (str(tmp_path),), environment(tmp_path / "caches")) is None
    given = environment(tmp_path / "caches", SPHINX_READINESS_CACHE_KEY="0123456789abcdef")
    found = find_place(None, (str(tmp_path),), given)
    assert found is not None
    assert Path(found.folder) == tmp_path / "caches/sphinx-readiness/lint"
    short = environment(tmp_path / "caches", SPHINX_READINESS_CACHE_KEY="0123456789")
    assert find_place(None, (str(tmp_path),), short) is None


def test_a_cache_in_a_commit_says_nothing(runner: Runner, tmp_path: Path) -> None:
    # Its author has put an entry there that says that all is well.
    docs = write(
        tmp_path / "project",
        {
            "readiness.toml": "",
            "docs/index.md": "# A\n\n```{checklist} a\n\n- [ ] A-1: x {blocking}\n```\n",
        },
    )
    folder = docs.parent / ".readiness_cache"
    first = runner.lint(docs, "--cache-dir", str(folder), "--fail-on", "info")
    forger = Store(Place(str(folder), b"forged" * 6))
    entries = [each.stem for each in folder.glob("*.entry")]
    assert len(entries) == 3  # the run, its page, and how much was kept
    for name in entries:
        value = Store(Place(str(folder), (find_key(runner)))).load(name)
        if "status" in value:
            forger.keep(name, value | {"status": 0, "texts": [forger.keep_text(b"passed\n")]})
        else:
            forger.keep(name, value)
    again = runner.lint(docs, "--cache-dir", str(folder), "--fail-on", "info")
    assert again == first
    assert again.read == ("index",)


def find_key(runner: Runner) -> bytes:
    """Return the key that *runner* lints with."""
    return bytes.fromhex((runner.folder.parent / "key").read_text())
