"""Whether an unfinished word in a note tells what a system does, and not how far the work is.

Two forms are known: a condition about some thing (*fires when a pod is pending*), and an adjective
of what a system works through (*pending requests are drained*). What is not clearly one is meant.
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
    ("batch", "batches", "build", "builds", "call", "calls", "command", "commands", "commit",
     "commits", "connection", "connections", "container", "containers", "delete", "deletes",
     "deployment", "deployments", "download", "downloads", "event", "events", "export", "exports",
     "file", "files", "import", "imports", "instance", "instances", "job", "jobs", "lock", "locks",
     "mail", "mails", "message", "messages", "migration", "migrations", "node", "nodes",
     "operation", "operations", "order", "orders", "payment", "payments", "pod", "pods", "process",
     "processes", "query", "queries", "queue", "queues", "read", "reads", "record", "records",
     "replica", "replicas", "request", "requests", "run", "runs", "session", "sessions", "state",
     "status", "stream", "streams", "thread", "threads", "timer", "timers", "transaction",
     "transactions", "transfer", "transfers", "update", "updates", "upload", "uploads", "webhook",
     "webhooks", "worker", "workers", "write", "writes")
)  # fmt: skip
"""What a system works through, or is in."""

BEING: Final = frozenset(("is", "are", "stays", "stay", "remains", "remain", "becomes", "become",
                          "goes", "gets", "still", "in", "the", "stuck", "marked"))  # fmt: skip
"""Between what a condition is about and the word."""

TREATED: Final = frozenset(("are", "is", "get", "gets", "were", "survive", "survives"))
"""Behind *pending requests*, before what is done with them."""

TREATING: Final = frozenset(
    ("cancels", "cleans up", "counts", "deletes", "drains", "drops", "finishes", "flushes",
     "handles", "ignores", "keeps", "kills", "processes", "removes", "replays", "resends",
     "restarts", "resumes", "retries", "saves", "shows", "skips", "stores", "waits for", "rejects",
     "aborts", "drained", "flushed", "replayed", "completes")
)  # fmt: skip
"""Before *pending requests*: what a system does with them."""

NOT_TREATED: Final = frozenset(("not", "still", "to", "left", "open", "pending", "in", "being",
                                "only", "expected", "needed", "required", "missing", "no", "never",
                                "planned", "due", "yet"))  # fmt: skip
"""Behind :data:`TREATED`: they are work."""

_NEXT: Final = re.compile(r" ?([\w']+)(?: ([\w']+))?(?: ([\w']+))?")

_LOOK_AHEAD: Final = 80
"""How many characters behind a word are looked at."""


def tells_of_a_system(text: str, start: int, end: int) -> bool:
    """Say whether the word from *start* to *end* in the loosened *text* is in one of the forms."""
    before = words_before(text, start)
    return _is_condition(before) or _is_adjective(before, text[end : end + _LOOK_AHEAD])


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


def _is_adjective(before: list[str], after: str) -> bool:
    """Say whether the word is said of what a system works through, with what becomes of that."""
    found = _NEXT.match(after)
    if found is None or found[1] not in SYSTEM:
        return False
    if found[2] in TREATED and found[3] is not None and found[3] not in NOT_TREATED:
        return True
    return before[:1] != [] and (
        before[0] in TREATING or " ".join(reversed(before[:2])) in TREATING
    )
