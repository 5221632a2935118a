"""Publishes items, checklists and sign-offs as needs, once a build."""

from __future__ import annotations

import functools
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx_needs.api import InvalidNeedException, generate_need

from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.sphinx_ext.needs.payload import NeedToBe, needs_to_be
from sphinx_readiness.sphinx_ext.needs.register import FIELDS
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.text.folding import inert, visible

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.needs.access import NeedItem

logger = logging.getLogger(__name__)


def publish(app: Sphinx, needs: access.Needs) -> None:
    """Add our needs to *needs*, all needs that were read."""
    domain = readiness_domain(app.env)
    generate = _Generator(app)
    for to_be, line in needs_to_be(domain, build_state(app.env)):
        if to_be.id in needs:
            continue
        try:
            needs[to_be.id] = generate.need(to_be, line)
        except InvalidNeedException as error:
            reason = _("'{id}' cannot be a need: {reason}")
            logger.warning(
                "%s",
                inert(visible(reason.format(id=to_be.id, reason=error))),
                location=(to_be.docname, line),
                type="readiness",
                subtype="needs",
            )


class _Generator:
    """Makes needs with the settings and fields of one project."""

    def __init__(self, app: Sphinx) -> None:
        self._settings = access.settings(app.config)
        self._schema = access.fields_of(app.env)
        self._blanks = _blanks(app.env)
        self._suffix = functools.cache(lambda docname: app.env.doc2path(docname).suffix)

    def need(self, to_be: NeedToBe, line: int) -> NeedItem:
        """Return *to_be* as a need; its texts are values, in which nothing is evaluated.

        Raises InvalidNeedException where sphinx-needs does not take it.
        """
        blanks = self._blanks
        values: dict[str, Any] = {
            name: blanks[name] if value in {"", None} else value
            for name, value in to_be.fields
            if name in blanks
        }
        if to_be.parent:
            values["parent_needs"] = [to_be.parent]
        return generate_need(
            self._settings,
            self._schema,
            to_be.type,
            to_be.title,
            need_source=access.ItemSource(to_be.docname, line),
            id=to_be.id,
            doctype=self._suffix(to_be.docname),
            status=to_be.status,
            tags=list(to_be.tags),
            sections=to_be.sections,
            links=list(to_be.links),
            allow_type_coercion=False,
            **values,
        )


def _blanks(env: BuildEnvironment) -> dict[str, str | None]:
    """Return what stands for nothing in each of our fields that the project lets us set.

    A field of the same name that the project declares in another way is left out.
    """
    return {
        name: None if access.nullable(env, name) else ""
        for name, (kind, _description) in FIELDS.items()
        if access.settable(env, name, kind)
    }
