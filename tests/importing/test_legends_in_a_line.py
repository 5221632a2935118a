"""A legend that is written in one line is read into the vocabulary, as a list or a table is."""

from __future__ import annotations

import pytest
from imports import plan

from sphinx_readiness.vocabulary.statuses import Outcome

TABLE = "\n\n| Item | Status |\n|---|---|\n| Rope | ✅ |\n| Sail | 🟦 |\n"


@pytest.mark.parametrize(
    ("legend", "keys"),
    [
        ("Legend: ✅ done, 🔄 in progress, ❌ failed", "verified, in-progress, not-met"),
        ("**Legend:** ✅ = done | ⚠️ = warning", "verified, needs-review"),
        ("**Legend**: ✅ = done | 🟦 = deferred", "verified, deferred"),
        ("*Legend: ✅ Done · 🟦 Deferred · ❌ Failed*", "verified, deferred, not-met"),
        ("> **Legend** — ✅ done / 🟦 deferred", "verified, deferred"),
        ("- Legend: ✅ done; 🟦 deferred", "verified, deferred"),
        ("Legend: Done (✅), Deferred (🟦)", "verified, deferred"),
        ("Status key: done = ✅; deferred = 🟦.", "verified, deferred"),
        ("Legend: [x] done, [ ] open, 🟦 deferred", "verified, pending, deferred"),
        ("**Key:** ✅ means done and 🟦 means deferred.", "verified, deferred"),
        ("Legend ✅ Pass 🟦 Deferred ❌ Fail", "verified, deferred, not-met"),
        ("Legend:\n✅ done\n🟦 deferred", "verified, deferred"),
        ("## Legend\n\n✅ Done\\\n🟦 Deferred\n\n## Ropes", "verified, deferred"),
        ("Legend\n\n- ✅ done\n- 🟦 deferred", "verified, deferred"),
        ("<sub>Legend: ✅ done, 🟦 deferred</sub>", "verified, deferred"),
        ("Symbols: ✅ Verified: it is met; 🟦 Deferred: in the next one", "verified, deferred"),
        ("**Updated**: 2026-01-02\n**Legend**: ✅ done, 🟦 deferred\n**State**: x",
         "verified, deferred"),
    ],
)  # fmt: skip
def test_it_is_read(legend: str, keys: str) -> None:
    made = plan(f"# Kite 1.0\n\n{legend}{TABLE}")
    (head,) = [each for each in made.parts if each.kind == "readiness"]
    assert dict(head.options)["legend"] == keys
    assert made.counts["items"] == 2
    assert {k: (s.symbols, s.outcome) for k, s in made.statuses.items()} == (
        {"deferred": (("🟦",), Outcome.OPEN)} if "deferred" in keys else {}
    )
    assert ("status deferred" in made.counts) == ("deferred" in keys)


@pytest.mark.parametrize(
    "prose",
    [
        "The key thing: ✅ and ❌ are used here.",
        "Legend: see the wiki, ✅ and so on",
        "Legend: ✅ done",
        "Legend: Ann → Operations, Bob – Support",
        "We use ✅ for done and 🟦 for deferred.",
        "**Monkey**: ✅ done, 🟦 deferred, as the key of the vault is with Ann and Bob only",
    ],
)
def test_prose_is_none(prose: str) -> None:
    made = plan(f"# Kite 1.0\n\n{prose}{TABLE}")
    assert "legend" not in made.counts
    assert made.statuses == {}
    assert made.counts["items"] == 2


def test_a_table_below_a_legend_in_its_section_is_a_checklist() -> None:
    made = plan(f"# Kite 1.0\n\n## Legend\n\n✅ Done, 🟦 Deferred{TABLE}")
    assert made.counts["legend"] == 2
    assert made.counts["items"] == 2
