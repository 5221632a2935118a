"""Words beside a symbol that passes which say nothing against it."""

from __future__ import annotations

from typing import Final

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
     # what has been done
     "added", "addressed", "announced", "applied", "archived", "attached", "briefed", "cleared",
     "configured", "corrected", "created", "delivered", "enabled", "fulfilled", "implemented",
     "included", "informed", "installed", "measured", "migrated", "mitigated", "provided",
     "published", "rehearsed", "renewed", "restored", "retested", "satisfied", "solved",
     "succeeded", "trained", "unblocked", "updated", "upgraded", "written",
     # how often
     "hourly", "daily", "nightly", "weekly", "monthly", "quarterly", "yearly",
     # what is measured
     "budget", "limit", "limits", "max", "min", "target", "threshold", "under", "within")
)  # fmt: skip
"""Ordinary words beside a tick that say nothing against it."""

UNITS: Final = frozenset(
    ("ms", "s", "sec", "secs", "second", "seconds", "minute", "min", "mins", "h", "hr", "hrs",
     "hour", "hours", "kb", "mb", "gb", "tb", "kib", "mib", "gib", "tib", "rps", "qps", "tps", "v",
     "mv", "a", "ma", "w", "mw", "hz", "khz", "mhz", "ghz", "mbit", "gbit", "mm", "cm", "m", "kg",
     "day", "days", "week", "weeks", "month", "months", "users", "testers", "times")
)  # fmt: skip
"""Behind a number: a measurement, which says nothing against a tick."""

SPANS: Final = frozenset(("day", "days", "week", "weeks", "month", "months"))
"""Behind ``in`` and a number: it will be, in so many of them."""
