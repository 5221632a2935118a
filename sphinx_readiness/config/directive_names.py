"""What a directive or a role of ours is called where the option ``directive_prefix`` is set."""

from __future__ import annotations


def prefixed(name: str, prefix: str) -> str:
    """Return *name* with *prefix* before it, unless it begins with that."""
    return name if f"{name}-".startswith(prefix) else prefix + name
