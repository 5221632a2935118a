"""The pages whose versions are not compared: why, and how many there are."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase
from typing import Final

from sphinx_readiness.model.versions import PageClaims

IGNORED: Final = "version_ignore"


def left_out(page: PageClaims, ignored: Sequence[str]) -> str:
    """Return why *page* is not compared: its kind, or the option that says so; or nothing."""
    if page.left_out:
        return page.left_out
    return IGNORED if any(fnmatchcase(page.path, pattern) for pattern in ignored) else ""


def counted(pages: Iterable[PageClaims], ignored: Sequence[str]) -> tuple[tuple[str, int], ...]:
    """Return why some of *pages* are not compared, and how many for each reason, most first."""
    why = {page.path: left_out(page, ignored) for page in pages}
    found = Counter(filter(None, why.values()))
    return tuple(sorted(found.items(), key=lambda each: (-each[1], each[0])))
