"""Words beside a symbol that passes: which take it back, and which say nothing against it.

The reference of the statuses is made from these lists. Those of other languages are in
:mod:`.language_lists`, those behind a negation in :mod:`.negation_lists`, and more come from the
option ``unfinished_words``.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.vocabulary.language_lists import (
    DAYS_ELSEWHERE,
    FAILING_ELSEWHERE,
    FINE_ELSEWHERE,
    HARMLESS_AFTER_NEGATION_ELSEWHERE,
    NEGATING_ELSEWHERE,
    RESTRICTING_ELSEWHERE,
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
    "for approval", "needed", "xxx", "issue found",
    "issues found", "bug found", "bugs found", "error found", "errors found", "problem found",
    "problems found", "regression found", "regressions found", "overridden", "overruled",
    "expires", "expiring", "starts soon", "starts later", "begins soon", "begins later",
    "requires approval", "require approval", "requires sign", "require sign", "requires review",
    "require review", "requires rework", "require rework", "requires work", "requires testing",
    "requires confirmation", "requires a fix", "requires fixes", "requires changes",
    "requires further", "requires more", "requires another", "please add", "please advise",
    "please approve", "please check", "please clarify", "please complete", "please confirm",
    "please do", "please fill", "please finish", "please fix", "please look", "please provide",
    "please rerun", "please review", "please run", "please sign", "please test", "please update",
    "please verify",
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

PROMISES: Final = frozenset(("by", "deadline", "target", "eta"))
"""Before a time: somebody means to have done it then."""

TIMES: Final = frozenset(
    ("close", "cob", "end", "eod", "eom", "eoq", "eow", "eoy", "fri", "friday", "midnight", "mon",
     "monday", "next", "noon", "q1", "q2", "q3", "q4", "sat", "saturday", "sun", "sunday", "thu",
     "thurs", "thursday", "tomorrow", "tonight", "tue", "tues", "tuesday", "wed", "wednesday",
     *DAYS_ELSEWHERE)
)  # fmt: skip
"""Behind *by*: a promise, and nobody who has done it."""

MONTHS: Final = frozenset(
    ("apr", "april", "aug", "august", "dec", "december", "feb", "february", "jan", "january", "jul",
     "july", "jun", "june", "mar", "march", "may", "nov", "november", "oct", "october", "sep",
     "sept", "september")
)  # fmt: skip
"""The same, unless a word follows: *by May*, but *by May Brown*."""

DONE_BEFORE: Final = frozenset(("done", "rerun", "again"))
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

ENDED: Final = frozenset(
    ("bug", "bugs", "dummy", "error", "errors", "issue", "issues", "mocked", "placeholder",
     "problem", "problems", "prototype", "regression", "regressions", "stub", "stubbed",
     "workaround")
)  # fmt: skip
"""What begins words that restrict, unless one of :data:`GONE` stands behind: *stub removed*."""

GONE: Final = frozenset(
    ("addressed", "cleared", "closed", "corrected", "deleted", "dropped", "fixed", "gone",
     "removed", "replaced", "resolved", "solved")
)  # fmt: skip

RESOLVED: Final = frozenset(
    ("fixed", "resolved", "solved", "closed", "addressed", "mitigated", "corrected", "cleared",
     "unblocked", "was", "were", "previously", "formerly", "earlier", "retested")
)  # fmt: skip
"""Beside a failing word in one clause: it is probably over, which is for a reader to say."""

FINE: Final = frozenset(
    ("a", "above", "acceptable", "accepted", "secure", "agreed", "all", "also", "am", "an", "and",
     "approved", "apr", "april", "as", "at", "audited", "aug", "august", "automated", "available",
     "been", "below", "both", "build", "by", "cf", "checked", "ci", "clean", "closed", "commit",
     "complete", "completed", "compliant", "confirmed", "covered", "dec", "december", "deployed",
     "details", "dev", "doc", "docs", "documented", "done", "each", "every", "everything",
     "everywhere", "feb", "february", "fine", "finished", "fixed", "for", "fri", "friday", "from",
     "full", "fully", "good", "great", "green", "has", "have", "here", "id", "in", "is", "issue",
     "it", "its", "jan", "january", "job", "jul", "july", "jun", "june", "link", "live", "log",
     "logs", "looks", "manual", "manually", "mar", "march", "may", "merged", "met", "mon", "monday",
     "mr", "note", "notes", "nov", "november", "number", "oct", "october", "of", "ok", "okay", "on",
     "ops", "our", "page", "pass", "passed", "passing", "per", "percent", "perfect", "pipeline",
     "pm", "pr", "prod", "production", "qa", "ready", "ref", "release", "released", "report",
     "resolved", "rev", "reviewed", "revision", "run", "runs", "sat", "saturday", "see", "sep",
     "september", "sha", "ship", "shipped", "signed", "since", "sprint", "staging", "success",
     "successful", "successfully", "sun", "sunday", "team", "test", "tested", "tests", "thanks",
     "that", "the", "their", "them", "these", "this", "those", "thu", "thursday", "ticket",
     "tickets", "to", "today", "too", "tue", "tuesday", "utc", "validated", "verified", "version",
     "via", "was", "we", "wed", "wednesday", "week", "well", "were", "with", "work", "working",
     "works", "yes", "yesterday",
     # what a link beside a tick leads to, and what is counted
     "artifact", "artifacts", "board", "case", "cases", "certificate", "chart", "coverage",
     "dashboard", "design", "drill", "email", "evidence", "form", "graph", "guide", "hosts",
     "items", "letter", "mail", "match", "matched", "matches", "memo", "minutes", "nodes", "output",
     "pdf", "photo", "plan", "playbook", "policy", "proof", "protocol", "record", "recording",
     "records", "regions", "result", "results", "rows", "runbook", "screenshot", "screenshots",
     "servers", "sheet", "sites", "slides", "spec", "summary", "thread", "trace", "video", "wiki",
     *FINE_ELSEWHERE,
     # politeness, and how often or when
     "thx", "thank", "you", "nice", "cool", "finally", "again", "last", "ack", "acknowledged",
     "designed", "incl", "including", "fix", "fixes", "tag", "tagged", "attempt", "node", "checks",
     "received", "approval", "approvals", "clear", "stable", "active", "specified", "conform",
     "exists", "present", "set", "up", "exported", "imported", "backed", "rotated", "patched",
     "encrypted", "enforced", "migration", "deployment", "rollout", "upgrade", "unaffected",
     "unchanged", "reviewers", "avg", "average", "lgtm", "backup", "backups", "restore", "failover",
     "rollback", "happy", "agree", "confirm", "benchmarked", "fuzzed", "inspected", "monitored",
     "observed", "profiled", "reproduced", "scanned", "simulated", "timed", "added", "addressed",
     "announced", "applied", "archived", "attached", "briefed", "cleared", "configured",
     "corrected", "created", "delivered", "enabled", "fulfilled", "implemented", "included",
     "informed", "installed", "measured", "migrated", "mitigated", "provided", "published",
     "rehearsed", "renewed", "restored", "retested", "satisfied", "solved", "succeeded", "trained",
     "unblocked", "updated", "upgraded", "written",
     # how good it is, or how it stands
     "activated", "adequate", "compatible", "comprehensive", "consistent", "correct", "current",
     "effective", "efficient", "exceeded", "excellent", "files", "functional", "hardened",
     "healthy", "improved", "isolated", "maintained", "operational", "optimal", "optimised",
     "optimized", "protected", "reasonable", "robust", "secured", "solid", "strong", "sufficient",
     "supported", "valid", "registered", "same",
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
