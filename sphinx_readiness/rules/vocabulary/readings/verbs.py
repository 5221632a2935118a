"""Verbs in notes: what systems do, by their base forms, and how the other forms are recognised."""

from __future__ import annotations

from typing import Final

ACTS: Final = frozenset(
    ("abort", "accept", "answer", "appear", "apply", "assign", "batch", "become", "behave",
     "block", "buffer", "cache", "cancel", "catch", "change", "clean", "clear", "close",
     "collapse", "collect", "complete", "count", "cover", "create", "default", "defer", "delete",
     "detect", "disable", "disappear", "discard", "display", "drain", "drop", "emit", "enable",
     "escalate", "exceed", "exclude", "exist", "exit", "expire", "explain", "export", "fail",
     "fill", "filter", "finish", "fire", "flag", "flush", "follow", "forward", "freeze", "get",
     "give", "go", "group", "handle", "hide", "hold", "ignore", "include", "keep", "kill", "land",
     "lead", "leave", "list", "live", "load", "lock", "log", "look", "map", "mark", "match",
     "move", "omit", "open", "page", "paginate", "park", "pass", "pause", "persist", "pick",
     "poll", "prefetch", "preserve", "prevent", "print", "process", "prune", "purge", "queue",
     "raise", "reach", "read", "reappear", "receive", "reconcile", "record", "recover",
     "redirect", "refresh", "refuse", "reject", "release", "reload", "remove", "render", "replay",
     "report", "requeue", "resend", "reset", "respond", "restart", "restore", "resume", "retry",
     "return", "roll", "run", "save", "scale", "see", "send", "share", "show", "shrink", "sit",
     "skip", "sort", "stall", "start", "stay", "stop", "store", "survive", "sweep", "switch",
     "sync", "terminate", "time", "tolerate", "track", "translate", "trigger", "turn", "update",
     "use", "validate", "vanish", "void", "wait", "wake", "warn", "work")
)  # fmt: skip
"""What a system does, or does with what it works through."""

ALSO_NOUNS: Final = frozenset(
    ("answers", "batches", "blocks", "buffers", "caches", "changes", "checks", "counts",
     "defaults", "displays", "exports", "filters", "flags", "forwards", "groups", "holds", "keys",
     "lands", "lists", "loads", "locks", "logs", "maps", "marks", "matches", "moves", "pages",
     "parks", "passes", "polls", "prints", "processes", "queues", "reads", "records", "releases",
     "reports", "resets", "restarts", "returns", "rolls", "runs", "scales", "shares", "shows",
     "sorts", "starts", "stops", "stores", "switches", "times", "tracks", "triggers", "turns",
     "updates", "uses", "works")
)  # fmt: skip
"""Third persons that are plurals of nouns as well."""

HANDLES: Final = frozenset(
    ("abort", "accept", "apply", "archive", "batch", "block", "cancel", "catch", "check", "clean",
     "clear", "collect", "compensate", "complete", "contain", "count", "cover", "dedupe", "delete",
     "detect", "disable", "discard", "display", "drain", "drop", "emit", "exclude", "exercise",
     "expire", "explain", "export", "fail", "fetch", "find", "finish", "flag", "flush", "forbid",
     "group", "handle", "hide", "ignore", "include", "install", "keep", "kill", "label", "list",
     "load", "log", "lose", "mask", "mirror", "monitor", "mute", "omit", "persist", "pick", "poll",
     "preserve", "prevent", "process", "prune", "purge", "query", "rate", "read", "reap",
     "reconcile", "recover", "redeliver", "refresh", "refuse", "reject", "reload", "remove",
     "render", "replay", "report", "requeue", "rerun", "resend", "reset", "restore", "resume",
     "retry", "return", "revive", "run", "save", "see", "send", "serve", "show", "simulate",
     "skip", "sort", "store", "support", "sweep", "test", "tolerate", "track", "treat",
     "understand", "update", "validate", "void", "warn")
)  # fmt: skip
"""What is done with what is pending, by a third person before it."""

_IRREGULAR: Final = frozenset(
    ("bound", "built", "caught", "drawn", "driven", "found", "frozen", "given", "gone", "held",
     "hidden", "kept", "led", "left", "lost", "made", "met", "paid", "put", "read", "rerun",
     "resent", "reset", "run", "sent", "set", "shown", "shut", "split", "stuck", "swept", "taken",
     "thrown", "withdrawn", "told", "understood", "written")
)  # fmt: skip

_SHORTEST: Final = 5
"""Letters of a participle; a need is none."""

BEING: Final = frozenset(("is", "are", "was", "were", "get", "gets", "be", "been"))

HELPING: Final = frozenset(
    (*BEING, "has", "have", "can", "cannot", "can't", "could", "do", "does", "don't", "doesn't",
     "will", "would", "may", "might", "must", "should", "isn't", "aren't", "never", "always",
     "also", "now", "only", "won't")
)  # fmt: skip
"""Behind a noun: what follows says something of it."""


def is_third(word: str) -> bool:
    """Say whether *word* is a third person of :data:`ACTS`."""
    return _base(word) in ACTS


def is_handling(word: str) -> bool:
    """Say whether *word* is a third person of :data:`HANDLES`."""
    return _base(word) in HANDLES


def _base(word: str) -> str:
    if not word.endswith("s") or word.endswith("ss"):
        return ""
    if word.endswith("ies"):
        return f"{word[:-3]}y"
    bare = word[:-1]
    known = bare in ACTS or bare in HANDLES
    return bare if known or not word.endswith("es") else word[:-2]


def is_act(word: str) -> bool:
    """Say whether *word* is any form of a verb of systems."""
    if is_third(word) or is_handling(word) or word in ACTS or word in _IRREGULAR:
        return True
    stems = (word.removesuffix("ed"), word.removesuffix("d"), f"{word.removesuffix('ied')}y")
    doubled = word.removesuffix("ed")[:-1]  # dropped
    return word.endswith("ed") and any(
        each in ACTS or each in HANDLES for each in (*stems, doubled)
    )


def is_participle(word: str) -> bool:
    """Say whether *word* may be what has been done with something."""
    regular = word.endswith("ed") and len(word) >= _SHORTEST and word not in {"exceed", "proceed"}
    return regular or word in _IRREGULAR
