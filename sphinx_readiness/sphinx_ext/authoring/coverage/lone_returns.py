"""Rows that a carriage return inside of a line cuts, which most editors do not show as an end."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.phrases import N_

_LONE: Final = re.compile(rb"\r(?![\r\n])")

_ENDS: Final = re.compile(rb"\r\n|\r|\n")


def lone_returns(
    paths: Iterable[str], data_of: Callable[[str], bytes | None], relative: Callable[[str], str]
) -> Iterator[RawProblem]:
    """Yield a problem for each file of *paths* in which such a character stands in a row.

    *data_of* tells what a file holds, or None, and *relative* what it is called.
    Sphinx reads it as the end of a line before anything of ours sees the text. Where no line ends
    otherwise, it is the way in which the file is written.
    """
    for path in dict.fromkeys(paths):
        data = data_of(path) or b""
        if b"\r" not in data or b"\n" not in data:
            continue
        for match in _LONE.finditer(data):
            start = data.rfind(b"\n", 0, match.start()) + 1
            if data[start : match.start()].lstrip()[:1] == b"|":
                yield RawProblem(
                    "malformed-row",
                    (relative(path), len(_ENDS.findall(data, 0, match.start())) + 1),
                    N_("a carriage return (U+000D) inside of this line cuts the row in two"),
                    N_("Delete it, or write the row anew."),
                )
                break
