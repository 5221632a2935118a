"""The documents in the order of a reader, and what other projects have."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_KINDS: Final = ("readiness:item", "readiness:checklist")


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
    """Return the items and checklists that intersphinx knows of other projects.

    Once as they are, and once behind the name of the project and a colon, as they may be written.
    """
    inventory = getattr(env, "intersphinx_inventory", None)
    if not isinstance(inventory, Mapping):
        return frozenset()
    found = {target for kind in _KINDS for target in inventory.get(kind, ())}
    named = getattr(env, "intersphinx_named_inventory", None)
    for name, own in named.items() if isinstance(named, Mapping) else ():
        found |= {f"{name}:{target}" for kind in _KINDS for target in own.get(kind, ())}
    return found
