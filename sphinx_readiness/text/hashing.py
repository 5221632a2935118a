"""One digest for what is compared with an earlier build."""

from __future__ import annotations

import hashlib


def digest_of(value: object) -> str:
    """Return a digest of all that the ``repr`` of *value* shows, in hexadecimal."""
    said = repr(value).encode("utf-8", "replace")
    return hashlib.blake2b(said, digest_size=20).hexdigest()
