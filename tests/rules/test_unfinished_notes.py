"""Notes with unfinished words: which of them say that the item is not done."""

from __future__ import annotations

import pytest

from sphinx_readiness.testing import Case, check_case

MEANT = """
in progress on the farm | pending legal | review pending | pending review by QA | owner TBD
todo: write it | not yet tested on EU | not done for EU | load test not started | docs incomplete
incomplete for EU | awaiting QA | the migration is still in progress | in-progress, 80 % | wip: see PR
done except FIXME in module x | EU region unfinished | pending approval of the board
pending deployment to EU | pending fix for #12 | pending migrations to EU cluster | pending tests
3 tests pending | pending requests for access to Ops | job pending since May | pending: 3
not done automatically yet | not started manually yet | done while review in progress
ticked while in progress | signed off while in progress | was done, now pending again | alert pending
pending alerts | pending alert rules | pending pods alert | dashboards in progress | runbook to do
on the to-do list | need to do the EU part | EU still to do | not yet for EU | failover not yet shown
not pending approval but pending test | some TODOs left | TODOs remain in module x
todo list is long | see list of pending issues | vendor reports changes pending
released when pending approval | pending icon for EU | steps to do: 3 | no-go pending
pending changes from legal | pending data migration | blocked on pending certificate
jobs in progress | more to do | no date pending approval | status in_progress | waiting for review
approved, pending docs | docs pending, tests done | pending → Ann | in progress → done by Friday
moved from pending to blocked | pending, done in EU only | pending docs: 0 of 3 done | 500 pending
EU done/pending | TODO item for EU | TBD was not decided | WIP branch of Ann | the fix has to do more
not yet valid in EU | returned, review pending | 2 pending or open | ohne Test, TODO | EU sans US, TODO
""".replace("\n", "|").split("|")

HARMLESS = """
pending-queue alert fires | alert on pending-queue depth | not started automatically
The job is not started by default | shows a spinner while in progress | Pending tab shows open orders
status page lists incidents in progress | supports orders in state PENDING
deploys in progress are aborted on rollback | in progress transactions roll back
Incomplete multipart uploads are removed after 7 days | Alert for pending certificates
lifecycle rule aborts incomplete multipart uploads | pods pending > 5 min page the on-call
KubePodNotReady and pending pods alerts configured | TODO comments removed | TODOs resolved
grep TODO returns nothing | checked for TODO and FIXME | linter forbids TODO and FIXME
CI fails on TODO | FIXME count is 0 | WIP limit of 3 | todo app example works
the to-do list app is deployed | pending-intent tests run
what to do when it fails is in the runbook | how to do a rollback is documented | able to do rollbacks
steps to do so are documented | not yet needed | not yet required | awaiting no further approvals
WIP docs excluded from build | work in progress documents are excluded | pending migrations fail the deploy
Pending changes are saved automatically | deploy blocks on pending migrations
startup check refuses pending migrations | db:abort_if_pending_migrations runs in CI
no migrations pending | zero EU jobs in progress | Retry of pending messages tested
tested with incomplete input | incomplete forms are rejected | validates incomplete addresses
error page for incomplete sessions | if not done within 5 minutes, an alert fires
detects incomplete backups | retries if incomplete | all TODOs done
Order states: pending, paid | Transition pending → paid covered | enum: pending, running, done
PENDING, ACTIVE and CLOSED are covered | covers pending/active/closed | in progress -> done works
Pods went from Pending to Running | renamed from WIP to final | API returns PENDING, then DONE
All TODO items closed | TBD was resolved in the review | WIP commits squashed | WIP branches deleted
TODO linter runs | todo service deployed | Build breaks on FIXME | it has to do with DNS
not yet expired | tokens not yet revoked work | pending transactions: 0 | unfinished uploads: none
Pending invitations expire | Incomplete rows are rejected | Pending requests finish before shutdown
tested with 500 pending jobs | Peak of 41 pending requests | kein TODO mehr | keine TODOs offen
aucun TODO | sans TODO | Alle TODOs erledigt | les TODO sont faits
❌ closes the dialog | ❌ is shown on failure | ✗ marks failed rows | ❌ button is red
""".replace("\n", "|").split("|")


def notes(lines: list[str]) -> list[str]:
    return [each.strip() for each in lines if each.strip()]


def case(kind: str, note: str) -> Case:
    body = f"| ID | Item | Status | Notes |\n|---|---|---|---|\n| A-1 | one | ✅ | {note} |\n"
    expect = [{"line": 4, "contains": "its note says"}] if kind == "fail" else []
    return Case("unfinished-note", kind, 0, {"body": body, "expect": expect})


@pytest.mark.parametrize("note", notes(MEANT))
def test_words_that_are_meant(note: str) -> None:
    check_case(case("fail", note))


@pytest.mark.parametrize("note", notes(HARMLESS))
def test_words_that_say_something_else(note: str) -> None:
    check_case(case("pass", note))
