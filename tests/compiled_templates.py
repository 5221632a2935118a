"""Templates of themes, compiled once in a process: hundreds of builds use the same ones."""

from __future__ import annotations

from types import CodeType
from typing import Any, ClassVar

from jinja2.sandbox import SandboxedEnvironment


class CompiledOnce(SandboxedEnvironment):
    """An environment that remembers what templates were compiled to, for all of its kind.

    Their code depends on nothing but their source, their name and the extensions.
    """

    _kept: ClassVar[dict[object, CodeType]] = {}

    def compile(self, source: Any, *arguments: Any, **named: Any) -> CodeType:
        """Return the code of *source*, which is a text, or a tree that is compiled each time."""
        if not isinstance(source, str):
            return super().compile(source, *arguments, **named)
        key = (source, arguments, *sorted(named.items()), *sorted(self.extensions))
        if key not in self._kept:
            self._kept[key] = super().compile(source, *arguments, **named)
        return self._kept[key]
