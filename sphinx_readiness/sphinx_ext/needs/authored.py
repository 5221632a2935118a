"""Reads the needs that were authored as needs."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from sphinx_readiness.model.items import Location
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import is_safe
from sphinx_readiness.sphinx_ext.needs import access
from sphinx_readiness.sphinx_ext.needs.register import FIELDS
from sphinx_readiness.workspace.authored_needs import (
    ELSEWHERE,
    LINK,
    TYPE,
    Authored,
    AuthoredNeed,
    blocking_needs,
)

_TEXT = "string"
"""The JSON type of cells."""

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.config.needs_mapping import NeedsMapping
    from sphinx_readiness.workspace.session import Session


def read_authored(env: BuildEnvironment, session: Session) -> Authored:
    """Return the needs of *env* that are not ours."""
    conf = _conf(Path(env.srcdir) / "conf.py", session)
    needs = {
        id_: _read(env, session, conf.path, need) for id_, need in access.authored(env).items()
    }
    blocking = blocking_needs(needs, session.options.blocking_needs, session.vocabulary)
    return Authored(
        needs=needs,
        blocking=blocking,
        extensions=tuple(access.extensions(env)),
        id_regex=access.own_ids(env.config),
        mapping=session.options.needs,
        unfit=tuple(_unfit(env, session.options.needs)) if session.options.needs.enabled else (),
        conf=conf,
        vocabulary=session.vocabulary,
    )


def _unfit(env: BuildEnvironment, mapping: NeedsMapping) -> Iterator[tuple[str, str]]:
    """Yield the names of *mapping* that the project has otherwise, with what they should be."""
    kinds = mapping.kinds
    known = access.types(env.config)
    yield from ((each.type, TYPE) for each in kinds if each.type not in known)
    wanted = {field: FIELDS[name][0] for name, field in mapping.named_fields()}
    wanted |= {field: _TEXT for column, field in mapping.items.fields if column not in FIELDS}
    wanted |= {field: _TEXT for each in kinds for field, _value in each.values}
    for field, kind in wanted.items():
        found = access.field_of(env, field) if field else None
        if field and (found is None or (found.boolean and kind == _TEXT)):
            yield field, kind
    links = dict.fromkeys(link for each in kinds for _column, link in each.links)
    yield from ((link, LINK) for link in links if not access.is_link(env, link))


def _conf(path: Path, session: Session) -> Location:
    """Return where ``conf.py`` declares fields, or its beginning."""
    lines = read_lines(str(path))
    at = next((n for n, line in enumerate(lines, 1) if line.startswith("needs_fields")), 1)
    return Location(session.relative(path), at)


def _read(env: BuildEnvironment, session: Session, base: str, need: Any) -> AuthoredNeed:
    docname = need["docname"] or ELSEWHERE
    path = session.relative(env.doc2path(docname)) if docname else base
    address = str(need["external_url"] or "")
    if not is_safe(address):
        address = ""
    return AuthoredNeed(
        id=need["id"],
        title=need["title"],
        type=need["type"],
        docname=docname,
        anchor=need["id"] if docname else address,
        location=Location(path, need["lineno"] or 1),
        links=tuple(access.links_of(need)),
        computed=access.links_are_computed(need),
        values=need,
    )
