"""Heads, sign-offs, decisions and windows from raw rows."""

from __future__ import annotations

from datetime import date

import pytest
from raw_samples import assembled, checklist, head, table

from sphinx_readiness.assembly.build_items import parse_verdict
from sphinx_readiness.assembly.build_record import blank_or, date_field, sign_off_state
from sphinx_readiness.assembly.decisions import parse_answer
from sphinx_readiness.config.columns import SIGNOFF_FIELDS, ColumnNames
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.items import DateField
from sphinx_readiness.model.raw import DocumentData, RawMatrix
from sphinx_readiness.model.record import Answer, Contact, SignOffState
from sphinx_readiness.model.signing import Role
from sphinx_readiness.testing.projects import assemble
from sphinx_readiness.vocabulary.statuses import Vocabulary

VOCABULARY = Vocabulary()


def test_record_head() -> None:
    record = assembled(
        records=(
            head(
                "db",
                version=" 0.5.1 ",
                release_date="2025-12-25",
                updated="soon",
                next_review="____",
                contacts="Ops <ops@example.org>, Dev: dev@example.org\nQA",
                legend="✅ Verified, Not met, , whatever, not-met",
            ),
        )
    ).records[0]
    assert (record.id, record.product, record.version) == ("db", "DB", "0.5.1")
    assert record.release_date.value == date(2025, 12, 25)
    assert (record.updated.text, record.updated.value) == ("soon", None)
    assert (record.next_review.text, record.next_review.value) == ("", None)
    assert record.contacts == (
        Contact("Ops", "ops@example.org"),
        Contact("Dev", "dev@example.org"),
        Contact("QA", ""),
    )
    assert record.legend == ("verified", "not-met")
    assert not record.implicit


def test_date_field() -> None:
    assert date_field(" 2026-01-31 ").value == date(2026, 1, 31)
    assert date_field("_____").text == ""


@pytest.mark.parametrize(
    ("text", "state"),
    [
        ("", SignOffState.PENDING),
        ("______", SignOffState.PENDING),
        ("⬜", SignOffState.PENDING),
        ("⬜ Approved", SignOffState.PENDING),
        ("⬜ Conditional", SignOffState.PENDING),
        ("⚠️ Approved", SignOffState.PENDING),
        ("Approved", SignOffState.APPROVED),
        ("✅", SignOffState.APPROVED),
        ("✅ APPROVED", SignOffState.APPROVED),
        ("[x]", SignOffState.APPROVED),
        ("signed", SignOffState.APPROVED),
        ("Rejected", SignOffState.REJECTED),
        ("❌ Approved", SignOffState.REJECTED),
        ("✅ Rejected", SignOffState.REJECTED),
        ("Conditional", SignOffState.CONDITIONAL),
        ("⚠️ conditional", SignOffState.CONDITIONAL),
        ("Approved with conditions", SignOffState.CONDITIONAL),
        ("Signed off", SignOffState.APPROVED),
        ("Approved by mail", SignOffState.APPROVED),
        ("approved, no conditions", SignOffState.APPROVED),
        ("☑ Approved ☐ Rejected", SignOffState.APPROVED),
        ("☐ Approved ☑ Rejected", SignOffState.REJECTED),
        ("☐ Approved ☐ Rejected", SignOffState.PENDING),
        ("approved except EU", None),
        ("approved / rejected", None),
        ("splendid", None),
        ("ℹ️", None),
    ],
)
def test_sign_off_states(text: str, state: SignOffState | None) -> None:
    assert sign_off_state(text, VOCABULARY) is state


def test_sign_off_matrix() -> None:
    body = table(
        "Role|Name|Signature|Date|Status",
        "QA|A. Sample|___|2026-01-31|Approved",
        "PM||||✅",
        "Dev|B|B|2026-01-31|rejected",
        wanted=SIGNOFF_FIELDS,
    )
    data = DocumentData("index", matrices=(RawMatrix(("index.md", 3), (), (body,)),))
    qa, pm, dev = assemble([data], Options()).records[0].signoffs()
    assert (qa.role, qa.name, qa.signature, qa.is_signed) == ("QA", "A. Sample", "", True)
    assert (pm.state, pm.is_signed) == (SignOffState.APPROVED, False)
    assert (dev.state, dev.is_signed) == (SignOffState.REJECTED, False)
    assert pm.location.line == 11


def test_a_signature_counts_where_no_column_is_the_status() -> None:
    body = table(
        "Role|Name|Signature|Date",
        "QA|A. Sample|A. Sample|2026-01-31",
        "PM|B. Sample|____|2026-01-31",
        "Dev|C. Sample|❌ rejected|2026-01-31",
        "Ops|D. Sample|D. Sample (pending)|2026-01-31",
        "Box|E. Sample|✅|2026-01-31",
        wanted=SIGNOFF_FIELDS,
    )
    data = DocumentData("index", matrices=(RawMatrix(("index.md", 3), (), (body,)),))
    (record,) = assemble([data], Options()).records
    assert [each.state for each in record.signoffs()] == [
        SignOffState.APPROVED, SignOffState.PENDING, SignOffState.REJECTED, SignOffState.PENDING,
        SignOffState.PENDING,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("signature", "state"),
    [
        ("A. Sample", SignOffState.APPROVED), ("n/a", SignOffState.APPROVED),
        ("❌ rejected", SignOffState.REJECTED), ("refused", SignOffState.PENDING),
        ("A. Sample (not yet)", SignOffState.PENDING), ("Approved on 2026-13-45", SignOffState.PENDING),
        ("~~A. Sample~~", SignOffState.PENDING),
    ],
)  # fmt: skip
def test_a_signature_takes_an_approval_back(signature: str, state: SignOffState) -> None:
    body = table("Role|Name|Signature|Status", f"QA|A|{signature}|ok", wanted=SIGNOFF_FIELDS)
    data = DocumentData("index", matrices=(RawMatrix(("index.md", 3), (), (body,)),))
    (signoff,) = assemble([data], Options()).records[0].signoffs()
    assert signoff.state is state


