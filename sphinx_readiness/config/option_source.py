"""Where option values were written."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple, TypeAlias

from sphinx_readiness.model.problems import RawProblem


class OptionSource(NamedTuple):
    """Where option values were written: a file, and the line of each key (1 if unknown)."""

    path: str
    lines: Mapping[str, int]

    def problem(self, key: str, message: str, hint: str, /, **values: str) -> RawProblem:
        """Return the finding for the value of *key*."""
        return RawProblem(
            "invalid-configuration",
            (self.path, self.lines.get(key, 1)),
            message,
            hint,
            tuple(values.items()),
        )


Layer: TypeAlias = tuple[Mapping[str, object], OptionSource]
"""Values as written, and where."""

Layers: TypeAlias = list[Layer]
"""A later layer goes over an earlier one."""
