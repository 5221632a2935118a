"""Whether an address of the web can be reached: only where the command line says ``--online``.

The address comes from a document that nobody vouches for. So only ``http`` and ``https`` are
spoken, without proxies, cookies or passwords; what a name stands for is looked up once, and where
it, or a redirection, leads to a network that is not public, nothing is opened. Nothing of an answer
is read but its status and where it leads. All takes bounded time.
"""

from __future__ import annotations

import contextlib
import http.client
import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase

SECONDS: Final = 10
"""How long an answer may take, from the first byte to the last of its head."""

ALL_SECONDS: Final = 120
"""How long all addresses together may take."""

MOST_REDIRECTS: Final = 5

_MOST_PLACES: Final = 4
"""Addresses that are tried of those that a name stands for."""

_SAFE: Final = "/%:@!$&'()*+,;=~-._?"
"""Characters of a path or a query that stay as they are."""

_TRANSLATED: Final = ipaddress.IPv6Network("64:ff9b::/96")
"""What NAT64 makes of addresses of version 4 (RFC 6052)."""

_PORTS: Final = {"http": 80, "https": 443}

_REDIRECTS: Final = frozenset((301, 302, 303, 307, 308))

_NOT_FOR_US: Final = frozenset((401, 403, 407, 408, 425, 429, 451, 503))
"""What is answered to who may not or cannot see it now; whether it is there, is not said."""

_HEADERS: Final = {
    "User-Agent": f"sphinx-readiness/{__version__}", "Accept": "*/*", "Connection": "close",
}  # fmt: skip


class _CannotReach(Exception):  # noqa: N818 - it is the web
    """Why an address was not reached; *opened* is False where that was not tried."""

    def __init__(self, why: str, values: Pairs = (), *, opened: bool = True) -> None:
        super().__init__(why)
        self.why = Phrase(why, values)
        self.opened = opened


class _Answer(NamedTuple):
    status: int
    location: str
    """Where it redirects to."""


