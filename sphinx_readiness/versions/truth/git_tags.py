"""The newest version among the tags of a git repository."""

from __future__ import annotations

import re
from collections.abc import Set as AbstractSet
from functools import cmp_to_key
from pathlib import Path
from typing import Final

from sphinx_readiness.files.git_refs import is_broken, references
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Source
from sphinx_readiness.versions.compare import order, parse, plain_name

_FIRST_YEAR: Final = 1990

_MOST_BROKEN: Final = 20
"""Broken tags that are passed over."""

_NAMED: Final = re.compile(r"(?P<before>(?P<name>@?[A-Za-z][\w./-]{0,80}?)[-@/_]v?)(?=\d)")
"""A tag with a name before its version."""


def tags(root: Path) -> frozenset[str] | None:
    """Return the names of the tags of the repository that *root* is in; None without one."""
    found = references(root)
    return found.tags if found is not None else None


def is_dated(version: str) -> bool:
    """Say whether *version* begins with a year, or a whole date."""
    parsed = parse(version)
    return parsed is not None and parsed.release[0] >= _FIRST_YEAR


def _order(one: str, other: str) -> int:
    return order(one, other, SEMVER) or 0


def newest_tag(
    root: Path,
    product: str,
    *templates: str,
    names: AbstractSet[str] = frozenset(),
    like: str = "",
) -> Source | None:
    """Return the source that is the highest version among the tags that *templates* describe.

    Each template holds ``{version}``; without a tag that has a version in its place it is None.
    Tags such as ``name-1.2.3`` and ``name@1.2.3`` count, too, if *names*, without case and
    punctuation, have the name. Beside tags of another kind those that begin with a year are of
    builds, unless the version *like* which they should be begins with one.
    Pre-releases count only where there is nothing else, and so do single numbers beside versions
    of more components: those count builds.
    """
    found = []
    for tag in tags(root) or ():
        named = _NAMED.match(tag) if names else None
        own = named is not None and plain_name(named["name"].rpartition("/")[2]) in names
        for template in (f"{named['before']}{{version}}",) if named and own else templates:
            before, _, after = template.partition("{version}")
            if not (tag.startswith(before) and tag.endswith(after)):
                continue
            written = tag[len(before) : len(tag) - len(after)]
            parsed = parse(written)
            if parsed is not None and not parsed.open:
                found.append((len(parsed.release) > 1, not parsed.pre, written, tag))
                break
    if not found:
        return None
    found = [each for each in found if each[0]] or found
    dated = is_dated(like)
    found = [each for each in found if is_dated(each[2]) is dated] or found
    found = [each for each in found if each[1]] or found
    left = _MOST_BROKEN
    while True:
        newest = max(sorted(each[2] for each in found), key=cmp_to_key(_order))
        tag = min(each[3] for each in found if each[2] == newest)
        if not is_broken(root, tag):
            break
        found = [each for each in found if each[3] != tag]
        left -= 1
        if not found or not left:
            return None
    return Source(product, newest, Location(f".git/refs/tags/{tag}", 1), SEMVER, released=True)
