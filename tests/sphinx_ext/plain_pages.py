"""Random pages that are plain, or nearly: what is read without a parser is held to the parser."""

from __future__ import annotations

import random
from collections.abc import Iterator

TITLES = (
    "Release", "Before the release", "Part 1", "Docs & more", "Ünder", "A-1", "Checklist docs",
    "2026 plans", "C-sharp: a view", "✅ Done", "Not *ready*", "id1", "Go live", "a.b (c)",
)  # fmt: skip

WORDS = (
    "Some words before.", "Version 1.2.3 of it, see `x`.", "- one item", "1. first", "* starred",
    "The checklist: go on.", "**Bold** words", "Half-done, 80 % there", "x ~ y", "a | b", "> quoted",
    "See README.md for more", "<!-- hidden -->", "Status: ✅", "- [ ] a box", "e.g. this", "word\\",
    "| A | B |\n|---|---|\n| x | y |", "    indented", "Term\n: definition", "line\n---", "{{ x }}",
    "Title\n===", "[link](page)", "- a\n  - b", "***", "owner: me", "Great!", "Version: 2.0.0",
)  # fmt: skip

CELLS = (
    "Backups run", "the restore is tested", "`make test` passes", "**really** done", "*soon*", "x",
    "e.g. twice", "1.2.3", "a \\| b", "~~gone~~", "a -- b", "T.B.D.", "not yet", "see README.md", "**other.md** says",
    "see missing.md", "<b>x</b>",
    "https://example.org/a", "`a|b`", "[A-1](#a)", "{check}`A-1`", "", "n/a", "ann",
    "2026-01-30", "a_b_c", "x*y", "&amp;", "unfinished", "pending review", "`file a.md`",
    "dependency requests == 2.0", "version pyproject.toml", "**x", "a `b` **c** d", "(see *x*)", "?",
    "@ann", "half done \u200b", "...", "sphinx-readiness 0.1.0", "v2.0",
)  # fmt: skip

STATUSES = (
    "✅", "❌", "⚠️", "ℹ️", "🔄", "⬜", "done", "✅ done", "✅ not yet", "✅ (in progress)", "waived", "n/a",
    "[x]", "[ ]", "**✅**", "~~✅~~", "", "foo", ":white_check_mark:", "❌ failed", "N/A: no need",
)  # fmt: skip

HEADERS = (
    ("ID", "Item", "Status", "Owner", "Notes"), ("Item", "Status"), ("ID", "Check", "Status"),
    ("Item", "Status", "Evidence"), ("ID", "Item", "Status", "Severity", "Notes"), ("Item", "Owner"),
    ("Item", "Done?"), ("Nr", "Item", "Status"), ("ID", "Item", "Status", "Reason", "Approver"),
    ("ID", "Item", "**Status**"), ("Item", "Status", "Verify"), ("ID", "Item", "Status", "Blocking"),
)  # fmt: skip

IDS = (
    "A-1",
    "A-2",
    "B.1",
    "x y",
    "",
    "release",
    "id3",
    "part-1",
    "checklist-docs",
    "A_1",
    "**A-3**",
)

NAMES = ("docs", "checks", "part-1", "A title of it", "", "Release 1.2", "go-live", "x y: z", "*b*")

OPTIONS = (
    ":verdict: needs-review, version updates required", ":owner: QA", ":id: own", ":title: A title",
    ":verdict: ✅ verified", ":record: r", ":owner: **me**", ":verdict: see README.md", ":id: a b",
    ":ownr: me", ":owner:", ":title: 'quoted'", ":verdict: # x", ":verdict: all: good", ":class: x",
)  # fmt: skip

TASKS = (
    "- [x] the tests pass", "- [ ] OPS-1: backups run", "- [X] **OPS-2** - restore",
    "- [ ] `make` runs", "- [ ] see *it*", "* [ ] starred", "- [ ] {#T-1} braced", "- plain", "  - nested", "- [ ] see README.md",
    "- [-] left out", "- [ ] @ann does it", "- [x] a\n  b", "- [ ] [OPS-3] bracketed",
)  # fmt: skip