class Web:
    """Opens addresses, each when it is asked for, as long as there is time."""

    def __init__(self, *, private: bool = False) -> None:
        """Open public addresses; with *private*, those of other networks as well."""
        self._private = private
        self._left = float(ALL_SECONDS)
        self._tls = ssl.create_default_context()

    def reach(self, address: str) -> Checked:
        """Say whether *address* answers that it is there."""
        if self._left <= 0:
            reason = N_("there are more addresses than are opened in {seconds} seconds")
            return Checked(None, reason, (("seconds", str(ALL_SECONDS)),))
        before = time.monotonic()
        try:
            return self._reach(address)
        finally:
            self._left -= time.monotonic() - before

    def _reach(self, address: str) -> Checked:
        shown = shorten(address, 200)
        values: Pairs = (("address", shown),)
        try:
            status = self._followed(address)
        except _CannotReach as error:
            why: Pairs = (*values, ("why", error.why))
            if not error.opened:
                return Checked(None, N_("'{address}' is not opened: {why}"), why)
            return Checked(False, N_("'{address}' cannot be reached: {why}"), why)
        answer: Pairs = (*values, ("status", str(status)))
        if 200 <= status < 300:  # noqa: PLR2004 - what HTTP calls successful
            return Checked(True)
        if status in _NOT_FOR_US:
            return Checked(None, N_("'{address}' answers {status} and shows us nothing"), answer)
        return Checked(False, N_("'{address}' answers {status}"), answer)

    def _followed(self, address: str) -> int:
        """Return the status that *address* and what it redirects to come to."""
        for _ in range(MOST_REDIRECTS + 1):
            answer = self._asked(address)
            if answer.status not in _REDIRECTS or not answer.location:
                return answer.status
            address = urljoin(address, answer.location)
        most = (("most", str(MOST_REDIRECTS)),)
        raise _CannotReach(N_("it redirects more than {most} times"), most)

    def _asked(self, address: str) -> _Answer:
        """Return the answer of *address* itself: to HEAD, or to GET where that is refused."""
        try:
            parts = urlsplit(address)
            host, port = parts.hostname or "", parts.port or _PORTS.get(parts.scheme, 0)
        except ValueError:
            raise _CannotReach(N_("it leads to what is no address")) from None
        if not host or not port:
            raise _CannotReach(N_("it leads out of the web"), opened=False)
        places = self._resolved(host, port)
        answer = self._answer(parts, host, places, "HEAD")
        if answer.status >= 400:  # noqa: PLR2004 - errors; many servers know no HEAD
            answer = self._answer(parts, host, places, "GET")
        return answer

    def _resolved(self, host: str, port: int) -> list[tuple[str, int]]:
        """Return the addresses and ports that *host* stands for, the first few."""
        try:
            found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
        except (OSError, UnicodeError):
            raise _CannotReach(N_("its name is not known")) from None
        places = list(dict.fromkeys(str(each[4][0]) for each in found))
        if not self._private and not all(map(is_public, places)):
            raise _CannotReach(N_("it is in a network that is not public"), opened=False)
        return [(each, port) for each in places[:_MOST_PLACES]]

    def _answer(
        self, parts: SplitResult, host: str, places: Sequence[tuple[str, int]], method: str
    ) -> _Answer:
        target = quote(parts.path or "/", safe=_SAFE)
        if parts.query:
            target += "?" + quote(parts.query, safe=_SAFE)
        before = time.monotonic()
        try:
            with self._connected(parts.scheme, host, places) as connection:
                connection.request(method, target, headers=_HEADERS)
                response = connection.getresponse()
                return _Answer(response.status, response.getheader("Location") or "")
        except ssl.SSLCertVerificationError as error:
            bad = (("detail", shorten(error.verify_message)),)
            raise _CannotReach(N_("its certificate is not good: {detail}"), bad) from None
        except (OSError, http.client.HTTPException, ValueError) as error:
            if isinstance(error, TimeoutError) or time.monotonic() - before >= SECONDS:
                late = (("seconds", str(SECONDS)),)
                raise _CannotReach(N_("no answer in {seconds} seconds"), late) from None
            detail = shorten(getattr(error, "strerror", None) or type(error).__name__)
            raise _CannotReach("{detail}", (("detail", detail),)) from None

    @contextlib.contextmanager
    def _connected(
        self, scheme: str, host: str, places: Sequence[tuple[str, int]]
    ) -> Iterator[http.client.HTTPConnection]:
        """Give a connection to one of *places*, which *host* stands for; it ends in time."""
        connection = http.client.HTTPConnection(host, places[0][1], timeout=SECONDS)
        connection.default_port = _PORTS[scheme]  # it is not told then
        connection.auto_open = 0
        stream = _connect(places)
        timer = threading.Timer(SECONDS, lambda: _shut(stream))
        timer.daemon = True
        try:
            if scheme == "https":
                stream = self._tls.wrap_socket(
                    stream, server_hostname=host, do_handshake_on_connect=False
                )
            # A server may send a byte now and then; each of them would be in time.
            timer.start()
            if isinstance(stream, ssl.SSLSocket):
                stream.do_handshake()
            connection.sock = stream
            yield connection
        finally:
            timer.cancel()
            connection.close()
            stream.close()


def _connect(places: Sequence[tuple[str, int]]) -> socket.socket:
    """Return a connection to the first of *places* that takes one; raises OSError."""
    for place in places[:-1]:
        with contextlib.suppress(OSError):
            return socket.create_connection(place, timeout=SECONDS / len(places))
    return socket.create_connection(places[-1], timeout=SECONDS / len(places))


def _shut(stream: socket.socket) -> None:
    with contextlib.suppress(OSError):
        socket.socket.shutdown(stream, socket.SHUT_RDWR)


def is_public(place: str) -> bool:
    """Say whether the numeric address *place* is one of the public Internet.

    So has to be any address of version 4 that one of version 6 stands for.
    """
    try:
        found = ipaddress.ip_address(place.partition("%")[0])
    except ValueError:
        return False
    if isinstance(found, ipaddress.IPv4Address):
        return found.is_global and not found.is_multicast
    inner = [found.ipv4_mapped, found.sixtofour, *(found.teredo or ())]
    if found in _TRANSLATED:
        inner.append(ipaddress.IPv4Address(int(found) & 0xFFFFFFFF))
    known = [each for each in inner if each is not None]
    if known:
        return all(is_public(str(each)) for each in known)
    return found.is_global and not found.is_multicast
