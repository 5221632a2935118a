"""BLAKE2b (RFC 7693) without the rest of ``hashlib``.

``hashlib`` loads OpenSSL, which takes longer than a lint of a few pages takes to see that nothing
has changed. The module of the interpreter that it has BLAKE2 from is taken where it is, as
``random`` of the standard library takes SHA-512.
"""

from __future__ import annotations

try:
    from _blake2 import blake2b
except ImportError:  # another interpreter
    from hashlib import blake2b

__all__ = ("blake2b",)
