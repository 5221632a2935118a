"""What stands for directives and roles that are not carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from docutils import nodes
from sphinx.directives.other import TocTree
from sphinx.directives.patches import Figure

from sphinx_readiness.sphinx_ext.authoring.cells.foreign_roles import PLAIN_ROLES
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered, note_refused
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import RAW_ROLES

_ROLE: Final = re.compile(r"(?P<name>[^\s()]+)\s*\(\s*(?P<base>[^\s()]+)\s*\)\s*\Z")

_BUILT_IN: Final = ("docutils.", "sphinx.", "myst_parser.")
"""Where directives come from that every project with MyST has."""

MOST_WILDCARDS: Final = 3
"""Runs of ``*`` in a line of a ``toctree`` that are accepted: Sphinx backtracks over them."""

MOST_GLOBS: Final = 200
"""Lines of a ``toctree`` with wildcards that are accepted: each is compared with all documents."""


class LookThrough(OpenDirective):
    """Stands for a directive that is not carried out: its content is parsed, nothing else."""

    def run(self) -> list[nodes.Node]:
        """Return the content; nothing where there is none, or the real one would not read it."""
        if not self.content or not self.has_content:
            return []
        container = nodes.container()
        container.document = self.state.document
        self.state.nested_parse(self.content, self.content_offset, container)
        return [container]


class Glossary(LookThrough):
    """Stands for ``glossary``, in which what looks like a directive at the margin is a comment."""

    def run(self) -> list[nodes.Node]:
        """Return the content without those, and what is indented below them."""
        in_comment = False
        for at, line in enumerate(self.content):
            if line and not line[0].isspace():
                in_comment = line.startswith(".. ")
            if in_comment:
                self.content[at] = ""
        return super().run()


class Literal(OpenDirective):
    """Stands for a directive whose content is code."""

    def run(self) -> list[nodes.Node]:
        """Return the content as a literal block."""
        text = "\n".join(self.content)
        block = nodes.literal_block(text, text)
        block.source, block.line = self.get_source_info()
        return [block] if text else []


class Nothing(OpenDirective):
    """Stands for a directive that is left out with its content."""

    def run(self) -> list[nodes.Node]:
        """Return nothing, and note it where a checklist relies on it."""
        note_refused(self.env, self.name, self.get_source_info()[1])
        return []


class Unseen(OpenDirective):
    """Stands for a directive that says how a page looks, and makes nothing that could be read."""

    def run(self) -> list[nodes.Node]:
        """Return nothing."""
        return []


class NamedRole(Nothing):
    """``role``, which defines none; the names of roles of raw text are noted."""

    def run(self) -> list[nodes.Node]:
        """Note the name and the format if it is one of raw text, and go on."""
        match = _ROLE.match(self.arguments[0]) if self.arguments else None
        if match is not None:
            raw: dict[str, str] = self.env.temp_data.get(RAW_ROLES) or {"raw": ""}
            self.env.temp_data[RAW_ROLES] = raw
            base = match["base"].lower()
            name = match["name"].lower()
            if base in raw:
                raw[name] = str(self.options.get("format") or raw[base])
                if name in PLAIN_ROLES:  # which stay what they are here
                    found, place = gathered(self.env), self.get_source_info()
                    found.refused.append((f"role:: {name}(raw)", 0))
                    path = build_of(self.env).session.relative(place[0])
                    found.take_refused((path, place[1]), exactly=True)
        return super().run()


def as_strict(stand_in: type[OpenDirective], real: object) -> type[OpenDirective]:
    """Return *stand_in* with what *real* asks of arguments and options.

    So a parser refuses here what it refuses in a build. *stand_in* itself is returned where *real*
    is no class of docutils, Sphinx or MyST, as others may have anything in their specification.
    """
    if not isinstance(real, type) or not f"{real.__module__}.".startswith(_BUILT_IN):
        return stand_in
    spec = {name: getattr(real, name) for name in _ASKED if hasattr(real, name)}
    return type(stand_in.__name__, (stand_in,), spec)


_ASKED: Final = (
    "required_arguments", "optional_arguments", "final_argument_whitespace", "option_spec",
    "has_content",
)  # fmt: skip
"""What docutils and MyST look at before they run a directive."""


class PlainFigure(Figure):
    """``figure``, whose width is not that of its file."""

    def run(self) -> list[Any]:
        """Make the figure as Sphinx does; docutils opens the file for a width ``image``."""
        if self.options.get("figwidth") == "image":
            del self.options["figwidth"]
        return list(super().run())


class KnownTocTree(TocTree):
    """``toctree`` without patterns that take for ever."""

    def run(self) -> list[nodes.Node]:
        """Leave such lines out, and go on as Sphinx does; it recurses to number what follows."""
        self.options.pop("numbered", None)
        if "glob" in self.options:
            seen = 0
            for at in reversed(range(len(self.content))):
                line = self.content[at]
                if not any(each in line for each in "*?["):
                    continue
                seen += 1
                runs = sum(1 for each in line.split("*")[1:] if each) + line.endswith("*")
                if runs > MOST_WILDCARDS or seen > MOST_GLOBS:
                    del self.content[at]
        return list(super().run())


def literal_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Mapping[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stand for a role whose text is code."""
    del name, lineno, inliner, options, content
    said = nodes.unescape(text)
    return [nodes.literal(rawtext, said)], []


def unevaluated_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Mapping[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stand for a role that shows something else than its text."""
    del options, content
    note_refused(inliner.document.settings.env, name, lineno)
    return [nodes.inline(rawtext, nodes.unescape(text))], []
