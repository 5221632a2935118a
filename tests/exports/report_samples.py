"""Reports for the tests of the exports, built the way a build makes them."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from hypothesis import strategies as st

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.options import Options
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import (
    DocumentData,
    RawChecklist,
    RawMatrix,
    RawRecord,
    RawRow,
    RawTable,
)
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.gate import open_blocker
from sphinx_readiness.rules.selection import find
from sphinx_readiness.testing.projects import assemble

HEADERS = ("ID", "Item", "Status", "Owner", "Severity", "Evidence", "Links", "Tags", "Area")
FIELDS = ("id", "item", "status", "owner", "severity", "evidence", "links", "tags", "")
DAY = Clock(date(2026, 1, 25), "as-of")
RULES = (*find("malformed-row"), open_blocker.RULE)
"""Two rules are enough for the exports, and keep these tests apart from all others."""


def checklist(
    key: str, title: str, rows: Sequence[tuple[str, str]], kind: str = "checklist", **options: str
) -> RawChecklist:
    """Return a checklist in ``ops/gate.md``, one line a row from line 12."""
    table = RawTable(
        HEADERS,
        FIELDS,
        tuple(
            RawRow(
                12 + number,
                f"{key}-{number}",
                True,
                (f"{key}-{number}", text, status, "Ops", "", "log.txt", "X-1", "a, b", "east"),
            )
            for number, (text, status) in enumerate(rows)
        ),
    )
    return RawChecklist(key, title, ("ops/gate.md", 10), tuple(options.items()), (table,), kind)


def head(key: str = "rusty", product: str = "RustyDB", **options: str) -> RawRecord:
    """Return the head of a record; underscores in the names of *options* become hyphens."""
    pairs = tuple((name.replace("_", "-"), value) for name, value in options.items())
    return RawRecord(key, product, ("ops/gate.md", 1), pairs)


def report(
    *checklists: RawChecklist,
    records: tuple[RawRecord, ...] = (),
    matrices: tuple[RawMatrix, ...] = (),
    problems: tuple[RawProblem, ...] = (),
    options: Options | None = None,
) -> Report:
    """Return the report on one document."""
    used = options or Options()
    data = DocumentData("ops/gate", records, checklists, matrices, (), problems)
    return run(assemble([data], used), used, DAY, RULES)


def full_report() -> Report:
    """Return a report in which every part of a record occurs."""
    matrix_table = RawTable(
        ("Role", "Name", "Signature", "Date", "Status"),
        ("role", "name", "signature", "date", "status"),
        (
            RawRow(41, "", False, ("QA", "Ada", "a", "2026-01-20", "✅")),
            RawRow(42, "", False, ("Ops", "____", "", "soon", "what?")),
        ),
    )
    return report(
        checklist("docs", "Documentation", [("Guide", "✅"), ("API", "❌")], verdict="✅ fine, x"),
        checklist("ops", "Operations", [("Runbook", "⚠️"), ("Pager", "blue")], verdict="splendid"),
        checklist("none", "", []),
        checklist("day", "First day", [("Error rate", "⬜")], "post-deployment", window="24h"),
        checklist("odd", "Odd", [], "post-deployment", window="soon"),
        checklist(
            "go",
            "",
            [("Mend the API [docs-1]", "⬜")],
            "go-live",
            decision="conditional",
            **{"target-date": "2026-02-01"},
        ),
        checklist("go2", "", [], "go-live", decision="perhaps"),
        records=(
            head(
                version="0.5.1",
                state="draft",
                release_date="2026-02-01",
                updated="yesterday",
                next_review="2026-01-25",
                contacts="Ops <ops@example.org>, QA: qa@example.org",
                legend="✅, ❌",
            ),
        ),
        matrices=(RawMatrix(("ops/gate.md", 40), (), (matrix_table,)),),
        problems=(
            RawProblem("malformed-row", ("ops/gate.md", 0), "lost {what}", "", (("what", "a"),), 7),
        ),
    )


any_text = st.text(st.characters(), max_size=12)
"""Text with everything in it, lone surrogates too."""

raw_rows = st.lists(
    st.tuples(any_text, st.sampled_from(["✅", "❌", "⚠️", "", "?", "n/a"])), max_size=4
)

raw_checklists = st.builds(
    checklist,
    st.sampled_from(["a", "b-1", "ж"]),
    any_text,
    raw_rows,
    st.sampled_from(["checklist", "go-live", "post-deployment"]),
    verdict=any_text,
    owner=any_text,
    window=st.sampled_from(["24h", "1 week", ""]) | any_text,
    decision=st.sampled_from(["yes", "conditional", ""]) | any_text,
)

raw_heads = st.builds(
    head,
    st.sampled_from(["r", "s"]),
    any_text,
    version=any_text,
    updated=any_text | st.just("2026-01-01"),
    contacts=any_text,
    legend=any_text,
)

any_report = st.builds(
    lambda checklists, records: report(*checklists, records=tuple(records)),
    st.lists(raw_checklists, max_size=4),
    st.lists(raw_heads, max_size=2),
)