HEADS = (
    ":::{readiness} RustyDB\n:version: 0.5.1\n:next-review: 2026-01-25\n:contacts: Team <a@b.org>\n:::",
    "```{readiness} Other thing\n:id: other\n:release-date: 2026-13-01\n:state: final\n\n```",
    "```{readiness}\n:legend: nothing\n```", "```{readiness} X\n:version: 1\n\nwords\n```",
    "```{signoff-matrix}\n| Role | Name | Signature | Date |\n|--|--|--|--|\n| QA | Ann | yes | 2026-01-02 |\n```",
    "```{signoff-matrix}\n:roles: QA, SRE\n```", "```{signoff-matrix}\n```",
    "```{go-live} conditional\n:approver: Ann\n\n- [x] all is done\n- [ ] it rains\n```",
    "```{go-live} yes\n```", "```{go-live} maybe\n:target-date: 2026-02-30\n```", "```{go-live}\n```",
    "```{go-live} no\n| Condition | Status |\n|---|---|\n| it works | ✅ |\n```",
    ":::{post-deployment} 24h\n- [ ] watch\n- [x] the `logs`\n:::", "```{readiness-summary}\n```",
    "```{post-deployment} some day\n| Item | Status |\n|---|---|\n| x | ❌ |\n```",
    "```{readiness-blockers}\n```", "```{readiness-table}\n:status: foo\n```",
    "```{readiness-calendar}\n```", "```{waiver} A-1\n:until: 2026-01-01\n```",
    "```{post-deployment} 1 week\n:title: Later\n:id: week\n\n- [ ] look\n```",
)  # fmt: skip


def _table(draw: random.Random, number: int, *, odd: bool) -> str:
    headers = draw.choice(HEADERS if odd else HEADERS[:5])
    lines = ["| " + " | ".join(headers) + " |", "|" + "---|" * len(headers)]
    for row in range(draw.randrange(0 if odd else 1, 4)):
        cells = []
        for header in headers:
            if header in ("ID", "Nr"):
                plain = f"R{number}-{row}"
                cells.append(draw.choice(IDS) if odd or draw.random() < 0.1 else plain)
            elif "Status" in header:
                cells.append(draw.choice(STATUSES if odd else STATUSES[:12]))
            else:
                cells.append(draw.choice(CELLS if odd else CELLS[:15]))
        if odd and draw.random() < 0.05:
            cells.append("more")
        lines.append("| " + " | ".join(cells) + " |")
    return "\n".join(lines)


def _checklist(draw: random.Random, number: int, *, odd: bool) -> str:
    fence = draw.choice((":::", "```", "::::", *(("~~~",) if odd else ())))
    name = draw.choice(("checklist",) * 8 + ("Checklist", "checklst", "note") * odd)
    names = (f"c{number}",) * 4 + (NAMES if odd else NAMES[:4])
    argument = draw.choice((" ", "")) + draw.choice(names) if odd else f" {draw.choice(names)}"
    options = draw.sample(OPTIONS if odd else OPTIONS[:6], draw.randrange(3))
    body = [
        _table(draw, number, odd=odd)
        if draw.random() < 0.6
        else "\n".join(draw.choices(TASKS if odd else TASKS[:5], k=3))
        for _ in range(draw.choice((1, 1, 2, 0) if odd else (1, 2)))
    ]
    if draw.random() < 0.2:
        body.insert(draw.randrange(2), draw.choice(WORDS if odd else WORDS[:1]))
    gap = draw.choice(("", "\n"))
    text = "\n\n".join(body)
    lines = [f"{fence}{{{name}}}{argument}", *options, f"{gap}{text}", fence]
    return "\n".join(lines)


_OTHERS = (
    "",
    "\n",
    " ",
    ":",
    "`",
    "|",
    "-",
    "#",
    "x",
    "*",
    "\r",
    "\t",
    "\u00a0",
    "{",
    "[",
    "\u200b",
)


def _mutated(draw: random.Random, text: str) -> str:
    """Return *text* with a character more, less or other than it was."""
    at = draw.randrange(len(text))
    return text[:at] + draw.choice(_OTHERS) + text[at + 1 :]


def pages(seed: int, number: int) -> Iterator[str]:
    """Yield *number* pages."""
    draw = random.Random(seed)
    for at in range(number):
        odd = draw.random() < 0.5
        blocks = [f"# {draw.choice(TITLES if odd else TITLES[:3])}"] if draw.random() < 0.9 else []
        for part in range(draw.choice((1, 1, 2))):
            blocks += draw.choices(WORDS if odd else WORDS[:7], k=draw.randrange(2))
            blocks += draw.choices(HEADS, k=draw.choice((0, 0, 0, 1, 2)))
            blocks.append(_checklist(draw, 10 * at + part, odd=odd))
            if draw.random() < 0.3:
                blocks.append(f"{'#' * draw.randrange(1, 4)} {draw.choice(TITLES)}")
        text = "\n\n".join(blocks) + "\n"
        for _ in range(draw.choice((0, 0, 1))):
            text = _mutated(draw, text)
        yield text
