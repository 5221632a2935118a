"""Lockfiles and SBOMs: which version of each package a project is really built with.

A format is a module; ``registry`` says which file is read by which.
"""

from __future__ import annotations

from sphinx_readiness.versions.locks.known_locks import (
    is_lockfile,
    lookup,
    manifests,
    not_read,
    read_locks,
    resolved,
)
from sphinx_readiness.versions.locks.nested import nested_locks
from sphinx_readiness.versions.packages import Lock, Package, normalised

__all__ = [
    "Lock",
    "Package",
    "is_lockfile",
    "lookup",
    "manifests",
    "nested_locks",
    "normalised",
    "not_read",
    "read_locks",
    "resolved",
]
