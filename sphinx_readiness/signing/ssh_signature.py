"""What an OpenSSH signature says of itself (PROTOCOL.sshsig), before anybody checks it.

``ssh-keygen`` decides whether a signature is good. Here is seen that it is in the one form that
``ssh-keygen`` writes, so that no two files stand for one signature, and made by a key and a hash
that are strong enough.
"""

from __future__ import annotations

import base64
import binascii
import hashlib
from datetime import UTC, datetime
from typing import Final, NamedTuple

SIZE_LIMIT: Final = 64 << 10
"""Bytes of a signature that are accepted; a certificate with many principals has some thousands."""

RSA_BITS: Final = 2048
"""The least size of an RSA key, as NIST SP 800-57 has it."""

NAMESPACE: Final = "sphinx-readiness"
"""What the keys sign for: a signature for git, a file or a mail is no sign-off."""

_BEGIN: Final = "-----BEGIN SSH SIGNATURE-----"
_END: Final = "-----END SSH SIGNATURE-----"
_WIDTH: Final = 70
_MAGIC: Final = b"SSHSIG"
_VERSION: Final = b"\x00\x00\x00\x01"
_HASHES: Final = (b"sha256", b"sha512")
_SHA1: Final = b"ssh-rsa"
"""The algorithm that signs by SHA-1: the name of the key, too, which may sign by others."""
_CERTIFICATE: Final = b"-cert-v01@openssh.com"

_PARTS: Final = {
    b"ssh-ed25519": 1,
    b"ssh-rsa": 2,
    b"ecdsa-sha2-nistp256": 2,
    b"ecdsa-sha2-nistp384": 2,
    b"ecdsa-sha2-nistp521": 2,
    b"sk-ssh-ed25519@openssh.com": 2,
    b"sk-ecdsa-sha2-nistp256@openssh.com": 3,
}
"""The kinds of keys that may sign, and how many values each has behind its name. DSA is none."""


class Certificate(NamedTuple):
    """What vouches for a key (OpenSSH's PROTOCOL.certkeys)."""

    authority: bytes
    """The key of whoever certifies it."""
    before: int
    """The second since 1970 from which it holds no more."""

    @property
    def end(self) -> datetime | None:
        """That second, in UTC without a zone; None if it is beyond the calendar, as *for ever*."""
        try:
            return datetime.fromtimestamp(self.before, UTC).replace(tzinfo=None)
        except (OverflowError, ValueError, OSError):
            return None


class Key(NamedTuple):
    """A public key."""

    kind: str
    blob: bytes
    """The key itself; of a certificate the key that it is for."""
    bits: int
    """Of an RSA key the size of its modulus; else 0."""
    certificate: Certificate | None = None

    @property
    def fingerprint(self) -> str:
        """What ``ssh-keygen -l`` prints."""
        digest = base64.b64encode(hashlib.sha256(self.blob).digest()).decode()
        return f"SHA256:{digest.rstrip('=')}"

    @property
    def is_weak(self) -> bool:
        """Whether it is too short to prove anything."""
        return self.kind == "ssh-rsa" and self.bits < RSA_BITS


def read_key(blob: bytes) -> Key | None:
    """Return the key in *blob*, maybe a certificate; None if it is none that may sign."""
    try:
        kind, rest = _string(blob)
        is_certificate = kind.endswith(_CERTIFICATE)
        plain = _plain_kind(kind) if is_certificate else kind
        if is_certificate:
            _nonce, rest = _string(rest)
        count = _PARTS[plain]
        values = []
        for _ in range(count):
            value, rest = _string(rest)
            values.append(value)
        certificate = _certificate(rest) if is_certificate else None
    except (ValueError, KeyError):
        return None
    if rest and certificate is None:
        return None
    own = b"".join(map(_packed, (plain, *values)))
    bits = int.from_bytes(values[1], "big").bit_length() if plain == b"ssh-rsa" else 0
    return Key(plain.decode(), own, bits, certificate)


def _certificate(rest: bytes) -> Certificate:
    """Return what stands in a certificate behind its key; raises ValueError."""
    rest = rest[12:]  # serial number and kind
    for _ in ("key id", "principals"):
        _value, rest = _string(rest)
    before, rest = int.from_bytes(rest[8:16], "big"), rest[16:]
    for _ in ("critical options", "extensions", "reserved"):
        _value, rest = _string(rest)
    authority, rest = _string(rest)
    signature, rest = _string(rest)
    algorithm, _made = _string(signature)
    if rest or algorithm == _SHA1:
        raise ValueError(algorithm)
    return Certificate(authority, before)


def _plain_kind(kind: bytes) -> bytes:
    """Return the kind of the key that a certificate of *kind* is for."""
    name = kind[: -len(_CERTIFICATE)]
    return name + b"@openssh.com" if name.startswith(b"sk-") else name


def read_signature(data: bytes) -> Key | None:
    """Return the key that made the signature *data*; None if it is no acceptable signature."""
    blob = _unarmoured(data)
    if blob is None or not blob.startswith(_MAGIC + _VERSION):
        return None
    try:
        key, rest = _string(blob[len(_MAGIC) + len(_VERSION) :])
        namespace, rest = _string(rest)
        reserved, rest = _string(rest)
        used, rest = _string(rest)
        signature, rest = _string(rest)
        algorithm, _made = _string(signature)
    except ValueError:
        return None
    sound = namespace == NAMESPACE.encode() and not reserved and used in _HASHES and not rest
    return read_key(key) if sound and algorithm != _SHA1 else None


def _unarmoured(data: bytes) -> bytes | None:
    """Return what stands in the armour; None if it is not as ``ssh-keygen`` writes it."""
    lines = data.decode("ascii", "replace").split("\n")
    if len(lines) < 4 or lines[0] != _BEGIN or lines[-2:] != [_END, ""]:  # noqa: PLR2004
        return None
    text = "".join(lines[1:-2])
    try:
        blob = base64.b64decode(text, validate=True)
    except (binascii.Error, ValueError):
        return None
    return blob if armoured(blob) == data else None


def armoured(blob: bytes) -> bytes:
    """Return *blob* as ``ssh-keygen`` writes it."""
    text = base64.b64encode(blob).decode()
    lines = [text[at : at + _WIDTH] for at in range(0, len(text), _WIDTH)]
    return "\n".join((_BEGIN, *lines, _END, "")).encode()


def _packed(value: bytes) -> bytes:
    return len(value).to_bytes(4, "big") + value


def _string(data: bytes) -> tuple[bytes, bytes]:
    """Return the first string of *data* (RFC 4251, section 5), and the rest; raises ValueError."""
    size = int.from_bytes(data[:4], "big")
    if len(data) < 4 + size:
        raise ValueError(size)
    return data[4 : 4 + size], data[4 + size :]
