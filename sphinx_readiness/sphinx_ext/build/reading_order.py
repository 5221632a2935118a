"""The documents in the order of a reader, and what other projects have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


def reading_order(env: BuildEnvironment) -> Iterator[str]:
    """Yield all documents as the toctrees lead through them, then the others by name."""
    seen: set[str] = set()
    stack = [env.config.root_doc]
    while stack:
        docname = stack.pop()
        if docname in seen or docname not in env.all_docs:
            continue
        seen.add(docname)
        yield docname
        stack.extend(reversed(env.toctree_includes.get(docname, [])))
    yield from sorted(set(env.all_docs) - seen)


def external_targets(env: BuildEnvironment) -> AbstractSet[str]:
    """Return the items and checklists that intersphinx knows of other projects."""
    inventory = getattr(env, "intersphinx_inventory", None)
    if not isinstance(inventory, Mapping):
        return frozenset()
    kinds = ("readiness:item", "readiness:checklist")
    return {target for kind in kinds for target in inventory.get(kind, ())}
