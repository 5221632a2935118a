"""Words beside a symbol that passes: which take it back, and which say nothing against it.

The reference of the statuses is made from these lists. Those of other
languages are in :mod:`.language_lists`, and more come from the option ``unfinished_words``.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.vocabulary.language_lists import (
    FAILING_ELSEWHERE,
    FILLERS_ELSEWHERE,
    FINE_ELSEWHERE,
    HARMLESS_AFTER_NEGATION_ELSEWHERE,
    NEEDED_ELSEWHERE,
    NEGATING_ELSEWHERE,
    RESTRICTING_ELSEWHERE,
    WHEN_ELSEWHERE,
)

FAILING: Final = (
    "fail", "fails", "failed", "failing", "failure", "failures", "no go", "nogo", "blocked",
    "rejected", "broken", "unmet", "denied", "declined", "refused", "revoked", "regressed",
    "crashes", "crashed", "nope", "ko", "nok",
    *FAILING_ELSEWHERE,
)  # fmt: skip
"""What says that the requirement is not met."""

RESTRICTING: Final = (
    "pending", "in progress", "wip", "todo", "to do", "todos", "tbd", "tbc", "tba", "fixme",
    "incomplete", "unfinished", "ongoing", "underway", "under way", "open", "opened", "missing",
    "lacking", "lacks", "outstanding", "remaining", "remains", "unresolved", "unverified",
    "untested", "unchecked", "unconfirmed", "unsigned", "unapproved", "unreviewed", "unproven",
    "unclear", "unknown", "unsure", "uncertain", "unless", "until", "till", "once", "after", "if",
    "except", "excepting", "excluding", "excl", "apart from", "aside from", "other than", "minus",
    "but", "however", "although", "though", "only", "without", "limited", "partial", "partially",
    "partly", "half", "halfway", "mostly", "almost", "nearly", "barely", "hardly", "roughly",
    "somewhat", "kinda", "maybe", "may be", "perhaps", "probably", "possibly", "presumably",
    "supposedly", "likely", "hopefully", "tentative", "tentatively", "provisional",
    "provisionally", "preliminary", "draft", "conditional", "conditionally", "subject to",
    "depends", "depending", "provided", "planned", "scheduled", "expected", "soon", "tomorrow",
    "later", "still", "waiting", "wait", "waits", "await", "awaiting", "awaits", "need", "needs",
    "to be", "will be", "should be", "must be", "should", "must", "under review", "in review",
    "on hold", "hold", "postponed", "deferred", "delayed", "skipped", "skip", "disabled",
    "ignored", "blocker", "blocking", "known issue", "known issues", "temporary", "temporarily",
    "workaround", "for now", "so far", "retest", "re test", "recheck", "re check", "not yet",
    "expired", "outdated", "stale", "in theory", "theoretically", "assumed", "assuming", "due",
    "eta", "will do", "will follow", "will need", "will have", "going to", "reverted", "aborted",
    "cancelled", "canceled", "abandoned", "paused", "suspended", "stalled", "withdrawn",
    "rolled back", "reopened", "re opened", "obsolete", "flaky", "intermittent", "intermittently",
    "to check", "to test", "to verify", "to confirm", "to review", "bypassed",
    "forgotten", "estimated", "promised", "conditions apply", "caveats apply", "exceptions apply",
    "restrictions apply", "limitations apply", "on track", "on course", "most of", "some of",
    "few of", "many of", "several of", "in part", "in parts", "mainly", "largely", "essentially",
    "basically", "more or less", "kind of", "sort of", "sorta", "ish", "in principle", "on paper",
    "to some extent", "to a degree", "best effort", "modulo", "save for", "barring", "i think",
    "i guess", "i believe", "i hope", "i suppose", "we think", "we guess", "we believe", "we hope",
    "afaik", "iirc", "allegedly", "claimed", "unstable", "to follow", "next week", "next month",
    "next sprint", "next quarter", "next year", "next release", "yet to", "for review",
    "for approval", "please", "requires", "require", "needed", "xxx", "issue found",
    "issues found", "bug found", "bugs found", "error found", "errors found", "problem found",
    "problems found", "regression found", "regressions found", "overridden", "overruled",
    "expires", "expiring", "starts", "begins",
    "on it", "in the works", "getting there", "working on it", "tonight", "asap", "eod", "eow",
    "eom", "double check", "doubtful", "questionable", "disputed", "contested", "superseded",
    "invalid", "wrong", "degraded", "stub", "stubbed", "mocked", "dummy",
    "placeholder", "prototype", "poc", "dependent on", "contingent on",
    *RESTRICTING_ELSEWHERE,
)  # fmt: skip
"""What says that it is not met yet, not surely, or not everywhere."""

NEGATING: Final = (
    "not", "no", "non", "un", "never", "none", "nothing", "nobody", "cannot", "can't", "isn't",
    "aren't", "wasn't", "weren't", "doesn't", "don't", "didn't", "hasn't", "haven't", "won't",
    "without", "zero", "0",
    *NEGATING_ELSEWHERE,
)  # fmt: skip
"""What turns a word around: a bad one becomes harmless, and any other one takes the tick back."""

HARMLESS_AFTER_NEGATION: Final = (
    "issue", "issues", "problem", "problems", "error", "errors", "bug", "bugs", "defect",
    "defects", "finding", "findings", "blockers", "regression", "regressions", "warning",
    "warnings", "objection", "objections", "concern", "concerns", "change", "changes", "action",
    "actions", "deviation", "deviations", "exception", "exceptions", "incident", "incidents",
    "alert", "alerts", "vulnerability", "vulnerabilities", "downtime", "loss", "impact", "risk",
    "risks", "conflict", "conflicts", "difference", "differences", "leak", "leaks", "restriction",
    "restrictions", "limitation", "limitations", "caveat", "caveats", "comment", "comments",
    "left", "affected", "applicable", "required", "needed", "relevant", "vulnerable", "impacted",
    "necessary", "gaps", "gap", "complaints", "doubt", "doubts", "red", "critical", "crashes",
    "condition", "conditions", "reservation", "reservations", "cve", "cves", "secrets", "nits",
    "violations", "duplicates", "drift",
    *HARMLESS_AFTER_NEGATION_ELSEWHERE,
)  # fmt: skip

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

PROMISES: Final = frozenset(("by", "deadline", "target", "eta"))
"""Before a time: somebody means to have done it then."""

TIMES: Final = frozenset(
    ("close", "cob", "end", "eod", "eom", "eoq", "eow", "eoy", "fri", "friday", "midnight", "mon",
     "monday", "next", "noon", "q1", "q2", "q3", "q4", "sat", "saturday", "sun", "sunday", "thu",
     "thurs", "thursday", "tomorrow", "tonight", "tue", "tues", "tuesday", "wed", "wednesday")
)  # fmt: skip
"""Behind *by*: a promise, and nobody who has done it."""

MONTHS: Final = frozenset(
    ("apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul",
     "july", "jun", "june", "mar", "march", "may", "nov", "november", "oct", "october", "sep",
     "sept", "september")
)  # fmt: skip
"""The same, unless a word follows: *by May*, but *by May Brown*."""

WHEN: Final = frozenset(
    (
        "until",
        "till",
        "unless",
        "once",
        "after",
        "if",
        "provided",
        "without",
        "but",
        *WHEN_ELSEWHERE,
    )
)
"""Restricting words that no negation turns around: *not until Monday*."""

DONE_BEFORE: Final = frozenset(("done", "rerun", "again", "run"))
"""Before *after*, and so are participles of :data:`FINE`: *retested after the fix* has happened."""

DRAWBACKS: Final = frozenset(
    ("bug", "bugs", "caveat", "caveats", "concern", "concerns", "condition", "conditions", "defect",
     "defects", "deviation", "deviations", "error", "errors", "exception", "exceptions", "gaps",
     "issues", "hiccups", "limitation", "limitations", "nit", "nits", "objection", "objections",
     "problem", "problems", "quirks", "regression", "regressions", "remarks",
     "reservation", "reservations", "restriction", "restrictions", "risks")
)  # fmt: skip
"""Behind *with*, and up to two words between, they restrict."""

HINDERS: Final = frozenset(("blocker", "blocking", "known"))
"""What begins words that restrict, unless it is over, too: *blocker resolved*."""

RESOLVED: Final = frozenset(
    ("fixed", "resolved", "solved", "closed", "addressed", "mitigated", "corrected", "cleared",
     "unblocked", "was", "were", "previously", "formerly", "earlier", "retested")
)  # fmt: skip
"""Beside a failing word in one clause: it is probably over, which is for a reader to say."""

FINE: Final = frozenset(
    ("a", "above", "acceptable", "accepted", "secure",
     "agreed", "all", "also", "am", "an", "and", "approved", "apr",
     "april", "as", "at", "audited", "aug", "august", "automated", "available", "been", "below",
     "both", "build", "by", "cf", "checked", "ci", "clean", "closed", "commit", "complete",
     "completed", "compliant", "confirmed", "covered", "dec", "december", "deployed", "details",
     "dev", "doc", "docs", "documented", "done", "each", "every", "everything", "everywhere",
     "feb", "february", "fine", "finished", "fixed", "for", "fri", "friday", "from", "full",
     "fully", "good", "great", "green", "has", "have", "here", "id", "in", "is", "issue", "it",
     "its", "jan", "january", "job", "jul", "july", "jun", "june", "link", "live", "log",
     "logs", "looks", "manual", "manually", "mar", "march", "may", "merged", "met", "mon",
     "monday", "mr", "note", "notes", "nov", "november", "number", "oct", "october", "of", "ok",
     "okay", "on", "ops", "our", "page", "pass", "passed", "passing", "per", "percent",
     "perfect", "pipeline", "pm", "pr", "prod", "production", "qa", "ready", "ref", "release",
     "released", "report", "resolved", "rev", "reviewed", "revision", "run", "runs", "sat",
     "saturday", "see", "sep", "september", "sha", "ship", "shipped", "signed", "since",
     "sprint", "staging", "success", "successful", "successfully", "sun", "sunday", "team",
     "test", "tested", "tests", "thanks", "that", "the", "their", "them", "these", "this",
     "those", "thu", "thursday", "ticket", "tickets", "to", "today", "too", "tue", "tuesday",
     "utc", "validated", "verified", "version", "via", "was", "we", "wed", "wednesday", "week",
     "well", "were", "with", "work", "working", "works", "yes", "yesterday",
     # what a link beside a tick leads to, and what is counted
     "artifact", "artifacts", "board", "case", "cases", "certificate", "chart", "coverage",
     "dashboard", "design", "drill", "email", "evidence", "form", "graph", "guide", "hosts",
     "items", "letter", "mail", "match", "matched", "matches", "memo", "minutes", "nodes",
     "output", "pdf", "photo", "plan", "playbook", "policy", "proof", "protocol", "record",
     "recording", "records", "regions", "result", "results", "rows", "runbook", "screenshot",
     "screenshots", "servers", "sheet", "sites", "slides", "spec", "summary", "thread", "trace",
     "video", "wiki",
     *FINE_ELSEWHERE,
     # politeness, and how often or when
     "thx", "thank", "you", "nice", "cool", "finally", "again", "last", "ack", "acknowledged",
     "designed", "incl", "including", "fix", "fixes", "tag", "tagged", "attempt", "node",
     "checks",
     "received", "approval", "approvals", "clear", "stable", "active", "specified", "conform",
     "exists", "present", "set", "up", "exported", "imported", "backed", "rotated", "patched",
     "encrypted", "enforced", "migration", "deployment", "rollout", "upgrade",
     "unaffected", "unchanged", "reviewers", "over", "avg", "average",
     "lgtm", "backup", "backups", "restore", "failover", "rollback", "happy", "agree", "confirm",
     "benchmarked", "fuzzed", "inspected", "monitored", "observed", "profiled",
     "reproduced", "scanned", "simulated", "timed",
     "added", "addressed", "announced", "applied", "archived", "attached", "briefed", "cleared",
     "configured", "corrected", "created", "delivered", "enabled", "fulfilled", "implemented",
     "included", "informed", "installed", "measured", "migrated", "mitigated", "provided",
     "published", "rehearsed", "renewed", "restored", "retested", "satisfied", "solved",
     "succeeded", "trained", "unblocked", "updated", "upgraded", "written",
     # how good it is, or how it stands
     "acceptable", "activated", "active", "adequate", "compatible", "comprehensive", "consistent",
     "correct", "current", "designed", "effective", "efficient", "encrypted", "enforced",
     "exceeded", "excellent", "exists", "files", "functional", "hardened", "healthy", "improved",
     "isolated", "maintained", "operational", "optimal", "optimised", "optimized", "present",
     "protected", "reasonable", "robust", "secured", "solid", "stable", "strong", "sufficient",
     "supported", "unchanged", "valid",
     "registered", "same", "klaar", "gereed", "beschikbaar", "gepubliceerd", "uitgevoerd",
     "afgerond", "voltooid", "getest", "klart", "klar", "ferdig", "godkjent", "gotowe", "hotovo",
     "completato", "approvato",
     # the same in Chinese, Spanish and Portuguese
     "\u901a\u8fc7", "\u5168\u90e8\u901a\u8fc7", "\u5b8c\u6210", "\u5df2\u5b8c\u6210",
     "\u5df2\u90e8\u7f72", "\u5df2\u6ce8\u518c", "\u5df2\u4fee\u590d", "\u5df2\u5b9e\u73b0",
     "\u5df2\u9a8c\u8bc1", "\u5df2\u53d1\u5e03", "\u517c\u5bb9", "\u5411\u540e\u517c\u5bb9",
     "\u5408\u7406", "\u9ad8\u6548", "\u4e00\u81f4", "\u6b63\u786e", "\u6b63\u5e38",
     "\u652f\u6301", "\u540c\u6b65", "\u826f\u597d", "\u4f18\u79c0", "\u5b89\u5168", "ya",
     "implementado", "implementada", "correcto", "correcta", "completo", "completa", "activo",
     "activa", "listo", "lista", "existe", "exist\u00eda", "validado", "validada",
     "conclu\u00eddo", "aprovado", "testado", "feito", "pronto",
     # how often
     "hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly",
     # what is measured
     "budget", "limit", "limits", "max", "min", "target", "threshold", "under", "within")
)  # fmt: skip
"""Ordinary words beside a tick that say nothing against it."""

UNITS: Final = frozenset(
    ("ms", "s", "sec", "secs", "second", "seconds", "minute", "min", "mins", "h", "hr", "hrs",
     "hour", "hours", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "rps", "qps", "tps", "v",
     "pp", "mv", "a", "ma", "w", "mw", "hz", "khz", "mhz", "ghz", "mbit", "gbit", "mm", "cm", "m",
     "kg",
     "day", "days", "week", "weeks", "month", "months", "users", "testers", "times")
)  # fmt: skip
"""Behind a number: a measurement, which says nothing against a tick."""

SPANS: Final = frozenset(("day", "days", "week", "weeks", "month", "months"))
"""Behind ``in`` and a number: it will be, in so many of them."""
