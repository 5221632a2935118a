"""Words behind a negation: what it negates, what changes nothing, and what makes it a reason."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.vocabulary.language_lists import (
    FILLERS_ELSEWHERE,
    NEEDED_ELSEWHERE,
    WHEN_ELSEWHERE,
)

REPORTED: Final = frozenset(
    ("found", "reported", "raised", "seen", "observed", "detected", "identified", "noted",
     "recorded", "encountered", "discovered", "received", "logged", "filed", "remaining",
     "outstanding", "open", "unresolved", "pending")
)  # fmt: skip
"""Behind what is harmless after a negation: *no issues found*, *no findings outstanding*."""

ABSENT: Final = frozenset(
    ("failed", "failing", "failures", "failure", "fail", "skipped", "missing", "outstanding",
     "remaining", "blocked", "rejected", "broken", "open", "unresolved", "lost",
     "affected", "impacted", "needed", "required", "necessary")
)  # fmt: skip
"""Behind ``no`` and any word: *no tests failed*, *no customers affected*, *no rework needed*."""

FILLERS: Final = frozenset(
    ("a", "an", "any", "the", "more", "longer", "further", "is", "are", "was", "were", "be",
     "been", "has", "have", "known", "other", "new", "such", "data", "anything", "critical",
     "high", "major", "minor", "open", "to", "of", *FILLERS_ELSEWHERE)
)  # fmt: skip
"""Between a negation and what it negates."""

NO_LONGER: Final = (("any", "more"), ("any", "longer"))
"""Behind what is negated: *nothing is pending any more*."""

NEEDED: Final = frozenset(
    ("test", "tests", "evidence", "proof", "owner", "approval", "review", "backup", "backups",
     "sign", "signature", "answer", "result", "results", "access", "data", "plan", "date",
     "yet", *NEEDED_ELSEWHERE)
)  # fmt: skip
"""``no`` before one of these takes a tick back; before other words it is unclear."""

UNDONE: Final = frozenset(
    ("answered", "asked", "assessed", "attempted", "begun", "bothered", "checked", "clear",
     "complete", "completely", "conducted", "considered", "decided", "did", "discussed", "done",
     "enough", "entirely", "evaluated", "executed", "exercised", "found", "fully", "good", "green",
     "happen", "happened", "happening", "investigated", "knew", "know", "known", "knows", "looked",
     "met", "now", "ok", "okay", "passed", "passing", "performed", "properly", "proven", "quite",
     "ran", "ready", "really", "responding", "shown", "so", "started", "sure", "tried", "written",
     "yet")
)  # fmt: skip
"""Behind a negation, and so are participles of :data:`FINE`: no reason why a row does not apply."""

UNDONE_ALONE: Final = frozenset(
    ("begin", "built", "check", "do", "finish", "fix", "pass", "passes", "reach", "respond",
     "review", "run", "running", "start", "test", "try", "verify", "work", "working", "works",
     "write")
)  # fmt: skip
"""The same, unless something of its own follows: *does not run*, but *does not run containers*."""

NOTHING_OF_ITS_OWN: Final = frozenset(
    ("any", "as", "at", "here", "in", "it", "properly", "right", "so", "that", "the", "them",
     "this", "well", "yet")
)  # fmt: skip
"""What may follow those and changes nothing."""

REGIMES: Final = frozenset(
    ("act", "acts", "agreement", "basel", "ccpa", "contract", "contracts", "cra", "directive",
     "dora", "dsgvo", "dss", "eidas", "fda", "fedramp", "ferpa", "fips", "fisma", "gdpr", "glba",
     "gxp", "hipaa", "hitrust", "iso", "itar", "law", "laws", "legislation", "license", "licence",
     "mifid", "nerc", "nis2", "pci", "psd2", "regulation", "regulations", "rgpd", "scope", "sla",
     "slas", "soc", "soc1", "soc2", "sox", "statute", "treaty", "warranty")
)  # fmt: skip
"""What covers some: *not covered by* one of these is a reason; *not covered by tests* is none."""

PRACTICES: Final = frozenset(
    ("a", "any", "backup", "backups", "ci", "e2e", "it", "monitoring", "ops", "our", "qa", "sast",
     "dast", "sre", "support", "team", "test", "testing", "tests", "the", "unit")
)  # fmt: skip
"""Words with a capital that cover nobody out of something: *not covered by QA*."""

UNSPENT: Final = frozenset(("budget", "capacity", "clue", "idea", "progress", "resources", "time"))
"""Behind ``no``: it is to be done, and was not."""

GOT: Final = frozenset(
    ("are", "available", "been", "collected", "done", "exist", "exists", "found", "given",
     "happened", "has", "have", "held", "is", "made", "named", "obtained", "planned", "provided",
     "ran", "received", "recorded", "run", "so", "taken", "there", "to", "was",
     "were", "written", "yet")
)  # fmt: skip
"""Behind ``no`` and what is :data:`NEEDED`: it is missing, not more than that."""

WHEN: Final = frozenset(
    ("until", "till", "unless", "once", "after", "if", "provided", "without", "but",
     *WHEN_ELSEWHERE)
)  # fmt: skip
"""Restricting words that no negation turns around: *not until Monday*."""
