"""Which record a checklist belongs to; nothing is ever lost."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st
from raw_samples import assembled, checklist, head

from sphinx_readiness.assembly.homes import IMPLICIT_RECORD
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.model.raw import DocumentData, RawChecklist, RawRecord, RawRow, RawTable
from sphinx_readiness.model.record import Project
from sphinx_readiness.testing.projects import assemble


def owners(project: Project) -> dict[str, list[str]]:
    return {record.id: [each.id for each in record.checklists] for record in project.records}


def test_without_a_record_one_is_made() -> None:
    project = assembled(checklist("a"), checklist("b"))
    assert owners(project) == {IMPLICIT_RECORD: ["a", "b"]}
    assert project.records[0].implicit
    assert project.records[0].location.line == 5
    assert project.problems == ()


def test_nothing_at_all() -> None:
    assert assemble([], Options()) == Project(())


def test_the_only_record_takes_all() -> None:
    one = DocumentData("x/one", (head("db"),))
    two = DocumentData("y/two", (), (checklist("a"),))
    project = assemble([two, one], Options())
    assert owners(project) == {"db": ["a"]}
    assert project.problems == ()


def test_the_last_record_above_takes_it() -> None:
    project = assembled(
        checklist("a", line=2),
        checklist("b", line=5),
        checklist("c", line=15),
        checklist("d", line=16, record="one"),
        records=(head("one", 3), head("two", 10)),
    )
    assert owners(project) == {"one": ["a", "b", "d"], "two": ["c"]}
    assert project.problems == ()


def test_the_record_of_the_folder_takes_it() -> None:
    project = assemble(
        [
            DocumentData("x/index", (head("one"),)),
            DocumentData("y/index", (head("two"),)),
            DocumentData("x/deep/er/list", (), (checklist("a"),)),
            DocumentData("y/list", (), (checklist("b"),)),
        ],
        Options(),
    )
    assert owners(project) == {"one": ["a"], "two": ["b"]}
    assert project.problems == ()


def test_what_belongs_nowhere_is_kept_and_reported() -> None:
    project = assemble(
        [
            DocumentData("x/index", (head("one"), head("two", 3))),
            DocumentData("y/list", (), (checklist("a"), checklist("b", record="three"))),
        ],
        Options(),
    )
    assert owners(project) == {"one": [], "two": [], IMPLICIT_RECORD: ["a", "b"]}
    assert [problem.rule for problem in project.problems] == ["unassigned-checklist"] * 2


def test_records_with_one_id_keep_their_parts_apart() -> None:
    heads = tuple(head("db", line) for line in (1, 10, 20))
    project = assembled(checklist("a", line=2), checklist("b", line=22), records=heads)
    assert owners(project) == {"db": ["a"], "db-2": [], "db-3": ["b"]}
    assert [problem.place[1] for problem in project.problems] == [10, 20]


def test_many_records_are_no_burden() -> None:
    heads = tuple(head("db", 2 * line + 1) for line in range(80_000))
    lists = tuple(checklist(f"c{line}", line=2 * line + 2, record="?") for line in range(80_000))
    project = assemble([DocumentData("a", heads), DocumentData("b", (), lists)], Options())
    assert sum(len(record.checklists) for record in project.records) == 80_000


RAW = st.builds(
    lambda own, line, kind, options, cells: RawChecklist(
        own,
        own,
        ("index.md", line),
        tuple(options.items()),
        (RawTable(("A", "B"), ("item", "status"), (RawRow(line, own, False, tuple(cells)),)),),
        kind,
    ),
    st.text(max_size=4),
    st.integers(min_value=1, max_value=30),
    st.sampled_from(["checklist", "post-deployment", "go-live"]),
    st.dictionaries(
        st.sampled_from(["record", "verdict", "owner", "window", "decision", "target-date"]),
        st.text(max_size=6) | st.sampled_from(["db", "yes", "✅ (x)"]),
        max_size=4,
    ),
    st.lists(st.text(max_size=6), max_size=3),
)
HEADS = st.builds(
    lambda own, line, state: RawRecord(own, own, ("index.md", line), (("state", state),)),
    st.sampled_from(["db", "web", IMPLICIT_RECORD]),
    st.integers(min_value=1, max_value=30),
    st.text(max_size=6),
)
DOCUMENTS = st.lists(
    st.tuples(
        st.sampled_from(["index", "a/b", "a/b/c", "z"]),
        st.lists(HEADS, max_size=2).map(tuple),
        st.lists(RAW, max_size=4).map(tuple),
    ).map(lambda said: DocumentData(*said)),
    max_size=4,
)


@given(DOCUMENTS)
def test_nothing_is_ever_lost(documents: list[DocumentData]) -> None:
    project = assemble(documents, Options())
    raw = [each for data in documents for each in data.checklists]
    parts = [each for record in project.records for each in record.checklists]
    windows = [each for record in project.records for each in record.windows]
    decisions = [each for record in project.records for each in record.decisions]
    assert len(parts) + len(windows) + len(decisions) == len(raw)
    rows = sum(len(each.tables[0].rows) for each in raw if each.kind != "go-live")
    assert len(list(project.all_items())) == rows
    assert sum(not record.implicit for record in project.records) == sum(
        len(data.records) for data in documents
    )
    assert len({record.id for record in project.records}) == len(project.records)


@given(DOCUMENTS)
def test_every_rule_copes_with_anything(documents: list[DocumentData]) -> None:
    from sphinx_readiness.config.clock import Clock
    from sphinx_readiness.rules.engine import run

    options, _ = make_options([({"final_states": ["final", "("]}, OptionSource("x", {}))])
    report = run(assemble(documents, options), options, Clock(date(2026, 1, 31), "test"))
    for finding in report.findings:
        assert finding.text()
        assert finding.mend()
