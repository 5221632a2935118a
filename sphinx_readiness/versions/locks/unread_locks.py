"""Names of lockfiles whose formats are not read: nothing is told of what only they may know."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

_UNREAD: Final = re.compile(
    r"(?:bun|deno|flake|shard|rebar|pixi|conan|renv|buf|Chart|Berksfile|Puppetfile|packrat|paket|yarn"
    r"|stack\.yaml|conda-lock|package-lock|pnpm-lock|cabal\.project)\.(?:lock|lockb|ya?ml|freeze|json)"
    r"|.{0,80}[.-]lock(?:file)?(?:\.(?:json|ya?ml|toml|hcl))?|.{0,80}\.(?:lockb|resolved|lockfile)"
    r"|Manifest\.toml",
    re.ASCII,
)
"""As tools call them: Bun, Deno, Nix, Crystal, Rebar, pixi, Conan, R, Helm, Julia and others."""


def unread_locks(names: Iterable[str], read: Iterable[re.Pattern[str]]) -> Iterator[str]:
    """Yield those of *names* that are lockfiles', and that no pattern of *read* knows, sorted."""
    known = tuple(read)
    for name in sorted(names):
        if _UNREAD.fullmatch(name) and not any(each.fullmatch(name) for each in known):
            yield name
