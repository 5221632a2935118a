"""Sorts of verbs of ours that are read and judged in another way than the first ones."""

from __future__ import annotations

from typing import Final

REPORTS: Final = frozenset(
    (
        "junit",
        "coverage",
        "sarif",
        "metric",
        "sbom",
        "advisories",
        "vex",
        "attestation",
        "readiness",
    )
)
"""Verbs of kinds that read what a tool wrote at some time, so that it may be stale."""

WORDS: Final = REPORTS | {"contains", "checksum", "commit", "url", "need"}
"""Verbs that people use as well, in code too (``coverage run``)."""
