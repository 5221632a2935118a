"""What is carried out while a document is read that nobody vouches for: this list, and no more.

Any other directive is looked through: its content is read as content, or as literal text where it
is code, and what the directive makes is not made. Any other role gives its text. So no code of an
installed extension runs, no file is opened but by our own reader, and nothing is fetched. Roles
that are carried out are in :mod:`..authoring.cells.foreign_roles`, as the builder needs them, too.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from docutils.parsers.rst.languages import en
from sphinx.util.docutils import CustomReSTDispatcher

from sphinx_readiness.reading.similar_names import similar
from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import (
    EVALUATED_ROLES,
    PLAIN_ROLES,
    look_through_role,
)
from sphinx_readiness.sphinx_ext.authoring.lazy import LazyDirective
from sphinx_readiness.sphinx_ext.authoring.lazy_role import LazyRole
from sphinx_readiness.sphinx_ext.lint.csv_files import CarefulCsvTable
from sphinx_readiness.sphinx_ext.lint.look_through import (
    Glossary,
    KnownTocTree,
    Literal,
    LookThrough,
    NamedRole,
    Nothing,
    PlainFigure,
    Unseen,
    as_strict,
    literal_role,
    unevaluated_role,
)
from sphinx_readiness.sphinx_ext.lint.parsed_include import ParsedInclude
from sphinx_readiness.sphinx_ext.lint.shown_files import ShownFile, ShownRaw
from sphinx_readiness.sphinx_ext.lint.strict_options import surviving
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES, ROLE_NAMES, Names

if TYPE_CHECKING:
    from types import ModuleType

    from docutils import nodes
    from docutils.parsers.rst import Directive
    from docutils.utils import Reporter
    from sphinx.environment import BuildEnvironment

CARRIED_OUT: Final = frozenset(
    (
        # containers and admonitions
        "admonition", "attention", "caution", "compound", "container", "danger", "epigraph",
        "error", "highlights", "hint", "important", "note", "pull-quote", "rubric", "seealso",
        "sidebar", "tip", "topic", "warning",
        # tables and text
        "line-block", "list-table", "math", "only", "parsed-literal", "table",
        # attributes, and substitutions by text
        "class", "cssclass", "image", "replace", "rst-class", "unicode",
    )
)  # fmt: skip
"""Directives of docutils and Sphinx that make nodes of what they are given, and nothing else."""

OURS_INSTEAD: Final = {
    "csv-table": CarefulCsvTable,
    "figure": PlainFigure,
    "include": ParsedInclude,
    "role": NamedRole,
    "toctree": KnownTocTree,
}
"""Directives that would open or define something, and what we do instead."""

LITERAL: Final = frozenset(
    (
        "code", "code-block", "code-cell", "csv-filter", "digraph", "doctest", "graph", "graphviz",
        "highlight", "ipython", "ipython3", "jupyter-execute", "mermaid", "nbplot", "needuml",
        "plantuml", "plot", "productionlist", "prompt", "sourcecode", "testcode", "testoutput",
        "testsetup", "testcleanup", "uml",
    )
)  # fmt: skip
"""Directives whose content is code: it is kept as literal text, without a lexer."""

NOTHING: Final = frozenset(
    (
        "date", "default-role", "eval", "restructuredtext-test-directive", "target-notes",
    )
)  # fmt: skip
"""Directives that are left out with all that is in them."""

UNSEEN: Final = frozenset(
    ("contents", "default-domain", "index", "meta", "sectnum", "section-numbering",
     "tabularcolumns", "title")
)  # fmt: skip
"""Directives that are left out, and nobody misses them in a checklist."""

_STAND_INS: Final = (
    (LITERAL, Literal),
    (("glossary",), Glossary),
    (("literalinclude",), ShownFile),
    (("raw",), ShownRaw),
    (NOTHING, Nothing),
    (UNSEEN, Unseen),
)
"""What stands for each of these."""

DOWNLOAD: Final = "download"
"""The role whose file is judged, and not opened."""

ROLES_OF_CODE: Final = frozenset(("code", "raw"))
"""Roles whose text is shown as it is, without a lexer or a writer."""


class AllowList(CustomReSTDispatcher):
    """Answers which class or function a name stands for, in both syntaxes, while it is entered.

    The domains of Sphinx are asked before; :func:`.run.take_away` empties them. A document that
    registers a role of its own changes nothing here.
    """

    names: Names | None = None
    """What the project calls our directives and roles; names without its prefix are others'. None
    until that is known: no document is read before."""

    env: BuildEnvironment | None = None
    """Knows the domains of Sphinx; set with the names."""

    brought: frozenset[str] | None = None
    """The directives that extensions of the project bring; None if there may be any."""

    def directive(
        self, directive_name: str, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[Any]]:
        """Return the class for a directive; None for what looks like a misspelling of ours."""
        if self.names is None:
            return super().directive(directive_name, language_module, document)
        name = _canonical(directive_name.lower(), language_module, "directives")
        return self._allowed(name, self.names, language_module, document)

    def _allowed(
        self, name: str, names: Names, language_module: ModuleType, document: nodes.document
    ) -> tuple[type[Directive] | None, list[Any]]:
        if name in names.directives:
            return LazyDirective, []
        if name in OURS_INSTEAD:
            return surviving(OURS_INSTEAD[name]), []
        if name in CARRIED_OUT:
            known, messages = super().directive(name, language_module, document)
            return (surviving(known) if known is not None else None), messages
        real, _messages = super().directive(name, language_module, document)
        real = real or _of_domains(name, self.env)
        if real is None and self.brought is not None and name not in self.brought:
            return None, []
        for names_of, stand_in in _STAND_INS:
            if name in names_of:
                return as_strict(stand_in, real), []
        others = name in DIRECTIVE_NAMES  # where the project has names like ours
        if real is None and not others and similar(name, names.directives):
            return None, []
        return as_strict(LookThrough, real), []

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[Any]]:
        """Return the function for a role; there is one for every name."""
        if self.names is None:
            return super().role(role_name, language_module, lineno, reporter)
        name = _canonical(role_name.lower(), language_module, "roles")
        domain, _colon, bare = name.rpartition(":")
        in_domain = bare if domain == "readiness" and bare in ROLE_NAMES else ""
        own = in_domain or self.names.roles.get(name)
        if own is not None:
            return LazyRole(own), []
        if name in PLAIN_ROLES or name == DOWNLOAD:
            return super().role(name, en, lineno, reporter)
        if name in ROLES_OF_CODE:
            return literal_role, []
        if name.partition(":")[0] in EVALUATED_ROLES:
            return unevaluated_role, []
        return look_through_role, []


def _of_domains(name: str, env: BuildEnvironment | None) -> type[Directive] | None:
    """Return the class that a domain of Sphinx has for *name*; see :func:`.run.take_away`."""
    if env is None:
        return None
    prefix, _colon, plain = name.rpartition(":")
    wanted = (prefix,) if prefix else (env.config.primary_domain or "", "std")
    for each in wanted:
        found = type(env.domains[each]).directives.get(plain) if each in env.domains else None
        if found is not None:
            return found
    return None


def _canonical(name: str, language: ModuleType, kind: str) -> str:
    """Return the English name of docutils for what is *name* in *language*."""
    found = getattr(language, kind, {}).get(name, name)
    return str(found)
