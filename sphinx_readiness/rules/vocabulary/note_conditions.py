"""Whether an unfinished word in a note tells what a system does, and not how far the work is.

Two forms are known: a condition about some thing (*fires when a pod is pending*, *retries if
incomplete*), and an adjective of what a system works through (*pending requests are drained*,
*alert for pending pods*). What is not clearly one is meant.
"""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.rules.vocabulary.negation import words_before

CONDITIONS: Final = ("when", "whenever", "if", "while", "until", "unless", "as long as",
                     "in case")  # fmt: skip
"""Before some thing, and *is* or the like, and the word: it is not said that it is so."""

ANY: Final = frozenset(("a", "an", "any", "another", "one", "some", "each", "every"))
"""First in what a condition is about: it is about any such thing, and about no work of ours."""

WORK: Final = frozenset(
    ("approval", "approvals", "review", "reviews", "sign", "off", "offs", "signature", "signatures",
     "decision", "decisions", "fix", "fixes", "test", "tests", "testing", "work", "ticket",
     "tickets", "task", "tasks", "audit", "audits", "verification", "confirmation", "answer",
     "answers", "reply", "pr", "prs", "docs", "documentation", "rest", "this", "it", "that",
     "rollout", "rehearsal", "retest", "cleanup", "release")
)  # fmt: skip
"""Last in what a condition is about: work, so that what is said of it is meant."""

SYSTEM: Final = frozenset(
    ("address", "addresses", "appointment", "appointments", "backup", "backups", "batch",
     "batches", "booking", "bookings", "build", "builds", "call", "calls", "certificate",
     "certificates", "changes", "chunk", "chunks", "command", "commands", "commit", "commits",
     "connection", "connections", "container", "containers", "data", "delete", "deletes",
     "deploy", "deploys", "deployment", "deployments", "download", "downloads", "event", "events",
     "export", "exports", "feature", "features", "file", "files", "form", "forms", "import",
     "imports", "incidents", "input", "inputs", "instance", "instances", "invitation",
     "invitations", "invoice", "invoices", "job", "jobs", "lock",
     "locks", "mail", "mails", "message", "messages", "migration", "migrations", "node", "nodes",
     "operation", "operations", "order", "orders", "payment", "payments", "pod", "pods", "process",
     "processes", "query", "queries", "queue", "queues", "read", "reads", "record", "records",
     "refund", "refunds", "replica", "replicas", "request", "requests", "reservation",
     "reservations", "row", "rows", "run", "runs", "session", "sessions", "state",
     "status", "stream", "streams", "thread", "threads", "timer", "timers", "transaction",
     "transactions", "transfer", "transfers", "update", "updates", "upload", "uploads", "webhook",
     "webhooks", "worker", "workers", "write", "writes")
)  # fmt: skip
"""What a system works through, or is in."""

BEING: Final = frozenset(("is", "are", "stays", "stay", "remains", "remain", "becomes", "become",
                          "goes", "gets", "still", "in", "the", "stuck", "marked"))  # fmt: skip
"""Between what a condition is about and the word."""

_NO_STATES: Final = frozenset(("not yet", "tbd", "tbds"))
"""Words that nothing happens *if* or *when* it is."""

WHILE: Final = frozenset(("while", "until"))

SHOWING: Final = frozenset(
    ("shows", "displays", "spins", "blocks", "disables", "locks", "waits", "polls", "refuses",
     "rejects", "warns", "retries", "supports", "lists")
)  # fmt: skip
"""What a system does *while in progress*, or with *jobs in progress*."""

OTHERWISE: Final = frozenset(("unless", "until", "once", "if", "when", "not", "no"))
"""Before *pending requests*: what follows need not be so."""

ACTING: Final = frozenset(
    ("alert", "alerts", "block", "blocks", "expire", "expires", "fail", "fails", "finish",
     "finishes", "page", "pages", "resume", "retry", "roll", "stop", "survive", "time",
     "trigger", "triggers")
)  # fmt: skip
"""Behind *pending requests*: what they do, or what watches them."""

ABOUT: Final = frozenset(("for", "on", "of", "about", "against", "with"))

WATCHING: Final = frozenset(
    ("alert", "alerts", "alarm", "alarms", "blocks", "block", "check", "checks", "dashboard",
     "fail", "fails", "gauge", "handling", "metric", "metrics", "monitor", "monitoring", "page",
     "queue", "retries", "retry", "tested", "timeout")
)  # fmt: skip
"""Before *for pending requests* and the like."""

STANDS: Final = frozenset(("exists", "exist", "configured", "fires", "fire", "set", "works",
                           "added", "enabled", "tested", "active"))  # fmt: skip
"""Behind *pending pods alert*."""

TREATED: Final = frozenset(("are", "is", "get", "gets", "were", "survive", "survives"))
"""Behind *pending requests*, before what is done with them."""

