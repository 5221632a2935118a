"""Memory goes with the size of the input: a text that is written once is not kept once a row."""

from __future__ import annotations

import gc
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest
from projects import Project

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
        f"# {'T' * 200 * n}\n\n"
        + "".join(f":::{{checklist}}\n:id: c{each}\n- [x] a\n:::\n\n" for each in range(n // 4))
    ),
    "section title without ids": lambda n: (
        f"# {'T ' * 100 * n}\n\n"
        + "".join(f":::{{checklist}}\n- [x] a{each}\n:::\n\n" for each in range(n // 4))
    ),
    "rest section title": lambda n: (
        f"{'T' * 200 * n}\n{'=' * 200 * n}\n\n"
        + "".join(f".. checklist::\n   :id: c{each}\n\n   - [x] a\n\n" for each in range(n // 4))
    ),
    "owner": lambda n: one_checklist(n, f":owner: {'O' * 200 * n}\n"),
    "extra header": lambda n: one_checklist(
        n,
        head=f"| ID | Item | Status | {'H' * 200 * n} |\n|--|--|--|--|\n",
        row="| A-{} | x | ok | e |",
    ),
    "record": lambda n: (
        f"# T\n\n:::{{readiness}} {'P' * 200 * n}\n:version: {'1' * 200 * n}\n:::\n\n"
        + "".join(f":::{{checklist}} c{each}\n- [ ] a\n:::\n\n" for each in range(n // 4))
    ),
    "verdict": lambda n: one_checklist(n, f":verdict: {'v' * 200 * n}\n"),
    "checklist id": lambda n: one_checklist(
        n, head="| Item | Status |\n|--|--|\n", row="| x{} | ok |"
    ).replace("checklist} c", "checklist} " + "c" * 200 * n),
    "equal section titles": lambda n: checks(n, "S"),
    "equal long titles": lambda n: checks(n // 4, "S" * 300),
    "equal ids": lambda n: one_checklist(n, row="| A-1 | x | ok |").replace("{}", ""),
    "equal titles": lambda n: one_checklist(
        n, head="| Item | Status |\n|--|--|\n", row="| x | fail |"
    ),
    "unknown words": lambda n: one_checklist(n, row="| A-{} | x | so lala |"),
    "decision": lambda n: (
        one_checklist(n, row="| A-{} | x | fail |")
        + f"\n:::{{go-live}} conditional {'x' * 100 * n}\n"
        + "".join(f"- [ ] do it [A-{each}]\n" for each in range(n))
        + ":::\n"
    ),
    "windows": lambda n: (
        "# T\n\n"
        + "".join(f":::{{post-deployment}} 24 h\n- [x] a{each}\n:::\n\n" for each in range(n // 4))
    ),
}


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


@pytest.mark.parametrize("shape", SHAPES)
def test_memory_goes_with_the_input(tmp_path: Path, shape: str) -> None:
    """Quadratic growth would be nearly fourfold; what Sphinx takes in any case is in both."""
    Project(tmp_path / "warm", {"index.md": SHAPES["owner"](4)}).lint()
    small, large = (peak(tmp_path / str(n), shape, n) for n in (400, 800))
    assert large <= 2.3 * small
