"""Registering what is imported only when it is needed.

A project that loads the extension and has no checklist must pay almost nothing, so ``setup()``
registers names, and the code behind them is imported when Sphinx first calls it.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module
from typing import TYPE_CHECKING, Any, ClassVar, Final

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_readiness.sphinx_ext.names import RAN

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_PACKAGE = "sphinx_readiness.sphinx_ext"


def load(module: str, name: str) -> Any:
    """Return *name* of *module* of this package, which is imported now."""
    return getattr(import_module(f"{_PACKAGE}.{module}"), name)


_READING: Final = (
    "ran", "unread", "session", "directives.checklists", "directives.prose", "roles", "collect",
    "smart", "translate", "late_links",
)  # fmt: skip


def preload() -> None:
    """Import all that reads checklists.

    In a parallel build Sphinx forks again and again; what the parent has imported, no child has to.
    """
    for module in _READING:
        import_module(f"{_PACKAGE}.{module}")


def later(module: str, name: str) -> Callable[..., Any]:
    """Return a function that imports *module* when it is called, and calls *name* there."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return load(module, name)(*args, **kwargs)

    call.__name__ = call.__qualname__ = name
    return call


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


class LazyDirective(OpenDirective):
    """Stands for a directive until it is used; the real one checks options and content."""

    def run(self) -> list[nodes.Node]:
        """Run the directive of this name."""
        name = self.name.lower()  # docutils finds it in any case, and hands on what was written
        self._note_run(name)
        real: Callable[..., SphinxDirective] = load("directives", "find_directive")(name)
        options = {key.lower(): value for key, value in self.options.items()}
        directive = real(
            name, self.arguments, options, self.content, self.lineno,
            self.content_offset, self.block_text, self.state, self.state_machine,
        )  # fmt: skip
        return list(directive.run())

    def _note_run(self, name: str) -> None:
        """Note that this directive is read, to be compared with what stands in the text."""
        source, line = self.get_source_info()
        if RAN not in self.env.temp_data:
            self.env.temp_data[RAN] = []
        self.env.temp_data[RAN].append(
            (source or self.env.doc2path(self.env.docname), line or 0, name)
        )


def note_true_line(env: BuildEnvironment, line: int) -> None:
    """Correct the line of the directive that was noted last; its parser was off."""
    ran = env.temp_data[RAN]
    source, _line, name = ran[-1]
    ran[-1] = (source, line, name)


def lazy_role(name: str) -> Callable[..., Any]:
    """Return a role function that imports the roles when it is called."""

    def call(*args: Any, **kwargs: Any) -> Any:
        return load("roles", "ROLES")[name]()(*args, **kwargs)

    return call
