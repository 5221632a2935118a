"""The corpus and a few thousand generated inputs: no promise is broken, and none takes too long.

The long run is ``benchmarks/fuzz.py``.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from generator import LONGEST, Generator
from running import CORPUS, Target, minimised, run_one, seeds
from targets import make_targets

SEED = "short"

INPUTS = 250
"""For a target with a share of 1; a cheap one gets a little more, a dear one its part."""

NAMES = sorted(make_targets(Path()))


@pytest.fixture(scope="module")
def targets(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Target]:
    return make_targets(tmp_path_factory.mktemp("fuzz"))


def inputs(target: Target) -> Iterator[bytes]:
    made = Generator(f"{SEED}:{target.name}", seeds(target.name), target.fragments).inputs()
    for _ in range(max(len(seeds(target.name)), round(INPUTS * min(target.share, 1)))):
        yield next(made)


@pytest.mark.parametrize("name", NAMES)
def test_promises_are_kept(targets: dict[str, Target], name: str) -> None:
    for data in inputs(targets[name]):
        failure = run_one(targets[name], data)
        assert failure is None, f"seed {SEED!r}, {failure}"


def test_each_target_has_a_corpus_of_small_files() -> None:
    files = [path for path in CORPUS.rglob("*") if path.is_file()]
    assert {path.parent.name for path in files} == set(NAMES)
    assert len(files) < 150
    assert all(path.stat().st_size <= LONGEST for path in files)


def test_inputs_are_the_same_for_a_seed() -> None:
    def first(seed: str) -> list[bytes]:
        made = Generator(seed, [b"a\n| b |\n", b"c"], ("x", "y")).inputs()
        return [next(made) for _ in range(200)]

    assert first("1") == first("1")
    assert first("1") != first("2")
    assert max(map(len, first("1"))) <= LONGEST


def _raises(data: bytes) -> None:
    assert b"<!" not in data


def _is_slow(data: bytes) -> None:
    until = time.thread_time() + 0.02
    while b"slow" in data and time.thread_time() < until:
        pass


@pytest.mark.parametrize(
    ("check", "least"), [(_raises, b"<!"), (_is_slow, b"slow")], ids=["raises", "slow"]
)
def test_a_broken_promise_is_found_and_made_small(
    check: Callable[[bytes], None], least: bytes
) -> None:
    target = Target("example", check, seconds=0.01)
    assert run_one(target, b"fine") is None
    failure = run_one(target, b"some words " * 20 + least + b"\nand more")
    assert failure is not None
    assert minimised(target, failure).data == least
