"""Our directives and roles as Sphinx has them, unless the project or an extension has the name."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from docutils.parsers.rst import directives, roles
from docutils.parsers.rst.languages import en
from docutils.utils import Reporter
from sphinx.util.docutils import is_directive_registered, is_role_registered

from sphinx_readiness.sphinx_ext.authoring.lazy import LazyDirective
from sphinx_readiness.sphinx_ext.authoring.lazy_role import LazyRole

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.sphinx_ext.names import Names

_SILENT = 5
"""The level of docutils that nothing reaches."""


def register_names(app: Sphinx, names: Names) -> Names:
    """Register *names*, and return them without those that others have registered before."""
    left = names.without(
        {name for name in names.directives if _directive(name) not in (None, LazyDirective)},
        {name for name in names.roles if not isinstance(_role(name), LazyRole | None)},
    )
    # An earlier application in this process may have left ours behind.
    for name in left.directives:
        app.add_directive(name, LazyDirective, override=True)
    for name, own in left.roles.items():
        app.add_role(name, LazyRole(own), override=True)
    return left


def still_ours(names: Names) -> Names:
    """Return *names*, which were registered, without those that others have taken since."""
    return names.without(
        {name for name in names.directives if _directive(name) is not LazyDirective},
        {name for name in names.roles if not isinstance(_role(name), LazyRole)},
    )


def _directive(name: str) -> object:
    if not is_directive_registered(name):
        return None
    language: Any = en  # the stubs of docutils name the type of another module
    settings: Any = None
    document = nodes.document(settings, Reporter("", _SILENT, _SILENT, stream=False))
    return directives.directive(name, language, document)[0]


def _role(name: str) -> object:
    if not is_role_registered(name):
        return None
    language: Any = en
    return roles.role(name, language, 0, Reporter("", _SILENT, _SILENT, stream=False))[0]
