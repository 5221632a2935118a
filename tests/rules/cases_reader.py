"""Turns a case of ``cases/*.toml`` into a project, with the readers that the product uses."""

from __future__ import annotations

import re
import tempfile
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from raw_samples import assemble

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.config.columns import ITEM_FIELDS, SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.evidence.statements import states_something
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.raw import (
    DocumentData,
    RawChecklist,
    RawMatrix,
    RawRecord,
    RawReference,
    RawRow,
    RawTable,
)
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.versions import Source
from sphinx_readiness.reading.markdown_body import read_body, read_pipe_table
from sphinx_readiness.reading.plain_body import BodyTable
from sphinx_readiness.reading.unclear_columns import column_problems
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.selection import find
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.ids import derived_id
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.record_claims import with_records
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.version_facts import know, with_versions

CASES = Path(__file__).parent / "cases"
TODAY = "2026-01-31"
PATH = "docs/index.md"
CONF_PLACE = Location("docs/conf.py", 3)


@dataclass(frozen=True)
class Case:
    rule: str
    kind: str
    number: int
    data: Mapping[str, Any]

    @property
    def id(self) -> str:
        return f"{self.rule}-{self.kind}-{self.data.get('name', self.number)}"


def all_cases() -> list[Case]:
    cases = []
    for path in sorted(CASES.glob("*.toml")):
        loaded = tomllib.loads(path.read_text(encoding="utf-8"))
        for kind in ("pass", "fail"):
            for number, data in enumerate(loaded.pop(kind, [])):
                cases.append(Case(path.stem, kind, number, data))
        assert not loaded, f"{path.name}: unknown keys {sorted(loaded)}"
    return cases


def tables_of(
    body: str, first_line: int, checklist: str, wanted: frozenset[str], columns: ColumnNames
) -> tuple[RawTable, ...]:
    tables = []
    lines = body.strip("\n").split("\n")
    # A table with odd characters is left to the parser, which has no part in what rules say.
    segments = read_body(lines) or [read_pipe_table(lines, 0)]
    assert segments[0] is not None or not body.strip(), f"no table and no flat tasks: {body}"
    for segment in segments:
        if isinstance(segment, BodyTable):
            fields = columns.fields(segment.headers, wanted)
            rows = []
            for row in segment.rows:
                cells = dict(zip(fields, row.cells, strict=False))
                written = cells.get("id", "")
                made = written or derived_id(checklist, cells.get("item", ""))
                code = tuple(re.findall("`([^`]+)`", cells.get("evidence", "")))
                rows.append(
                    RawRow(first_line + row.line, made, bool(written), row.cells, stated=code)
                )
            tables.append(RawTable(segment.headers, fields, tuple(rows)))
    return tuple(tables)


def _checklist(data: Mapping[str, Any], columns: ColumnNames) -> RawChecklist:
    line = data.get("line", 1)
    own = data.get("id", "list")
    tables = tables_of(data.get("body", ""), line + 1, own, ITEM_FIELDS, columns)
    return RawChecklist(
        own,
        data.get("title", own),
        (PATH, line),
        tuple(data.get("options", {}).items()),
        tables,
        data.get("kind", "checklist"),
    )


def _column_problems(checklists: list[RawChecklist], columns: ColumnNames) -> list[RawProblem]:
    """Return what the directives note of the headers of *checklists*."""
    return [
        each._replace(place=(PATH, table.rows[0].line - 2 if table.rows else raw.place[1]))
        for raw in checklists
        for table in raw.tables
        for each in column_problems(
            columns, table.headers, ITEM_FIELDS, needs_status=raw.kind != "go-live"
        )
    ]


def options_of(data: Mapping[str, Any]) -> Options:
    options, problems = make_options([(data.get("config", {}), OptionSource("pyproject.toml", {}))])
    assert not problems, problems
    return options


def document(data: Mapping[str, Any]) -> DocumentData:
    columns = ColumnNames(options_of(data).columns)
    checklists = list(data.get("checklists", []))
    if "body" in data:
        checklists.insert(0, {"body": data["body"]})
    raws = [_checklist(each, columns) for each in checklists]
    return DocumentData(
        "index",
        records=tuple(
            RawRecord(
                each.get("id", "record"),
                each.get("title", "Product"),
                (PATH, each.get("line", 1)),
                tuple(each.get("options", {}).items()),
            )
            for each in data.get("records", [])
        ),
        checklists=tuple(raws),
        matrices=tuple(
            RawMatrix(
                (PATH, each.get("line", 1)),
                tuple(each.get("options", {}).items()),
                tables_of(
                    each.get("body", ""), each.get("line", 1) + 1, "", SIGNOFF_FIELDS, columns
                ),
            )
            for each in data.get("matrices", [])
        ),
        references=tuple(
            RawReference(
                each["target"],
                (PATH, each.get("line", 1)),
                tuple(each.get("kinds", ("item",))),
                each.get("home", ""),
            )
            for each in data.get("references", [])
        ),
        problems=tuple(
            RawProblem(
                each["rule"],
                (PATH, each["line"]),
                each["message"],
                each.get("hint", ""),
                tuple(each.get("values", {}).items()),
                each.get("column"),
            )
            for each in data.get("problems", [])
        )
        + tuple(_column_problems(raws, columns)),
    )


KNOWN_KEYS = {
    "name", "body", "config", "today", "expect", "checklists", "records", "matrices",
    "references", "problems", "needs", "files", "conf",
}  # fmt: skip


def _need(data: Mapping[str, Any]) -> Item:
    """Return a need that blocks, as the bridge to sphinx-needs hands it over."""
    return Item(
        id=data["id"], explicit_id=True, title=data.get("title", data["id"]),
        status_text=data.get("status", ""), status=None, outcome=Outcome.FAIL, owner="", notes="",
        severity="", blocking=True, evidence="", links=(), tags=(), extra=(), checklist="Test",
        docname="tests", anchor=data["id"], location=Location(PATH, data["line"]),
    )  # fmt: skip


def versions_of(project: Project, data: Mapping[str, Any], options: Options) -> Project:
    """Return *project* with what the ``files`` of the case say; those in ``docs`` are documents."""
    if "files" not in data:
        return project
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        pages = []
        for name, text in data["files"].items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if name.startswith("docs/"):
                pages.append(scan(text, name, markdown=name.endswith(".md")))
        conf = None
        if "conf" in data:
            conf = Source(data["conf"]["project"], data["conf"]["release"], CONF_PLACE)
        items = filter(states_something, project.all_items())
        claims = with_records(filter(None, pages), document(data).records)
        known = know(root, options, claims, items, conf)
        return with_versions(project, known)


def findings_of(case: Case) -> tuple[Finding, ...]:
    """Return what the case's own rule finds, through assembling and the engine."""
    assert set(case.data) <= KNOWN_KEYS, sorted(set(case.data) - KNOWN_KEYS)
    options = options_of(case.data)
    project = assemble([document(case.data)], options)
    project = project._replace(needs=tuple(map(_need, case.data.get("needs", []))))
    project = versions_of(project, case.data, options)
    day = parse_date(case.data.get("today", TODAY))
    assert day is not None
    return run(project, options, Clock(day, "test"), find(case.rule)).findings
