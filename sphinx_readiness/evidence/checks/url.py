"""``url ADDRESS``: the address is well-formed, or with `lint --online` can be reached.

Without `--online` nothing is opened. That proves nothing, so that the item stays *said*: it only
tells addresses from misspelled ones. With it, the address has to answer with success, to `HEAD` or
else to `GET`, after five redirections at most and within ten seconds each. Addresses in private
networks are opened with `--private-networks` only; proxies are not used.
"""

from __future__ import annotations

from typing import Final
from urllib.parse import urlsplit

from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether it is an address of the web, and where it is asked for, whether it answers."""
    address = given["address"]
    try:
        parts = urlsplit(address)
        host, _port = parts.hostname or "", parts.port
    except ValueError:
        host = ""
    if host and ".." not in host and not host.startswith(".") and not parts.username:
        reach = project.reach
        if reach is None:
            return Checked(True, proves=False)
        return project.once(("url", address), lambda: reach(address))
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