TREATING: Final = frozenset(
    ("cancels", "cleans up", "counts", "deletes", "drains", "drops", "finishes", "flushes",
     "handles", "ignores", "keeps", "kills", "processes", "removes", "replays", "resends",
     "restarts", "resumes", "retries", "saves", "shows", "skips", "stores", "waits for", "rejects",
     "aborts", "drained", "flushed", "replayed", "completes", "blocks", "catches", "detects",
     "flags", "lists", "purges", "refuses", "reports", "supports", "tolerates", "validates")
)  # fmt: skip
"""Before *pending requests*: what a system does with them."""

_LACKING: Final = frozenset(("not", "missing", "absent", "only"))
"""Behind *alert for pending pods*: it is not there, or not for all."""

_BY_PEOPLE: Final = frozenset(
    ("backup", "build", "certificate", "data", "deploy", "deployment", "export", "feature",
     "import", "migration", "run", "update")
)  # fmt: skip
"""Of :data:`SYSTEM`, what one is that people do (*handles pending migration to EU*)."""

NOT_TREATED: Final = frozenset(("not", "still", "to", "left", "open", "pending", "in", "being",
                                "only", "expected", "needed", "required", "missing", "no", "never",
                                "planned", "due", "yet", "with", "ordered"))  # fmt: skip
"""Behind :data:`TREATED`: they are work."""

_NEXT: Final = re.compile(r" ?([\w']+)")

_LATE: Final = re.compile(r" ?[>\u2265] ?\d")
"""Behind *pods pending*: what is watched is how long they are."""

_LOOK_AHEAD: Final = 80

_BEHIND: Final = 4
"""How many characters behind a word are looked at."""


def tells_of_a_system(text: str, start: int, end: int) -> bool:
    """Say whether the word from *start* to *end* in the loosened *text* is in one of the forms."""
    before, after = words_before(text, start), text[end : end + _LOOK_AHEAD]
    behind: list[str] = []
    position = 0
    while len(behind) < _BEHIND and (found := _NEXT.match(after, position)) is not None:
        behind.append(found[1])
        position = found.end()
    is_late = before[:1] != [] and before[0] in SYSTEM and _LATE.match(after) is not None
    return (
        is_late
        or _is_condition(before)
        or (text[start:end] not in _NO_STATES and _is_bare_condition(before, behind))
        or _is_adjective(before, behind)
        or _is_in_a_state(before, behind)
    )


def _is_condition(before: list[str]) -> bool:
    """Say whether *before*, the nearest word first, is a condition about some thing."""
    about = 0
    while about < len(before) and before[about] in BEING:
        about += 1
    words = before[about:]
    if about and words[:1] and words[0] in {"that", "which"}:
        return words[1:2] != [] and words[1] in SYSTEM
    for distance in range(1, min(len(words), 6)):
        tail = " ".join(reversed(words[distance : distance + 3]))
        if not any(tail == each or tail.endswith(f" {each}") for each in CONDITIONS):
            continue
        named = words[:distance]
        is_thing = named[0] in SYSTEM or (named[-1] == "the" and named[0] not in WORK)
        return about > 0 and (named[-1] in ANY or is_thing)
    return False


def _is_bare_condition(before: list[str], behind: list[str]) -> bool:
    """Say whether *before* is *if* or the like, or *while* behind what a system does then."""
    if not WORK.isdisjoint(behind[:1]):
        return False
    if before[:1] and before[0] in WHILE:
        return not SHOWING.isdisjoint(before[1:])
    return before[:1] != [] and before[0] in {"if", "when", "whenever"}


def _is_adjective(before: list[str], behind: list[str]) -> bool:
    """Say whether the word is said of what a system works through, with what becomes of that."""
    at = next((at for at, each in enumerate(behind[:2]) if each in SYSTEM), -1)
    if at < 0 or not OTHERWISE.isdisjoint(before[:1]) or behind[0] in WORK:
        return False
    rest = (*behind[at + 1 :], "", "")
    if rest[0] in TREATED and rest[1] not in {"", *NOT_TREATED}:
        return True
    if rest[0] in ACTING and (rest[0] not in WATCHING or rest[1] in STANDS or rest[1] == "the"):
        return True
    if not _LACKING.isdisjoint(rest) or behind[at] in _BY_PEOPLE:
        return False
    nearest = (*before, "", "")
    is_watched = nearest[0] in ABOUT and nearest[1] in WATCHING
    return is_watched or nearest[0] in TREATING or f"{nearest[1]} {nearest[0]}" in TREATING


def _is_in_a_state(before: list[str], behind: list[str]) -> bool:
    """Say whether the word is behind what a system works through (*lists jobs in progress*)."""
    words = before[2:] if before[:2] in (["state", "in"], ["status", "in"]) else before
    if not words or words[0] not in SYSTEM:
        return False
    rest = (*behind, "", "")
    if rest[0] in TREATED and rest[1] not in {"", *NOT_TREATED} and len(words) == len(before):
        return True
    return not SHOWING.isdisjoint(words[1:3])
