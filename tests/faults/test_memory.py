"""Memory goes with the size of the input: a text that is written once is not kept once a row."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from projects import Project

ROWS = 600
"""In each document."""

LONG = 400
"""Characters for each row in a text that is written once. Where every fourth row keeps it, as the
title of a section, that is 36 MB; where each does, four times as much."""

MORE = 42 << 20
"""Bytes that a document may take besides what Sphinx takes in any case: three quarters of them are
what the longest line of reST takes, and they are 122 for each pair of rows."""

HEAD = "| ID | Item | Status |\n|--|--|--|\n"


def one_checklist(
    n: int, options: str = "", head: str = HEAD, row: str = "| A-{} | x | ok |"
) -> str:
    rows = "".join(row.format(number) + "\n" for number in range(n))
    return f"# T\n\n:::{{checklist}} c\n{options}\n{head}{rows}:::\n"


def checks(n: int, title: str) -> str:
    return "# T\n\n" + "".join(
        f"## {title.format(each)}\n\n:::{{check}} c {each}\n:status: ok\n:::\n\n"
        for each in range(n)
    )


SHAPES: dict[str, Callable[[int], str]] = {
    "section title": lambda n: (
        f"# {'T' * LONG * n}\n\n"
        + "".join(f":::{{checklist}}\n:id: c{each}\n- [x] a\n:::\n\n" for each in range(n // 4))
    ),
    "section title without ids": lambda n: (
        f"# {'T ' * (LONG // 2 * n)}\n\n"
        + "".join(f":::{{checklist}}\n- [x] a{each}\n:::\n\n" for each in range(n // 4))
    ),
    "rest section title": lambda n: (
        f"{'T' * LONG * n}\n{'=' * LONG * n}\n\n"
        + "".join(f".. checklist::\n   :id: c{each}\n\n   - [x] a\n\n" for each in range(n // 4))
    ),
    "owner": lambda n: one_checklist(n, f":owner: {'O' * LONG * n}\n"),
    "extra header": lambda n: one_checklist(
        n,
        head=f"| ID | Item | Status | {'H' * LONG * n} |\n|--|--|--|--|\n",
        row="| A-{} | x | ok | e |",
    ),
    "record": lambda n: (
        f"# T\n\n:::{{readiness}} {'P' * LONG * n}\n:version: {'1' * LONG * n}\n:::\n\n"
        + "".join(f":::{{checklist}} c{each}\n- [ ] a\n:::\n\n" for each in range(n // 4))
    ),
    "verdict": lambda n: one_checklist(n, f":verdict: {'v' * LONG * n}\n"),
    "checklist id": lambda n: one_checklist(
        n, head="| Item | Status |\n|--|--|\n", row="| x{} | ok |"
    ).replace("checklist} c", "checklist} " + "c" * LONG * n),
    "equal section titles": lambda n: checks(n, "S"),
    "equal long titles": lambda n: checks(n // 4, "S" * 300),
    "equal ids": lambda n: one_checklist(n, row="| A-1 | x | ok |").replace("{}", ""),
    "equal titles": lambda n: one_checklist(
        n, head="| Item | Status |\n|--|--|\n", row="| x | fail |"
    ),
    "unknown words": lambda n: one_checklist(n, row="| A-{} | x | so lala |"),
    "decision": lambda n: (
        one_checklist(n, row="| A-{} | x | fail |")
        + f"\n:::{{go-live}} conditional {'x' * (LONG // 2 * n)}\n"
        + "".join(f"- [ ] do it [A-{each}]\n" for each in range(n))
        + ":::\n"
    ),
    "windows": lambda n: (
        "# T\n\n"
        + "".join(f":::{{post-deployment}} 24 h\n- [x] a{each}\n:::\n\n" for each in range(n // 4))
    ),
}


@pytest.fixture(autouse=True, scope="module")
def _collected_as_by_default() -> Iterator[None]:
    """Garbage is no memory that a document takes; other tests let it lie for longer."""
    before = gc.get_threshold()
    gc.set_threshold(700, 10, 10)
    yield
    gc.set_threshold(*before)


def peak(folder: Path, shape: str, n: int) -> int:
    suffix = "rst" if shape.startswith("rest") else "md"
    project = Project(folder, {f"index.{suffix}": SHAPES[shape](n)})
    gc.collect()
    tracemalloc.start()
    try:
        project.lint()
        return tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()


@pytest.fixture(scope="module")
def usual(tmp_path_factory: pytest.TempPathFactory) -> int:
    """Return what Sphinx takes in any case, in bytes."""
    folder = tmp_path_factory.mktemp("usual")
    warm = {"index.md": SHAPES["owner"](4), "rest.rst": SHAPES["rest section title"](4)}
    Project(folder / "warm", warm).lint()
    return peak(folder / "small", "owner", 4)


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_goes_with_the_input(tmp_path: Path, shape: str, usual: int) -> None:
    """What grows with the square of the rows takes more."""
    assert peak(tmp_path, shape, ROWS) - usual < MORE
