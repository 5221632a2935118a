"""Where roles stand: each state, and each way in which a sign-off is none."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from signed_projects import CISO, QA, SECURITY, Signing, public
from systems import needs_posix

from sphinx_readiness.model.signing import Change, Proof, SignedCondition
from sphinx_readiness.workspace.signed import bind


def reason(signing: Signing, role: str = "QA Lead") -> str:
    found = signing.standing(role)
    assert found.state.value == "invalid"
    return str(found.reason)


def change(path: Path, **members: Any) -> None:
    """Write other *members* into a sign-off, as somebody who has no key would."""
    value = json.loads(path.read_bytes()) | members
    path.write_bytes((json.dumps(value, indent=2, sort_keys=True) + "\n").encode())


def test_two_roles_approve(signing: Signing) -> None:
    qa, ciso = signing.judged().sign_offs.standings
    assert (qa.state.value, qa.proof, qa.covered) == ("approved", Proof.SIGNATURE, 3)
    assert (ciso.state.value, ciso.covered) == ("approved", 1)
    assert qa.fingerprint.startswith("SHA256:")
    assert qa.fingerprint != ciso.fingerprint
    assert [qa.approves, ciso.approves] == [True, True]
    assert (qa.name, qa.principal, qa.day) == ("Dana", "qa@example.org", date(2026, 1, 31))
    assert not signing.judged().problems


def test_nobody_has_signed(tmp_path: Path) -> None:
    found = Signing(tmp_path).judged()
    assert [each.state.value for each in found.sign_offs.standings] == ["pending", "pending"]
    assert not found.problems


@pytest.mark.parametrize(
    ("old", "new", "qa", "ciso"),
    [
        ("once", "twice", [("changed", "OPS-1")], []),
        ("| OPS-2 | Alerts have thresholds  | ❌     | Bo    |       |      |\n", "",
         [("removed", "OPS-2")], []),
        ("Keys are", "All keys are", [("changed", "SEC-1")], [("changed", "SEC-1")]),
        (SECURITY, f"{SECURITY}| SEC-2 | Ports are shut | ✅ | Cy |\n", [("added", "SEC-2")],
         [("added", "SEC-2")]),
        ("SEC-1", "SEC-9", [("added", "SEC-9"), ("removed", "SEC-1")],
         [("added", "SEC-9"), ("removed", "SEC-1")]),
    ],
)  # fmt: skip
def test_a_changed_row_makes_exactly_those_stale_whose_scope_has_it(
    signing: Signing, old: str, new: str, qa: list[Any], ciso: list[Any]
) -> None:
    signing.edit(old, new)
    for role, changes in (("QA Lead", qa), ("CISO", ciso)):
        found = signing.standing(role)
        assert found.changes == tuple(Change(*each) for each in changes)
        assert found.state.value == ("stale" if changes else "approved")


def test_a_row_that_leaves_the_scope_makes_it_stale(tmp_path: Path) -> None:
    role = {"name": "Tester", "tags": ["QA"]}
    signing = Signing(tmp_path, roles=[role])
    signing.sign("Tester")
    assert signing.standing("Tester").covered == 1
    signing.edit("| qa  ", "| ops ")
    assert signing.standing("Tester").state.value == "invalid"  # nothing is left in its scope
    role["checklists"] = ["security"]
    assert signing.standing("Tester").changes == (
        Change("added", "SEC-1"),
        Change("removed", "OPS-1"),
    )


def test_a_larger_scope_makes_it_stale(signing: Signing) -> None:
    signing.config["roles"] = [QA, {**CISO, "checklists": ["security", "ops"]}]
    assert [each.kind for each in signing.standing("CISO").changes] == ["added", "added"]


def test_further_columns_make_it_stale(signing: Signing) -> None:
    signing.config["digest_columns"] = ["tags"]
    found = signing.standing()
    assert found.state.value == "stale"
    assert str(found.reason) == "the columns that digests cover are others now"


def test_a_rejection_stays_one(signing: Signing, keys: dict[str, Path]) -> None:
    signing.sign("CISO", keys["ciso"], "ciso@example.org", decision="rejected")
    assert signing.state("CISO") == "rejected"
    signing.edit("Keys are", "All keys are")
    found = signing.standing("CISO")
    assert (found.state.value, len(found.changes)) == ("rejected", 1)
    (signing.root / "signoffs/db/ciso.json.sig").unlink()
    assert signing.state("CISO") == "rejected"


def test_conditions(signing: Signing, keys: dict[str, Path]) -> None:
    condition = SignedCondition("a restore is rehearsed", ("OPS-1",), date(2026, 3, 1))
    signing.sign(key=keys["qa"], principal="qa@example.org", decision="conditional",
                 conditions=(condition,))  # fmt: skip
    found = signing.standing()
    assert found.state.value == "conditional"
    assert found.conditions == (condition,)
    assert not found.approves


def test_it_expires_on_the_day_after_the_last(signing: Signing) -> None:
    signing.config["signoff_max_age"] = 10
    assert signing.standing().left == 10
    signing.day = date(2026, 2, 10)
    assert signing.state() == "approved"
    assert signing.standing().left == 0
    signing.day = date(2026, 2, 11)
    found = signing.standing()
    assert found.state.value == "expired"
    assert str(found.reason) == "it is 11 days old, and holds for 10"


def test_a_signature_that_is_gone(signing: Signing) -> None:
    (signing.root / "signoffs/db/qa-lead.json.sig").unlink()
    assert signing.state() == "unsigned"
    signing.config["roles"] = ["QA Lead", CISO]
    assert signing.state() == "unsigned"  # it names whose key signs


def test_a_file_without_a_key(tmp_path: Path) -> None:
    signing = Signing(tmp_path, roles=["QA Lead"])
    signing.sign()
    assert (signing.state(), signing.standing().proof) == ("approved", Proof.FILE)
    signing.config["require_signatures"] = True
    assert signing.state() == "unsigned"
    assert [rule for rule, _text in signing.problems()] == ["open-role"]


MATRIX = "| Role | Name | Date | Status |\n|---|---|---|---|\n"


@pytest.mark.parametrize(
    ("row", "config", "state", "proof"),
    [
        ("| QA Lead | Ann | 2026-01-02 | approved |", {"roles": ["QA Lead"]}, "approved", "claim"),
        ("| QA Lead | Ann | 2026-01-02 | rejected |", {"roles": ["QA Lead"]}, "rejected", "claim"),
        ("| QA Lead | ____ | | |", {"roles": ["QA Lead"]}, "pending", ""),
        ("| QA Lead | | | approved |", {"roles": ["QA Lead"]}, "pending", "claim"),
        ("| QA Lead | Ann | | ✅ |", {"roles": ["QA Lead"]}, "pending", "claim"),
        ("| QA Lead | Ann | 2026-02-01 | ✅ |", {"roles": ["QA Lead"]}, "pending", "claim"),
        ("| QA Lead | | | rejected |", {"roles": ["QA Lead"]}, "rejected", "claim"),
        ("| QA Lead | Ann | 2026-01-02 | approved |", {"roles": [QA]}, "unsigned", "claim"),
        ("| qa  LEAD | Ann | 2026-01-02 | approved |", {"roles": [QA]}, "unsigned", "claim"),
    ],
)
def test_what_a_matrix_says_is_a_claim(
    tmp_path: Path, row: str, config: dict[str, Any], state: str, proof: str
) -> None:
    signing = Signing(tmp_path, **config)
    signing.data["matrices"] = [{"line": 40, "body": f"{MATRIX}{row}\n"}]
    found = signing.standing()
    assert (found.state.value, found.proof.value) == (state, proof)
    assert not found.approves


def test_a_matrix_that_rejects_wins_over_a_file_that_approves(signing: Signing) -> None:
    row = "| QA Lead | Ann | 2026-01-02 | rejected |"
    signing.data["matrices"] = [{"line": 40, "body": f"{MATRIX}{row}\n"}]
    assert signing.state() == "rejected"


def test_rows_of_the_matrix_say_what_the_files_say(signing: Signing) -> None:
    signing.data["matrices"] = [
        {"line": 40, "body": f"{MATRIX}| QA Lead | | | |\n| CISO | Bo | 2026-01-02 | approved |\n"}
    ]
    signing.edit("Keys are", "All keys are")
    signing.sign("QA Lead", None)
    signing.config["roles"] = ["QA Lead", CISO]
    bound = bind(signing.project, signing.judged())
    qa, ciso = bound.records[0].signoffs()
    assert (qa.is_signed, qa.name, qa.date.text) == (True, "Dana", "2026-01-31")
    assert (ciso.is_signed, ciso.state and ciso.state.value) == (False, "pending")
    assert ciso.standing is not None
    assert ciso.standing.state.value == "stale"


HOSTILE: dict[str, tuple[Callable[[Signing, Path], object], str]] = {
    "a changed byte": (
        lambda s, p: p.write_bytes(p.read_bytes().replace(b"Dana", b"Dina")), "no good one"),
    "an appended newline": (lambda s, p: p.write_bytes(p.read_bytes() + b"\n"), "no good one"),
    "CRLF": (lambda s, p: p.write_bytes(p.read_bytes().replace(b"\n", b"\r\n")), "no good one"),
    "a byte order mark": (lambda s, p: p.write_bytes(b"\xef\xbb\xbf" + p.read_bytes()),
                          "no good one"),
    "another role": (
        lambda s, p: p.write_bytes((s.root / "signoffs/db/ciso.json").read_bytes()),
        "it is for the role 'ciso', not for 'qa lead'"),
    "another record": (lambda s, p: s.data["records"][0].update(id="other") or (
        p.parent.rename(s.root / "signoffs/other")), "for the record 'db', not for 'other'"),
    "another release": (lambda s, p: s.data["records"][0]["options"].update(version="2.1"),
                        "for the release '2.0', not for '2.1'"),
    "another project": (lambda s, p: s.config.update(project="Torch"),
                        "for the project 'Lantern', not for 'Torch'"),
    "the future": (lambda s, p: setattr(s, "day", date(2026, 1, 30)), "which is still to come"),
    "no JSON": (lambda s, p: p.write_bytes(b"{"), "this is not valid JSON"),
    "NaN": (lambda s, p: p.write_bytes(p.read_bytes().replace(b'"2.0"', b"NaN")), "NaN"),
    "a key twice": (
        lambda s, p: p.write_bytes(p.read_bytes().replace(b"{", b'{"role":"QA Lead",', 1)),
        "role"),
    "half a surrogate pair": (
        lambda s, p: p.write_bytes(p.read_bytes().replace(b"Dana", b"\\ud800")), "surrogate"),
    "no UTF-8": (lambda s, p: p.write_bytes(p.read_bytes().replace(b"Dana", b"\xff")), "UTF-8"),
    "a list": (lambda s, p: p.write_bytes(b"[]"), "expected an object"),
    "too deep": (lambda s, p: p.write_bytes(b"[" * 100_000), "deep"),
    "too large": (lambda s, p: p.write_bytes(b" " * (9 << 20)), "too large"),
    "an unknown member": (lambda s, p: change(p, more=1), "'more' is nothing"),
    "a missing member": (lambda s, p: p.write_bytes(p.read_bytes().replace(b'"scope"', b'"s"')),
                         "'scope' is not"),
    "another type": (lambda s, p: change(p, type="urn:sphinx-readiness:signoff:2"), "'type'"),
    "another scheme": (lambda s, p: change(p, scheme="md5"), "'scheme'"),
    "an unknown decision": (lambda s, p: change(p, decision="ok"), "'decision'"),
    "no zone": (lambda s, p: change(p, time="2026-01-31T09:30:00"), "'time'"),
    "no date": (lambda s, p: change(p, time="2026-02-30T09:30:00Z"), "'time'"),
    "a short digest": (lambda s, p: change(p, digest="ab"), "'digest'"),
    "digests of no rows": (lambda s, p: change(p, items={"a b": "0" * 64}), "'items'"),
    "items in a list": (lambda s, p: change(p, items=[]), "'items'"),
    "conditions of an approval": (
        lambda s, p: change(p, conditions=[{"text": "x", "items": [], "due": None}]),
        "conditions belong"),
    "a condition without any": (lambda s, p: change(p, decision="conditional"), "conditions"),
    "nobody": (lambda s, p: change(p, name=" "), "'name'"),
    "a blank": (lambda s, p: change(p, name="[Name]"), "'[Name]' is nobody"),
    "a placeholder": (lambda s, p: change(p, name="TBD"), "'TBD' is nobody"),
    "a signature of nothing": (lambda s, p: p.unlink(), "nothing signed"),
    "a folder": (lambda s, p: p.unlink() or p.mkdir(), "no regular file"),
    "no armour": (lambda s, p: p.with_suffix(".json.sig").write_bytes(b"x"), "no signature"),
    "an empty signature": (lambda s, p: p.with_suffix(".json.sig").write_bytes(b""),
                           "no signature"),
    "a blank in the signature": (
        lambda s, p: p.with_suffix(".json.sig").write_bytes(
            p.with_suffix(".json.sig").read_bytes() + b"\n"), "no signature"),
    "a large signature": (lambda s, p: p.with_suffix(".json.sig").write_bytes(b"x" * (65 << 10)),
                          "too large"),
    "the signature of another file": (
        lambda s, p: p.with_suffix(".json.sig").write_bytes(
            (s.root / "signoffs/db/ciso.json.sig").read_bytes()), "no good one"),
    "somebody who may not": (lambda s, p: s.config.update(
        roles=[{**QA, "principals": ["pm@example.org"]}, CISO]), "nobody who may sign"),
}  # fmt: skip


@pytest.mark.parametrize("what", HOSTILE)
def test_what_is_no_sign_off(signing: Signing, what: str) -> None:
    action, said = HOSTILE[what]
    action(signing, signing.root / "signoffs/db/qa-lead.json")
    if "no good one" in said:
        said = "its signature is not a good one of 'qa@example.org'"
    assert said in reason(signing)


def test_a_digest_that_is_not_that_of_the_rows(tmp_path: Path) -> None:
    """Nobody signs such a file, but without a key anybody may write one."""
    signing = Signing(tmp_path, roles=["QA Lead"])
    path = signing.sign()
    change(path, digest="0" * 64)
    assert reason(signing) == "its digest is not that of its rows"
    signing.sign()
    value = json.loads(path.read_bytes())
    signing.edit("once", "twice")
    now = json.loads(signing.sign().read_bytes())
    change(path, items=value["items"], digest=now["digest"])
    assert signing.state() == "stale"


@needs_posix
def test_a_folder_of_sign_offs_that_leads_out(signing: Signing, tmp_path: Path) -> None:
    """Nothing is looked at there, and nothing is written."""
    outside = tmp_path.parent / f"{tmp_path.name}-outside"
    (signing.root / "signoffs").rename(outside)
    (signing.root / "signoffs").symlink_to(outside)
    assert signing.state() == "pending"
    (problem,) = signing.judged().problems
    assert (problem.rule, problem.place[0]) == ("unbound-sign-off", "signoffs")
    assert not signing.desk().is_inside
    (signing.root / "signoffs").unlink()
    assert signing.state() == "pending"
    assert signing.desk().is_inside


@needs_posix
def test_links_and_pipes(signing: Signing, tmp_path: Path) -> None:
    path = signing.root / "signoffs/db/qa-lead.json"
    data = path.read_bytes()
    outside = tmp_path.parent / f"{tmp_path.name}-outside.json"
    outside.write_bytes(data)
    path.unlink()
    path.symlink_to(outside)
    assert "outside the project's root" in reason(signing)
    path.unlink()
    path.symlink_to("nowhere.json")
    assert "no such file" in reason(signing)
    path.unlink()
    os.mkfifo(path)
    assert "no regular file" in reason(signing)
    path.unlink()
    path.symlink_to("ciso.json")
    assert "for the role" in reason(signing)


def test_one_key_for_two_roles(signing: Signing, keys: dict[str, Path]) -> None:
    signing.allow(f"qa@example.org,ciso@example.org {public(keys['qa'])}")
    signing.sign("CISO", keys["qa"], "ciso@example.org")
    assert signing.state() == signing.state("CISO") == "approved"
    signing.config["distinct_signers"] = True
    assert reason(signing) == "one key signs for several roles: QA Lead, CISO"
    assert reason(signing, "CISO") == "one key signs for several roles: QA Lead, CISO"
    desk = signing.desk("CISO")
    data, seal = (desk.file.with_suffix(each).read_bytes() for each in (".json", ".json.sig"))
    assert desk.judged(data, seal).state.value == "invalid"  # so it is not written to begin with
    signing.sign("CISO", keys["ciso"], "ciso@example.org")
    signing.config["distinct_signers"] = False
    assert signing.desk("CISO").judged(data, seal).state.value == "approved"


def test_who_owns_rows_does_not_approve_them(signing: Signing, keys: dict[str, Path]) -> None:
    signing.config["separate_duties"] = True
    assert signing.state("CISO") == "approved"
    signing.sign("CISO", keys["ciso"], "ciso@example.org", name="Cy")
    assert reason(signing, "CISO") == "'Cy' approves rows that they own: SEC-1"
    signing.config["owner_aliases"] = {"Ann": ["qa@example.org"]}
    assert reason(signing) == "'qa@example.org' approves rows that they own: OPS-1"
    signing.sign("CISO", keys["ciso"], "ciso@example.org", name="Cy", decision="rejected")
    assert signing.state("CISO") == "rejected"


@pytest.mark.parametrize(
    ("principal", "owner", "is_own"),
    [
        ("bo.baker@example.org", "Bo Baker", True),
        ("bo.baker+signs@example.org", "Ann Arbor, Bo Baker", True),
        ("bo_baker@example.org", "@bo_baker", True),
        ("BO@example.org", "bo", True),
        ("bo@example.org", "bo@example.org", True),
        ("bo-baker", "Bo Baker", True),
        ("bo.baker@example.org", "Bo", False),
        ("bo@example.org", "Bo Baker", False),
        ("bo@example.org", "bo@example.com", False),
        ("@example.org", "Ann", False),
    ],
)
def test_another_name_hides_nobody(
    signing: Signing, keys: dict[str, Path], principal: str, owner: str, *, is_own: bool
) -> None:
    """Who signs writes any name; whose key it is stands in a file that is trusted."""
    signing.config |= {"separate_duties": True, "roles": [{**QA, "principals": [principal]}]}
    signing.allow(f"{principal} {public(keys['qa'])}")
    signing.edit("| Bo    |", f"| {owner} |")
    signing.sign(key=keys["qa"], principal=principal, name="Eve")
    found = signing.standing()
    assert found.state.value == ("invalid" if is_own else "approved")
    if is_own:
        assert str(found.reason) == f"'{principal}' approves rows that they own: OPS-2"


def test_one_principal_with_two_keys_is_one_signer(signing: Signing, keys: dict[str, Path]) -> None:
    signing.config |= {"distinct_signers": True, "roles": [
        QA, {**CISO, "principals": ["qa@example.org", "ciso@example.org"]}]}  # fmt: skip
    assert signing.state() == signing.state("CISO") == "approved"
    signing.allow(*(f"qa@example.org {public(keys[name])}" for name in ("qa", "ciso")))
    signing.sign("CISO", keys["ciso"], "qa@example.org")
    for role in ("QA Lead", "CISO"):
        assert reason(signing, role) == "'qa@example.org' signs for several roles: QA Lead, CISO"


def test_waivers_count(signing: Signing, keys: dict[str, Path]) -> None:
    waiver = {"targets": "ops", "line": 50, "options": {
        "reason": "spare parts", "approver": "Dana", "until": "2026-02-28"}}  # fmt: skip
    signing.data["waivers"] = [waiver]
    assert [each.item for each in signing.standing().changes] == ["OPS-1", "OPS-2"]
    assert signing.state("CISO") == "approved"
    signing.sign(key=keys["qa"], principal="qa@example.org")
    assert signing.state() == "approved"
    signing.day = date(2026, 3, 15)
    assert signing.state() == "approved"  # that it has expired is said elsewhere
    for name, text in (("reason", "none"), ("approver", "Eve"), ("until", "2026-03-01"),
                       ("ticket", "T-1"), ("from", "2026-01-01")):  # fmt: skip
        kept = dict(waiver["options"])  # type: ignore[call-overload]
        waiver["options"][name] = text  # type: ignore[index]
        assert signing.state() == "stale", name
        waiver["options"] = kept
        assert signing.state() == "approved"


def test_exceptions_need_a_role(signing: Signing, keys: dict[str, Path]) -> None:
    signing.config["waiver_roles"] = ["ciso"]
    signing.data["waivers"] = [{"targets": "OPS-2", "line": 50, "options": {
        "reason": "spare parts", "approver": "Dana", "until": "2026-02-28"}}]  # fmt: skip
    (found,) = signing.judged().sign_offs.unapproved
    assert (found.record, found.items) == ("db", ("OPS-2",))  # outside of the scope of the CISO
    signing.config["waiver_roles"] = ["CISO", "QA Lead"]
    assert signing.judged().sign_offs.unapproved  # it was signed before
    signing.sign(key=keys["qa"], principal="qa@example.org")
    assert not signing.judged().sign_offs.unapproved
    signing.config["waiver_roles"] = ["Nobody"]
    assert ("unbound-role", "'waiver_roles' has 'Nobody', which is no role") in signing.problems()
    assert signing.judged().sign_offs.unapproved


def test_what_binds_to_nothing(signing: Signing) -> None:
    (signing.root / "signoffs/db/pm.json").write_text("{}")
    (signing.root / "signoffs/old").mkdir()
    for name in ("qa-lead", "ciso", "pm"):
        (signing.root / f"signoffs/old/{name}.json").write_text("{}")
    (signing.root / "signoffs/notes.txt").write_text("a word")
    signing.config["roles"] = [QA, CISO, {"name": "Law", "checklists": ["laws"], "tags": ["qa"]}]
    found = signing.judged().problems
    assert [(each.rule, each.place[0], each.minor) for each in found] == [
        ("unbound-sign-off", "signoffs/db/pm.json", False),
        ("unbound-sign-off", "signoffs/old/ciso.json", True),
        ("unbound-role", "readiness.toml", False),
    ]
    assert "is about 'laws', which no record has" in found[2].text()


def test_roles_whose_names_lead_to_one_file(signing: Signing) -> None:
    signing.config["roles"] = [QA, {**CISO, "name": "QA-lead"}, {**CISO, "name": "qa, lead"}]
    told = [text for rule, text in signing.problems() if rule == "unbound-role"]
    assert told == [
        f"roles 'QA Lead' and '{each}' have one file for their sign-offs"
        for each in ("QA-lead", "qa, lead")
    ]


def test_each_record_has_its_own(signing: Signing, keys: dict[str, Path]) -> None:
    signing.data["records"].append({"id": "two", "title": "Lantern", "line": 60,
                                    "options": {"version": "3.0"}})  # fmt: skip
    signing.data["checklists"].append({"id": "ops", "line": 62, "body": SECURITY})
    states = {(s.record, s.role): s.state.value for s in signing.judged().sign_offs.standings}
    assert states == {
        ("db", "QA Lead"): "approved", ("db", "CISO"): "approved",
        ("two", "QA Lead"): "pending", ("two", "CISO"): "pending",
    }  # fmt: skip
    signing.sign("QA Lead", keys["qa"], "qa@example.org", record="two")
    assert signing.standing_of("two").covered == 1
