"""``url ADDRESS``: the address is well-formed; nothing is opened.

That proves nothing, so that the item stays *said*: it only tells addresses from misspelled ones.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(given: Given, _project: Surroundings) -> Checked:
    """Say whether it is an address of the web."""
    address = given["address"]
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if host and ".." not in host and not host.startswith(".") and not parts.username:
        return Checked(True, proves=False)
    return Checked(False, N_("'{address}' is no address"), (("address", shorten(address)),))


def _is_marked(rest: str) -> bool:
    return "://" in rest


KIND: Final = own(
    "url",
    r"<?(?P<address>https?://[^\s<>\"']{1,500})>?",
    N_("expected 'url ADDRESS', such as 'url https://status.example.org/'"),
    check,
    _is_marked,
)
