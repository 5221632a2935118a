"""Registering what is imported only when it is needed.

A project that loads the extension and has no checklist must pay almost nothing, so ``setup()``
registers names, and the code behind them is imported when Sphinx first calls it.
"""

from __future__ import annotations

from types import ModuleType

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import RAN


def preload() -> tuple[ModuleType, ...]:
    """Import all that reads checklists.

    In a parallel build Sphinx forks again and again; what the parent has imported, no child has to.
    """
    from sphinx_readiness.sphinx_ext.authoring import collect, roles, translate
    from sphinx_readiness.sphinx_ext.authoring.cells import late_links, smart_quotes
    from sphinx_readiness.sphinx_ext.authoring.coverage import executed, unexecuted
    from sphinx_readiness.sphinx_ext.authoring.directives import checklists, prose
    from sphinx_readiness.workspace import session

    reading = (collect, roles, translate, late_links, smart_quotes, executed, unexecuted)
    return (*reading, checklists, prose, session)


class LazyDirective(OpenDirective):
    """Stands for a directive until it is used; the real one checks options and content."""

    def run(self) -> list[nodes.Node]:
        """Run the directive of this name."""
        name = self.name.lower()  # docutils finds it in any case, and hands on what was written
        self._note_run(name)
        from sphinx_readiness.sphinx_ext.authoring.directives import find_directive

        real = find_directive(build_of(self.env).names.directives.get(name, name))
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
