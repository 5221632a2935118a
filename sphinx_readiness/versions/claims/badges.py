"""The versions in badges: pictures whose address says what stands on them.

The addresses are those of https://shields.io/badges/static-badge: ``/badge/LABEL-MESSAGE-COLOR``
with ``--`` and ``__`` for the characters themselves, and ``?label=...&message=...``; badgen.net has
``/badge/LABEL/MESSAGE/COLOR``. Badges that ask a server have the version only where their address
ends with a tag, as ``/github/commits-since/OWNER/NAME/TAG`` does.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import islice
from typing import Final, NamedTuple
from urllib.parse import unquote

from sphinx_readiness.versions.claims.claim_patterns import VERSION

MOST: Final = 500
"""Badges of one page that are looked at."""

_ADDRESS: Final = re.compile(
    r"(?:img\.shields\.io|badgen\.net|flat\.badgen\.net)/(?P<rest>[^\s\"'<>)\]]{1,400})"
)

_WHOLE: Final = re.compile(rf"{VERSION}\Z")

_DASHES: Final = re.compile(r"--|-")

_ASKING: Final = re.compile(
    r"(?:github/(?:commits-since|checks-status|downloads|actions/workflow/status)|docker/v"
    r"|docker/image-size|npm/v|pypi/v|crates/v)/(?:[\w.@-]{1,60}/)?(?P<key>[\w.-]{1,60})/"
    r"(?P<version>[^/?#]{1,80})(?=[/?#]|\Z)"
)


class Badge(NamedTuple):
    """What a badge says, and where its version starts."""

    label: str
    version: str
    position: int
    named: bool = False
    """The label is the name of a package."""


def find_badges(text: str) -> Iterator[Badge]:
    """Yield the badges in *text* that say a version; linear in *text*."""
    if "img.shields.io/" not in text and "badgen.net/" not in text:
        return
    for match in islice(_ADDRESS.finditer(text), MOST):
        rest = match["rest"]
        found = _asking(rest) or _static(rest)
        if found is None:
            continue
        label, version, written, named = found
        at = rest.find(written)
        if label and _WHOLE.match(version) and at >= 0:
            yield Badge(label, version, match.start("rest") + at, named)


def _asking(rest: str) -> tuple[str, str, str, bool] | None:
    """Return label, version, the version as it is written, and True, of a badge that asks."""
    match = _ASKING.match(rest)
    if match is None or not match["version"][-1].isdigit():
        return None
    return match["key"], match["version"], match["version"], True


def _static(rest: str) -> tuple[str, str, str, bool] | None:
    """Return label, version and the version as it is written, of a badge that only shows them."""
    path, _, query = rest.replace("&amp;", "&").partition("?")
    given = dict(part.partition("=")[::2] for part in query.partition("#")[0].split("&"))
    if "message" in given:
        return _plain(given.get("label", "")), _plain(given["message"]), given["message"], False
    if path.startswith("badge/") and path.count("/") > 1:  # of badgen.net
        _, label, message, *_ = path.split("/")
        return _plain(label), _plain(message), message, False
    if not path.startswith("badge/"):
        return None
    parts = _unescaped(path.removeprefix("badge/").removesuffix(".svg"))
    if len(parts) < 2:  # noqa: PLR2004 - a message and a colour
        return None
    label, message = ("", parts[0]) if len(parts) == 2 else parts[-3:-1]  # noqa: PLR2004
    return _plain(given.get("label", label)), _plain(message), message.replace("-", "--"), False


def _unescaped(path: str) -> list[str]:
    """Return the parts of *path* between single dashes; two dashes are one."""
    parts = [""]
    position = 0
    for match in _DASHES.finditer(path):
        parts[-1] += path[position : match.start()]
        position = match.end()
        if match.group() == "--":
            parts[-1] += "-"
        else:
            parts.append("")
    parts[-1] += path[position:]
    return parts


def _plain(text: str) -> str:
    """Return *text* of an address as people read it."""
    return unquote(text.replace("__", "\0").replace("_", " ").replace("\0", "_")).strip()
