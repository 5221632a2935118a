"""Which pages show needs or links that changed elsewhere.

sphinx-needs writes the pages that were read again, and no others, so that its views and its links
go stale when items change.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import build_state
from sphinx_readiness.sphinx_ext.needs.payload import needs_to_be
from sphinx_readiness.sphinx_ext.reporting.outcome import last_outcome
from sphinx_readiness.sphinx_ext.storage.domain import readiness_domain
from sphinx_readiness.sphinx_ext.storage.outcomes import no_outcome
from sphinx_readiness.text.hashing import digest_of

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

    from sphinx_readiness.sphinx_ext.build.state import BuildState
    from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain
    from sphinx_readiness.workspace.authored_needs import Authored

_VIEWS: Final = "needs//views//"
_LINKS: Final = "needs//links//"
"""Before a docname in the file of digests, which has the names of documents as well.

No document has two slashes in a row in its name.
"""


def outdated(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Return the documents whose pages in this output folder show other items or links by now."""
    domain = readiness_domain(env)
    build = build_of(env)
    if not app.builder.format:
        return []
    last = last_outcome(app)
    before = {
        key: digest for key, digest in last["views"].items() if key.startswith((_VIEWS, _LINKS))
    }
    now = _digests(app, domain, build.needs) if domain.documents and build.needs else {}
    if now or before:
        outcome = build.outcome or no_outcome()
        others = {key: each for key, each in outcome["views"].items() if key not in before}
        build.outcome = {**outcome, "views": others | now}
    changed = {key for key in now.keys() | before.keys() if now.get(key) != before.get(key)}
    return sorted({key.rpartition("//")[2] for key in changed} & env.all_docs.keys())


def _digests(app: Sphinx, domain: ReadinessDomain, authored: Authored) -> dict[str, str]:
    state = build_state(app.env)
    links = _links_digests(authored, state)
    now = {_LINKS + docname: digest for docname, digest in links.items()}
    showing = [name for name, places in domain.places.items() if places.shows_needs]
    if showing:
        items = digest_of((_items_digest(domain, state), sorted(links.items())))
        now |= {_VIEWS + docname: items for docname in showing}
    return dict(sorted(now.items()))


def _items_digest(domain: ReadinessDomain, state: BuildState) -> str:
    """Return the digest of all that is published; lines say nothing, so they do not count."""
    return digest_of([to_be for to_be, _line in needs_to_be(domain, state)])


def _links_digests(authored: Authored, state: BuildState) -> dict[str, str]:
    """Return the digest of the links that the rows of each document show, and views may show.

    Links that sphinx-needs computes after this (``needextend``, dynamic functions) are not known
    yet. Where there are any, what they are computed from counts for every document with items.
    """
    names = state.need_names
    others = authored.needs.keys()
    homes = {id_: (need.docname, need.anchor) for id_, need in authored.needs.items()}
    homes |= {need: (row.item.docname, row.item.anchor) for need, row in names.rows.items()}
    shown: dict[str, list[object]] = {}

    def add(source: str, target: str, kind: str) -> None:
        for here, there in ((source, target), (target, source)):
            row = names.rows.get(here)
            if row is not None and there in homes:
                way = "to" if here == source else "from"
                seen = (way, kind, here, there, homes[there])
                shown.setdefault(row.item.docname, []).append(seen)

    for row in names.rows.values():
        for kind, _word, target in names.links(row, others):
            add(row.need, target.partition(".")[0], kind)
    for id_, need in authored.needs.items():
        for kind, target in need.links:
            add(id_, target, kind)
    for (docname, anchor), alias in names.aliases().items():
        shown.setdefault(docname, []).append((anchor, alias))
    if late := _late(authored):
        for docname in {docname for docname, _anchor in names.places}:
            shown.setdefault(docname, []).append(late)
    return {docname: digest_of(links) for docname, links in shown.items()}


def _late(authored: Authored) -> list[object]:
    """Return what links that are computed later depend on; nothing where there are none."""
    found: list[object] = [*authored.extensions]
    by_filter = any(not is_id for _, is_id, _ in authored.extensions)
    if by_filter or any(need.computed for need in authored.needs.values()):
        found += [
            (need.id, need.type, str(need.values.get("status")), need.links)
            for need in authored.needs.values()
        ]
    return found