@pytest.mark.parametrize(
    ("headers", "fields"),
    [
        ("Role|Name|Date|Decision", "role name date status"),
        ("Department|Representative|Sign-off date|Sign-off", "role name date status"),
        ("Team|Approved by|Date|Approval", "role name date status"),
        ("Approver|Role|When|Approved?", "name role date status"),
        ("Approver|Name|Signed|Date|Status", "role name signature date status"),
        ("Role|Who|Date signed|Verdict", "role name date status"),
    ],
)
def test_headers_of_a_matrix(headers: str, fields: str) -> None:
    assert ColumnNames().fields(headers.split("|"), SIGNOFF_FIELDS) == tuple(fields.split())


def test_roles_of_a_matrix_without_a_body() -> None:
    own = RawMatrix(("index.md", 3), (("roles", "QA, , PM "),), ())
    default = RawMatrix(("index.md", 9), (), ())
    data = DocumentData("index", matrices=(own, default))
    (record,) = assemble([data], Options(roles=(Role("Ops"),))).records
    assert [[each.role for each in matrix.signoffs] for matrix in record.matrices] == [
        ["QA", "PM"], ["Ops"]
    ]  # fmt: skip
    assert all(each.state is SignOffState.PENDING for each in record.signoffs())


@pytest.mark.parametrize(
    ("text", "answer"),
    [
        ("yes", Answer.YES), ("✅ Yes", Answer.YES), ("✅", Answer.YES), ("GO", Answer.YES),
        ("No", Answer.NO), ("no-go", Answer.NO), ("NO GO", Answer.NO), ("❌ no", Answer.NO),
        ("Conditional", Answer.CONDITIONAL), ("⚠️ conditional", Answer.CONDITIONAL),
        ("conditional  yes", Answer.CONDITIONAL), ("", Answer.UNDECIDED),
        ("____", Answer.UNDECIDED), ("pending", Answer.UNDECIDED), ("perhaps", None),
        ("✅ no", Answer.NO), ("❌ yes", None), ("⚠️ yes", None),
    ],
)  # fmt: skip
def test_answers(text: str, answer: Answer | None) -> None:
    assert parse_answer(text) is answer


def test_decision() -> None:
    go = checklist(
        "go",
        table(
            "Condition|Status|Items",
            "Guide is right [DOC-1, DOC-2]|✅|DOC-3",
            "See [above]||",
            "[x] no id||",
            "Nested [a [DOC-4]||",
            "[]||",
        ),
        kind="go-live",
        decision="conditional",
        target_date="2026-02-01",
        approver="____",
    )
    (decision,) = assembled(go).records[0].decisions
    assert decision.answer is Answer.CONDITIONAL
    assert decision.target.value == date(2026, 2, 1)
    assert decision.approver == ""
    first, *others = decision.conditions
    assert (first.text, first.items, first.met) == (
        "Guide is right", ("DOC-3", "DOC-1", "DOC-2"), True
    )  # fmt: skip
    assert [(each.text, each.items, each.met) for each in others] == [
        ("See [above]", (), False),
        ("[x] no id", (), False),
        ("Nested [a", ("DOC-4",), False),
        ("[]", (), False),
    ]


def test_window() -> None:
    day = checklist("day", table("Item", "x"), kind="post-deployment", window="24h")
    bad = checklist("bad", kind="post-deployment", window="a while")
    project = assembled(checklist("ops"), day, bad)
    (record,) = project.records
    assert [window.span for window in record.windows] == [(24, "hour"), None]
    assert [each.id for each in record.checklists] == ["ops"]
    assert [each.id for each in project.all_checklists()] == ["ops", "day", "bad"]
    assert list(record.items()) == []
    assert len(list(project.all_items())) == 1


@pytest.mark.parametrize("text", [" " * 10**6, "a" + " " * 10**6 + "b", "(" * 10**6, "- " * 10**6])
def test_long_texts_are_read_at_once(text: str) -> None:
    """Time that grows with the square of the length would be stopped by the limit of a test."""
    assert parse_verdict(text, VOCABULARY).status is None
    assert sign_off_state(text, VOCABULARY) in {SignOffState.PENDING, None}
    made = assembled(
        checklist("go", table("Condition", f"x{text}]"), kind="go-live", decision=text)
    )
    (decision,) = made.records[0].decisions
    assert decision.answer is not Answer.YES
    assert [each.met for each in decision.conditions] == [False]
    made = assembled(records=(head("db", contacts=text, legend=text, updated=text),))
    assert made.records[0].updated.value is None


@pytest.mark.parametrize(
    "name", ["TBD", "<!-- name -->", "[name]", "{{ name }}", "xxx", "\u2610", "✅"]
)
def test_a_placeholder_signs_nothing(name: str) -> None:
    vocabulary = Vocabulary()
    assert blank_or(name, vocabulary) == ""
    assert date_field(name, vocabulary) == DateField("", None)
