"""Directives that outlive their options: what docutils does not survive is refused at its place.

``:quote:`` of a ``csv-table`` without a value ends docutils with an AttributeError, an empty
``pull-quote`` in Markdown a transform: the rest of the page is read all the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from docutils import nodes
from docutils.parsers.rst import Directive, DirectiveError
from docutils.parsers.rst.states import MarkupError

from sphinx_readiness.sphinx_ext.authoring.gathered import note_refused
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenSpec

Converter = Callable[[Any], Any]


class _Surviving(Directive):
    """Put in front of a class of docutils; see :func:`surviving`."""

    def run(self) -> list[nodes.Node]:
        """Do what the directive does; what ends it is noted where a checklist relies on it."""
        try:
            made = super().run()
        except (DirectiveError, MarkupError, RecursionError, MemoryError):
            raise
        except Exception:  # noqa: BLE001 - whatever docutils does not survive
            note_refused(self.state.document.settings.env, self.name, self.lineno)
            text = "\n".join(self.content)
            return [nodes.literal_block(text, text)] if text else []
        return [each for each in made if not _is_empty_quote(each)]


def _is_empty_quote(node: nodes.Node) -> bool:
    """Say whether *node* is what a transform of Sphinx fails on."""
    return isinstance(node, nodes.block_quote) and not node.children


def surviving(directive: type[Directive]) -> type[Directive]:
    """Return a class that does what *directive* does, and that no option ends."""
    spec = directive.option_spec
    if isinstance(spec, Mapping) and not isinstance(spec, OpenSpec):
        spec = {name: _careful(convert) for name, convert in spec.items()}
    return type(directive.__name__, (_Surviving, directive), {"option_spec": spec})


def _careful(convert: Converter) -> Converter:
    """Return *convert*, raising nothing but what docutils expects of a bad value."""

    def converted(argument: Any) -> Any:
        try:
            return convert(argument)
        except (ValueError, TypeError, RecursionError, MemoryError):
            raise
        except Exception as error:  # noqa: BLE001 - None.lower(), an index of an empty text
            raise ValueError(type(error).__name__) from None

    return converted
