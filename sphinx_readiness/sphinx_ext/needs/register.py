"""The need types and fields of the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_needs.api import add_field, add_need_type, get_need_types

from sphinx_readiness.config.needs_mapping import FIELD_PREFIX
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.needs import access

if TYPE_CHECKING:
    from collections.abc import Collection

    from sphinx.application import Sphinx

    from sphinx_readiness.config.needs_mapping import NeedsMapping

FIELDS: Final = {
    "owner": ("string", "Who answers for it"),
    "severity": ("string", "How much it matters"),
    "checklist": ("string", "The id of the checklist that it is in"),
    "outcome": ("string", "What its status means for the gate: pass, open, fail or info"),
    "blocking": ("boolean", "Whether it blocks the release until it passes"),
    "evidence": ("string", "What proves it"),
    "notes": ("string", "A remark"),
    "fingerprint": ("string", "SHA-256 of what it says, to pin links to"),
}
"""Our name → JSON type and description of what our needs say beside the core fields."""

_LOOKS: Final = (("#BFD8D2", "node"), ("#DCB239", "folder"), ("#DF744A", "usecase"))
"""Colour and style of items, checklists and sign-offs in diagrams."""


def register(app: Sphinx, mapping: NeedsMapping, directives: Collection[str]) -> None:
    """Add our types and fields; what the project has under a name of *mapping* stays as it is.

    Fields that *mapping* does not name begin with ``readiness_``: an option ``owner`` at another
    need stays as unknown as it is without us. *directives* are the names of ours.
    """
    known = set(get_need_types(app))
    for kind, (color, style) in zip(mapping.kinds, _LOOKS, strict=True):
        if kind.type not in {*known, *directives}:
            known.add(kind.type)
            add_need_type(app, kind.type, _(kind.title), kind.prefix, color, style)
    for field, name in {field: name for name, field in mapping.named_fields()}.items():
        json_type, description = FIELDS[name]
        if not field.startswith(FIELD_PREFIX) or field in access.link_names(app.config):
            continue  # the project's own
        schema: Any = {"type": json_type}
        try:
            add_field(
                field,
                description,
                schema=schema,
                nullable=True,
                parse_dynamic_functions=False,
                parse_variants=False,
            )
        except access.Refused:
            continue  # the project's own, whose values are checked before they are given
