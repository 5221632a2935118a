"""Who wrote a line, read without git: held to what git itself says of random histories."""

from __future__ import annotations

import random
from collections.abc import Collection, Mapping
from pathlib import Path

import pytest
from git_commands import git
from systems import needs_posix

from sphinx_readiness.files.commits import blame as blame_module
from sphinx_readiness.files.commits.blame import Blame, Blamed
from sphinx_readiness.files.commits.kept_lines import kept_lines

ROWS = 30


def row(number: int, rng: random.Random) -> str:
    return f"| A-{number} | row {number} | {rng.choice(['yes', 'no'])} | {rng.randrange(10**6)} |"


def changed(lines: list[str], rng: random.Random) -> list[str]:
    lines = list(lines)
    for _ in range(rng.randrange(1, 4)):
        at = rng.randrange(len(lines))
        choice = rng.random()
        if choice < 0.5:
            lines[at] = row(at, rng)
        elif choice < 0.8:
            lines.insert(at, row(rng.randrange(100, 900), rng))
        else:
            del lines[at]
    return lines


def write(path: Path, lines: list[str]) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text("".join(f"{each}\n" for each in lines), encoding="utf-8", newline="")


def commit(root: Path, message: str, author: str = "Ann") -> None:
    git(root, "add", "-A")
    git(root, "commit", "-q", "--allow-empty", "-m", message, f"--author={author} <{author}@x.org>")


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository with two files, changed on branches that are merged again."""
    rng = random.Random(11)
    root = tmp_path_factory.mktemp("blame")
    git(root, "init", "-q", "-b", "main")
    one, two = root / "inner/docs/a.md", root / "inner/docs/b.md"
    write(one, [row(at, rng) for at in range(ROWS)])
    write(two, [row(at, rng) for at in range(ROWS)])
    commit(root, "first")
    for turn in range(6):
        git(root, "checkout", "-q", "-b", f"side{turn}")
        for _ in range(2):
            write(one, changed(one.read_text(encoding="utf-8").splitlines(), rng))
            commit(root, f"one of {turn}", rng.choice(["Ann", "robot[bot]"]))
        git(root, "checkout", "-q", "main")
        write(two, changed(two.read_text(encoding="utf-8").splitlines(), rng))
        (root / f"other{turn}").write_text("x", encoding="utf-8")
        commit(root, f"two of {turn}", rng.choice(["Bea", "robot[bot]"]))
        git(root, "merge", "-q", "--no-ff", "--no-edit", f"side{turn}")
    git(root, "mv", "inner/docs/a.md", "inner/docs/c.md")
    commit(root, "rename")
    three = root / "inner/docs/c.md"
    write(three, changed(three.read_text(encoding="utf-8").splitlines(), rng))
    git(root, "mv", "inner/docs/b.md", "inner/b2.md")
    moved = root / "inner/b2.md"
    write(moved, changed(moved.read_text(encoding="utf-8").splitlines(), rng))
    commit(root, "rename and change")
    return root


FILES = ("docs/c.md", "b2.md")


def all_lines(root: Path, *paths: str) -> dict[str, range]:
    return {
        each: range(1, (root / each).read_text(encoding="utf-8").count("\n") + 1) for each in paths
    }


def blamed(root: Path, wanted: Mapping[str, Collection[int]]) -> Blamed:
    found = Blame(root)
    try:
        return found.of(wanted)
    finally:
        found.close()


def by_git(root: Path, path: str) -> list[tuple[str, int]]:
    """Return the author and the time of the commit of each line, as git has it."""
    text = git(root, "blame", "--line-porcelain", path)
    names = [each[7:] for each in text.split("\n") if each.startswith("author ")]
    times = [int(each[15:]) for each in text.split("\n") if each.startswith("committer-time ")]
    return list(zip(names, times, strict=True))


def check(root: Path) -> None:
    inner = root / "inner"
    found = blamed(inner, all_lines(inner, *FILES))
    assert not found.uncommitted
    for path in FILES:
        said = by_git(inner, path)
        assert len({name for name, _time in said}) > 1
        mine = [found.commits[path, at + 1] for at in range(len(said))]
        assert [(each.author.name, each.when) for each in mine] == said


def test_the_same_as_git_says(repository: Path) -> None:
    check(repository)
    git(repository, "gc", "-q", "--aggressive")
    check(repository)


def test_uncommitted_lines_and_other_line_ends(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--no-local", str(repository), "copy")
    inner = tmp_path / "copy/inner"
    text = (inner / "docs/c.md").read_bytes().replace(b"\n", b"\r\n")
    lines = text.split(b"\r\n")
    lines[4:4] = [b"| A-7 | new | yes |"]
    (inner / "docs/c.md").write_bytes(b"\r\n".join(lines))
    (inner / "new.md").write_text("| A-8 | new | yes |\n", encoding="utf-8")
    found = blamed(inner, all_lines(inner, "docs/c.md") | {"new.md": [1]})
    assert found.uncommitted == {("docs/c.md", 5), ("new.md", 1)}
    assert len(found.commits) == len(lines) - 2


def test_what_was_not_fetched_is_not_known(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--depth", "1", f"file://{repository}", "copy")
    inner = tmp_path / "copy/inner"
    assert blamed(inner, all_lines(inner, *FILES)) == Blamed({}, set())
    git(tmp_path / "copy", "fetch", "-q", "--depth", "3")
    found = blamed(inner, all_lines(inner, *FILES))
    assert {each.author.name for each in found.commits.values()} == {"Ann"}
    assert 0 < len(found.commits) < 2 * ROWS
    assert not found.uncommitted


def test_no_more_commits_than_are_looked_at(
    repository: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(blame_module, "MOST_COMMITS", 2)
    inner = repository / "inner"
    found = blamed(inner, all_lines(inner, *FILES))
    assert 0 < len(found.commits) < ROWS
    monkeypatch.setattr(blame_module, "MOST_BYTES", 1_000)
    assert not blamed(inner, all_lines(inner, *FILES)).commits


@needs_posix
def test_a_link_no_repository_and_files_that_are_none(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "-q", "--no-local", str(repository), "copy")
    inner = tmp_path / "copy/inner"
    (inner / "docs/link.md").symlink_to("c.md")
    found = blamed(inner, {"docs/link.md": [1, 2], "gone.md": [1], "docs": [1], "../../x": [1]})
    assert found.commits.keys() == {("docs/link.md", 1), ("docs/link.md", 2)}
    assert not found.uncommitted
    (tmp_path / "empty/.git").mkdir(parents=True)
    (tmp_path / "empty/a.md").write_text("x\n", encoding="utf-8")
    assert blamed(tmp_path / "empty", {"a.md": [1]}) == Blamed({}, set())


def test_lines_that_were_kept() -> None:
    old, new = b"a b c d d e".split(), b"a x c d d d e".split()
    assert kept_lines(old, new) == {0: 0, 2: 2, 4: 3, 5: 4, 6: 5}
    assert kept_lines(old, old) == {at: at for at in range(6)}
    assert kept_lines([], new) == kept_lines(old, []) == {}
    # Options of directives are the same again and again: only their places tell them apart.
    before = b"one no two no three no four yes".split()
    after = b"one no two yes three no four yes".split()
    assert 3 not in kept_lines(before, after)
    assert len(kept_lines(before, after)) == 7


@pytest.mark.parametrize("seed", range(20))
def test_what_is_kept_is_the_same_and_in_order(seed: int) -> None:
    rng = random.Random(seed)
    old = [b"%d" % rng.randrange(1 + seed * 5) for _ in range(60)]
    new = [each for each in old if rng.random() > 0.2]
    for _ in range(seed):
        new.insert(rng.randrange(len(new) + 1), b"%d" % rng.randrange(100))
    kept = kept_lines(old, new)
    assert all(old[before] == new[now] for now, before in kept.items())
    places = [kept[now] for now in sorted(kept)]
    assert places == sorted(set(places))


def test_texts_that_are_hard_to_compare_take_no_longer() -> None:
    old = [b"%d" % (at % 7) for at in range(20_000)]
    new = [b"%d" % (at % 5) for at in range(20_000)]
    assert len(kept_lines(old, new)) < 20_000
    rising = [b"%d" % at for at in range(20_000)]
    assert len(kept_lines(rising, rising[::-1])) >= 1
