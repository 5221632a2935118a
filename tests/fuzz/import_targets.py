"""Checklists that exist: whatever they are made of, an import ends, and says what it cannot read."""

from __future__ import annotations

from typing import Final

from running import DEAR, Target

from sphinx_readiness.config.options import Options
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing import job
from sphinx_readiness.importing.readers.known import Reading
from sphinx_readiness.importing.written import read_written

_SETTINGS: Final = job.Settings(Reading(), Options().vocabulary())

_FRAGMENTS: Final = (
    "| Item | Status |\n", "|---|---|\n", "| a | ✅ |\n", "| **G** | |\n", "- [ ] x\n", "  - [x] y\n", "* ✅ z\n", "1. [!] q\n", "## 1.1 K\n",
    "**Overall Status**: ✅ OK\n", "\n\n", "```\n", "<!--", "-->\n", "<table>", "<tr><th>a</th></tr>", "</table>\n", ":::{checklist} a\n", ":::\n",
    "---\n", "===\n", "Version: 1.0\n", "> ", "| Role | Signature | Date |\n", "Approved: ⬜ YES ⬜ NO\n", "Conditions:\n", "### Within 24 Hours\n",
    "Legend:\n", "- 🟦 **X**: later\n", "    ", "\t", ".. checklist:: a\n", "   :verdict: x\n", ".. list-table::\n", "   * - a\n", "     - b\n",
    "+---+---+\n", "| a | b |\n", "=== ===\n", "::\n", ":Field: v\n", "☐ box\n", "&#9744; e\n", "âœ…", "‚úÖ", "\\", '"', ",", ";", "Blockers\n---\n",
    "[k](#11-k)", "[a][b]", "[b]: #x\n", "[^1]", "[^1]: n\n", "(l)=\n", "# T {#i}\n", "***", "**", "<br>", "  \n", ": d\n", "`a_`_", "__ u\n", "t\n   d\n",
    ".. _t:\n", ".. |s| replace:: r\n", "|s|", ">>> 1\n", "-v  w\n", "----\n", "   :widths: 1 2\n", "```{list-table}\n", "* - a\n  - b\n", "Cell A1, comment \"x\"\n",
    "Item,Status\n", '{"catalog": {', '"controls": [', "[{", "}]", '"title": "a"',
)  # fmt: skip


def _import(data: bytes, suffix: str) -> None:
    """Import *data* in both syntaxes: what is written says the same once more."""
    try:
        plan = job.plan_of(data, f"list{suffix}", _SETTINGS)
    except UnreadableFile:
        return
    for target in ("markdown", "rest"):
        made = job.make_document(plan, target, "list")
        lines = made.pages[0].lines
        assert lines == job.make_document(plan, target, "list").pages[0].lines
        if made.counted.read == made.counted.written:
            kinds = {part.kind for part in plan.parts}
            assert kinds <= {each.name for each in read_written(lines, target)}
        job.make_pages(plan, target)
        job.make_update(plan, target, "list", lines)


TARGETS: Final = (
    Target("import-markdown", lambda data: _import(data, ".md"), _FRAGMENTS, DEAR),
    Target("import-rest", lambda data: _import(data, ".rst"), _FRAGMENTS, DEAR),
    Target("import-values", lambda data: _import(data, ".csv"), _FRAGMENTS, DEAR),
    Target("import-json", lambda data: _import(data, ".json"), _FRAGMENTS, DEAR),
)
