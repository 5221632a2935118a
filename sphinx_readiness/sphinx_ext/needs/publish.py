"""Publishes items, checklists and sign-offs as needs, once a build."""

from __future__ import annotations

import functools
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from sphinx.util import logging
from sphinx_needs.api import InvalidNeedException, generate_need

from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.sphinx_ext.needs.payload import NeedToBe, needs_to_be
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.text.folding import inert, visible

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.sphinx_ext.needs.access import NeedItem

logger = logging.getLogger(__name__)


def publish(app: Sphinx, needs: access.Needs) -> None:
    """Add our needs to *needs*, all needs that were read."""
    domain = readiness_domain(app.env)
    generate = _Generator(app)
    refused: dict[str, list[tuple[NeedToBe, int]]] = {}
    for to_be, line in needs_to_be(domain, build_state(app.env)):
        if to_be.id in needs:
            continue
        try:
            needs[to_be.id] = generate.need(to_be, line)
        except InvalidNeedException as error:
            # What a project demands of all its needs, all of ours lack.
            refused.setdefault(str(error).replace(repr(to_be.id), "''"), []).append((to_be, line))
    for reason, all_of_them in refused.items():
        first, line = all_of_them[0]
        said = _("{count} of our needs cannot be made, the first is '{id}': {reason}")
        logger.warning(
            "%s",
            inert(visible(said.format(count=len(all_of_them), id=first.id, reason=reason))),
            location=(first.docname, line),
            type="readiness",
            subtype="needs",
        )


class _Generator:
    """Makes needs with the settings and fields of one project."""

    def __init__(self, app: Sphinx) -> None:
        self._settings: Any = access.OwnIds(app.config, access.own_ids(app.config))
        self._schema = access.fields_of(app.env)
        self._fields = functools.cache(lambda name: access.field_of(app.env, name))
        self._defaults = functools.cache(lambda type_: access.literal_defaults(app.env, type_))
        self._is_link = functools.cache(lambda name: access.is_link(app.env, name))
        self._suffix = functools.cache(lambda docname: PurePath(app.env.doc2path(docname)).suffix)

    def need(self, to_be: NeedToBe, line: int) -> NeedItem:
        """Return *to_be* as a need; its texts are values, in which nothing is evaluated.

        Raises InvalidNeedException where sphinx-needs does not take it.
        """
        values: dict[str, Any] = {
            name: list(value) if isinstance(value, list) else value
            for name, value in self._defaults(to_be.type).items()
        }
        for name, value in to_be.fields:
            field = self._fields(name)
            if field is not None:
                values[name] = field.value(value)
        for kind, target in to_be.links:
            if self._is_link(kind):
                values.setdefault(kind, []).append(target)
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
            allow_type_coercion=False,
            **values,
        )
