"""Directives that a build surely does not have, as ``conf.py`` loads nothing that knows them."""

from __future__ import annotations

from typing import Final

_OWN: Final = frozenset(("myst_parser", "sphinx_readiness"))

_OF_SPHINX: Final = {
    "sphinx.ext.autodoc": (
        "autoattribute", "autoclass", "autodata", "autodecorator", "autoexception", "autofunction",
        "automethod", "automodule", "autoproperty",
    ),
    "sphinx.ext.autosummary": ("autosummary",),
    "sphinx.ext.doctest": ("doctest", "testcleanup", "testcode", "testoutput", "testsetup"),
    "sphinx.ext.graphviz": ("digraph", "graph", "graphviz"),
    "sphinx.ext.ifconfig": ("ifconfig",),
    "sphinx.ext.inheritance_diagram": ("inheritance-diagram",),
    "sphinx.ext.todo": ("todo", "todolist"),
}  # fmt: skip
"""The directives of the extensions of Sphinx that have any."""

_WITHOUT: Final = frozenset(
    f"sphinx.ext.{name}"
    for name in (
        "apidoc", "autosectionlabel", "coverage", "duration", "extlinks", "githubpages",
        "imgconverter", "imgmath", "intersphinx", "linkcode", "mathjax", "napoleon", "viewcode",
    )
)  # fmt: skip
"""Those that have none."""

_ALSO: Final = {
    "sphinx.ext.autosummary": ("sphinx.ext.autodoc",),
    "sphinx.ext.inheritance_diagram": ("sphinx.ext.graphviz",),
    "sphinx.ext.napoleon": ("sphinx.ext.autodoc",),
}
"""What they load themselves."""


def known_directives(extensions: frozenset[str] | None) -> frozenset[str] | None:
    """Return the directives that *extensions* bring besides those of Sphinx and MyST themselves.

    None if there may be others: for extensions of other people, and where nobody knows them all.
    """
    if extensions is None or not extensions <= _OF_SPHINX.keys() | _WITHOUT | _OWN:
        return None
    loaded = extensions.union(*(_ALSO.get(each, ()) for each in extensions))
    return frozenset(name for each in loaded for name in _OF_SPHINX.get(each, ()))
