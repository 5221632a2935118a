"""Registering what is imported only when it is needed.

A project that loads the extension and has no checklist must pay almost nothing, so ``setup()``
registers names, and the code behind them is imported when Sphinx first calls it.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, ClassVar

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from sphinx_readiness.sphinx_ext.names import RAN


def preload() -> None:
    """Import all that reads checklists.

    In a parallel build Sphinx forks again and again; what the parent has imported, no child has to.
    """
    from sphinx_readiness.sphinx_ext.authoring import (
        collect,  # noqa: F401
        roles,  # noqa: F401
    )
    from sphinx_readiness.sphinx_ext.authoring.cells import (
        late_links,  # noqa: F401
        smart_quotes,  # noqa: F401
        translate,  # noqa: F401
    )
    from sphinx_readiness.sphinx_ext.authoring.coverage import (
        executed,  # noqa: F401
        unexecuted,  # noqa: F401
    )
    from sphinx_readiness.sphinx_ext.authoring.directives import (
        checklists,  # noqa: F401
        prose,  # noqa: F401
    )
    from sphinx_readiness.workspace import session  # noqa: F401


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
        from sphinx_readiness.sphinx_ext.authoring.directives import find_directive

        real = find_directive(name)
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


def lazy_role(name: str) -> Callable[..., Any]:
    """Return a role function that imports the roles when it is called."""

    def call(*args: Any, **kwargs: Any) -> Any:
        from sphinx_readiness.sphinx_ext.authoring.roles import ROLES

        return ROLES[name]()(*args, **kwargs)

    return call
