"""What stands for directives and roles that are not carried out."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, Final

from docutils import nodes
from sphinx.directives.other import TocTree
from sphinx.directives.patches import CSVTable

from sphinx_readiness.sphinx_ext.authoring.gathered import note_refused
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective
from sphinx_readiness.sphinx_ext.names import RAW_ROLES

_ROLE: Final = re.compile(r"(?P<name>[^\s()]+)\s*\(\s*(?P<base>[^\s()]+)\s*\)\s*\Z")

MOST_WILDCARDS: Final = 3
"""Runs of ``*`` in a line of a ``toctree`` that are accepted: Sphinx backtracks over them."""

MOST_GLOBS: Final = 200
"""Lines of a ``toctree`` with wildcards that are accepted: each is compared with all documents."""


class LookThrough(OpenDirective):
    """Stands for a directive that is not carried out: its content is parsed, nothing else."""

    def run(self) -> list[nodes.Node]:
        """Return the content; nothing where there is none."""
        if not self.content:
            return []
        container = nodes.container()
        container.document = self.state.document
        self.state.nested_parse(self.content, self.content_offset, container)
        return [container]


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


class NamedRole(Nothing):
    """``role``, which defines none; the names of roles of raw text are noted."""

    def run(self) -> list[nodes.Node]:
        """Note the name if it is one of raw text, and go on."""
        match = _ROLE.match(self.arguments[0]) if self.arguments else None
        if match is not None:
            raw: set[str] = self.env.temp_data.get(RAW_ROLES) or {"raw"}
            self.env.temp_data[RAW_ROLES] = raw
            if match["base"].lower() in raw:
                raw.add(match["name"].lower())
        return super().run()


class InlineCsvTable(CSVTable):
    """``csv-table`` with its rows in the document, not in a file or at an address."""

    def run(self) -> list[Any]:
        """Return the table, or nothing if it is elsewhere."""
        for option in ("file", "url"):
            if option in self.options:
                env = self.state.document.settings.env
                note_refused(env, f"{self.name} :{option}:", self.lineno)
                return []
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
