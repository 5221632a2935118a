"""BLAKE2b (RFC 7693) without the rest of ``hashlib``.

``hashlib`` loads OpenSSL: 4 ms of the processor, 0.3 ms without it (CPython 3.11), where a lint of
what has not changed takes some forty in all. The module of the interpreter that it has BLAKE2 from
is taken where it is, as ``random`` of the standard library takes SHA-512.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another interpreter
    from hashlib import blake2b

__all__ = ("blake2b",)
