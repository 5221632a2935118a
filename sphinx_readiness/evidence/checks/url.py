"""``url ADDRESS``: the address is well-formed; nothing is opened.

That proves nothing, so that the item stays *said*: it only tells addresses from misspelled ones.
"""

from __future__ import annotations

import re
from typing import Final
from urllib.parse import urlsplit

from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_HOST: Final = re.compile(
    r"[a-z0-9](?:[a-z0-9-]{0,62}\.?){0,40}\Z|\[[0-9a-f:.]{2,45}\]\Z|[^\x00-\x7f]\S{0,250}\Z", re.I
)


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
