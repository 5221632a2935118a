"""Documents put together at random: all rows arrive, and a second import has nothing to do."""

from __future__ import annotations

import random

import pytest
from imports import imported

from sphinx_readiness.importing import job
from sphinx_readiness.importing.blocks import MARKDOWN, REST

PIECES = (
    "# Kite 1.0\n",
    "## 1.1 Part\n",
    "## Legend\n",
    "## Sign-off\n",
    "## Go-Live\n",
    "## Appendix A: Blockers\n",
    "### Within 24 hours\n",
    "| Item | Status |\n|---|---|\n| A b | ✅ |\n| C d | ❌ |\n",
    "| Item | Status | Owner |\n|---|---|---|\n| **Group** | | |\n| A b | ✅ | Ann |\n",
    "| Item | Status |\n|---|---|\n| A \\| b | ✅ | extra |\n",
    "| Check | Dev | Prod |\n|---|---|---|\n| R s | ✅ | ❌ |\n",
    "| Question | Yes | No |\n|---|---|---|\n| R s | x | |\n",
    "| Role | Signature | Date |\n|---|---|---|\n| CTO | ____ | ____ |\n",
    "<table><tr><th>Item</th><th>Status</th></tr><tr><td>A b</td><td>✅</td></tr></table>\n",
    "|| Item || Status ||\n| a b | (/) |\n\n",
    "- [ ] one\n  - [x] two\n- [x] three\n",
    "* [ ] a\n\n  a paragraph in it\n\n* [x] b\n",
    "1. ✅ x y\n2. ❌ z\n",
    "- plain bullet\n- other\n",
    "- CTO: ____ Date: ____\n",
    "**Overall Status**: ✅ OK (soon)\n",
    "**Version**: 1.2\n**Last Updated**: 2026-01-02\n",
    "Status: ✅ Fine\n",
    "Legend: ✅ done, 🟦 deferred\n",
    "Deployment Approved: ☐ YES ☐ NO\n\n",
    "Conditions:\n1. [ ] a\n2. [ ] b\n",
    "<details>\n<summary>S</summary>\n",
    "</details>\n",
    "```\n- [ ] code\n```\n",
    "<!-- - [ ] c -->\n",
    "> - [ ] q\n",
    "    | Item | Status |\n    |---|---|\n    | A | ✅ |\n",
    ":::{note}\nhi\n\n- [ ] in note\n:::\n",
    "[link]: http://x.org\n",
)


@pytest.mark.parametrize("target", [MARKDOWN, REST])
def test_all_arrives_and_stays(target: str) -> None:
    suffix = {MARKDOWN: "md", REST: "rst"}[target]
    found = 0
    for seed in range(60):
        chosen = random.Random(seed)
        pieces = (chosen.choice(PIECES) for _ in range(chosen.randint(2, 9)))
        source = "# List\n\n" + "".join(each + "\n" * chosen.randint(0, 1) for each in pieces)
        made = imported(source, "list.md", target)
        assert made.counted.read == made.counted.written, source
        if not made.plan.parts:
            continue
        found += 1
        lines = made.pages[0].lines
        assert imported("\n".join(lines), f"list.{suffix}").plan.parts == [], source
        update = job.make_update(made.plan, target, "list", lines)
        assert (update.pages[0].lines, update.changes) == (lines, []), source
    assert found > 40
