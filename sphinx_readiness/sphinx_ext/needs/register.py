"""The need types and fields of the bridge."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final

from sphinx_needs.api import add_field, add_need_type, get_need_types

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.workspace.need_ids import ID_REGEX

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.config.options import Options

ITEM_TYPE: Final = "readiness_item"
CHECKLIST_TYPE: Final = "readiness_checklist"
SIGN_OFF_TYPE: Final = "readiness_signoff"

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
"""Name → JSON type and description of the fields that our needs have beside the core fields."""


def register(app: Sphinx, options: Options) -> None:
    """Add our types and fields; those that the project declares itself stay as they are.

    Without a pattern of ids of the project's own, ids of items are allowed as well.
    """
    known = set(get_need_types(app))
    types = (
        (ITEM_TYPE, _(options.needs_title), options.needs_prefix, "#BFD8D2", "node"),
        (CHECKLIST_TYPE, _("Checklist"), "RC_", "#DCB239", "folder"),
        (SIGN_OFF_TYPE, _("Sign-off"), "RS_", "#DF744A", "usecase"),
    )
    for name, title, prefix, color, style in types:
        if name not in known:
            add_need_type(app, name, title, prefix, color, style)
    for name, (kind, description) in FIELDS.items():
        schema: Any = {"type": kind}
        try:
            add_field(
                name,
                description,
                schema=schema,
                nullable=True,
                parse_dynamic_functions=False,
                parse_variants=False,
            )
        except access.Refused:
            continue  # the project's own, whose values are checked before they are given
    if app.config.needs_id_regex == app.config.values["needs_id_regex"].default:
        app.config.needs_id_regex = ID_REGEX
