"""A directive that refuses nothing."""

from __future__ import annotations

from typing import Any, ClassVar

from sphinx.util.docutils import SphinxDirective


class OpenSpec(dict[str, Any]):
    """An option specification that takes every name, so that an unknown one loses nothing."""

    def __bool__(self) -> bool:
        return True

    def __missing__(self, name: str) -> Any:
        return _text

    def __contains__(self, name: object) -> bool:
        return True


def _text(argument: str | None) -> str:
    """Return the value of an option as written; a flag has an empty one."""
    return "" if argument is None else str(argument)


class OpenDirective(SphinxDirective):
    """A directive that takes any option, a title and content, so that nothing is refused."""

    option_spec: ClassVar[Any] = OpenSpec()
    optional_arguments = 1
    final_argument_whitespace = True
    has_content = True
