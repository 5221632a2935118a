"""Nouns beside an unfinished word: what a system handles, what pages have, what people work on.

Plurals are formed here where they are regular, so that each list has the singular only.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final


def _numbers(*words: str) -> frozenset[str]:
    """Return *words* with their plurals."""
    return frozenset((*words, *map(_plural, words)))


def _plural(word: str) -> str:
    if word.endswith(("s", "x", "ch", "sh")):
        return f"{word}es"
    return f"{word[:-1]}ies" if word.endswith("y") and word[-2] not in "aeou" else f"{word}s"


WORK: Final = _numbers(
    "action", "answer", "approval", "article", "audit", "bit", "bug", "check", "clarification",
    "cleanup", "clearance", "comment", "completion", "confirmation", "contract", "decision",
    "delivery", "doc", "evidence", "feedback", "finding", "fix", "improvement", "input",
    "investigation", "issue", "item", "merge", "number", "part", "pen", "point", "pr", "proof",
    "question", "rehearsal", "reply", "report", "response", "result", "retest", "review",
    "runbook", "screenshot", "sign", "signature", "signoff", "step", "story", "task", "test",
    "thing", "ticket", "topic", "training", "validation", "verification", "vote",
) | {"documentation", "work", "testing", "stuff", "rest", "offs", "off"}  # fmt: skip
"""What people have to do: that it is pending says that it is not done."""

OPERATIONS: Final = _numbers(
    "access", "backup", "branch", "build", "certificate", "change", "commit", "config",
    "dependency", "deploy", "deployment", "feature", "import", "migration", "release", "rollout",
    "translation", "update", "upgrade",
) | {"data", "dns"}  # fmt: skip
"""What may be the work of people or of a system."""

THINGS: Final = _numbers(
    "account", "address", "application", "appointment", "archive", "batch", "bid", "body",
    "booking", "browser", "call", "caller", "cart", "checkout", "chunk", "claim", "client",
    "command", "connection", "consumer", "container", "coroutine", "course", "customer", "delete",
    "deletion", "device", "dispute", "download", "draft", "email", "event", "export", "file",
    "form", "friend", "game", "guest", "host", "incident", "instance", "invitation", "invite",
    "invoice", "job", "lesson", "line", "listing", "loan", "lock", "mail", "member", "message",
    "node", "notification", "offer", "operation", "order", "packet", "payment", "payout", "peer",
    "pod", "post", "process", "profile", "purchase", "query", "quiz", "quote", "read", "record",
    "refund", "registration", "renewal", "rental", "replica", "request", "reservation", "row",
    "run", "segment", "sentence", "server", "session", "shipment", "signup", "span", "stream",
    "subscription", "survey", "tenant", "thread", "timer", "token", "transaction", "transfer",
    "type", "upload", "user", "visit", "webhook", "withdrawal", "worker", "workload", "write",
) | {"ups", "inputs"}  # fmt: skip
"""What a system works through."""

PARTS: Final = _numbers(
    "api", "app", "backlog", "badge", "banner", "board", "bucket", "buffer", "button", "card",
    "chip", "color", "colour", "column", "constant", "counter", "demo", "dialog", "dropdown",
    "endpoint", "entity", "enum", "example", "field", "filter", "flag", "flow", "folder", "gate",
    "gauge", "handler", "hook", "icon", "index", "indicator", "intent", "key", "label", "linter",
    "list", "mark", "marker", "menu", "metric", "module", "overlay", "page", "panel", "path",
    "phase", "placeholder", "pool", "popup", "prefix", "queue", "route", "sample", "screen",
    "section", "service", "set", "spinner", "state", "status", "suffix", "tab", "table", "tag",
    "tile", "toast", "tooltip", "tutorial", "value", "view", "warning", "widget", "word",
) | {"indices"}  # fmt: skip
"""What a page, an interface or a program has, and may be called so."""

MEASURES: Final = _numbers(
    "age", "amount", "average", "backlog", "buffer", "capacity", "count", "delay", "depth",
    "duration", "interval", "lag", "latency", "length", "limit", "p50", "p90", "p95", "p99",
    "period", "queue", "quota", "rate", "ratio", "share", "size", "threshold", "time", "timeout",
    "total", "ttl", "volume", "window",
)  # fmt: skip
"""What is measured of what is pending."""

NAMED: Final = _numbers(
    "badge", "button", "column", "constant", "enum", "field", "filter", "flag", "key", "label",
    "phase", "state", "status", "tab", "tag", "value", "word",
)  # fmt: skip
"""Before the word: it is the name of such a thing."""

MARKS: Final = frozenset(
    ("fixme", "fixmes", "tbd", "tbds", "to do", "todo", "todos", "wip", "work in progress")
)
"""Words that are written into texts, where one can look for them."""

TRACKERS: Final = _numbers(
    "asana", "board", "confluence", "github", "gitlab", "issue", "jira", "kanban", "linear",
    "plan", "sheet", "sprint", "ticket", "tracker", "trello", "wiki",
)  # fmt: skip
"""Where people keep what is to be done."""

SCREENS: Final = frozenset(
    ("app", "banner", "bar", "client", "console", "dashboard", "frontend", "portal", "site",
     "system", "ui", "website", *PARTS)
) - {"board", "boards"}  # fmt: skip
"""What shows something to a user of what is released."""

ANY: Final = frozenset(("a", "an", "any", "another", "each", "every", "some", "new"))

DETERMINERS: Final = frozenset(
    ("a", "an", "any", "all", "each", "every", "the", "our", "its", "both", "last", "remaining",
     "stuck", "old", "other", "stale", "large", "many", "new", "most", "failed", "these", "those",
     "long", "some")
)  # fmt: skip
"""Between a verb or a preposition and the word."""


def head_of(words: Iterable[str]) -> str:
    """Return the last of *words* before a preposition: what they are about."""
    head = ""
    for word in words:
        if word in PREPOSITIONS or word in _COMPARED:
            break
        head = word
    return head


_COMPARED: Final = frozenset(("bigger", "larger", "longer", "newer", "older", "than"))

PREPOSITIONS: Final = frozenset(
    ("about", "against", "at", "between", "by", "for", "from", "in", "of", "on", "per", "with",
     "without", "under", "below", "over", "above", "to", "since", "until", "after", "before",
     "during", "via", "within", "into", "across")
)  # fmt: skip
