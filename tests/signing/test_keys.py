"""Keys of all kinds, and whom the project lets sign."""

from __future__ import annotations

import base64
import subprocess
from datetime import date, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from signed_projects import QA, Signing, make_key, public
from systems import needs_posix

from sphinx_readiness.signing import ssh_keygen
from sphinx_readiness.signing.signers import read_signers
from sphinx_readiness.signing.ssh_signature import armoured, read_key, read_signature

QA_ALONE = {"roles": [QA]}

WHO = "qa@example.org"


def signed_by(tmp_path: Path, key: Path, line: str) -> Signing:
    """Return a project that *key* has signed, and whose file of signers has one *line*."""
    signing = Signing(tmp_path, **QA_ALONE)
    signing.allow(line.format(key=public(key)))
    signing.sign(key=key, principal=WHO)
    return signing


@pytest.mark.parametrize(
    "kind",
    [
        ("-t", "ecdsa"),
        ("-t", "ecdsa", "-b", "521"),
        ("-t", "rsa", "-b", "2048"),
    ],
)
def test_other_kinds_of_keys(tmp_path: Path, kind: tuple[str, ...]) -> None:
    key = make_key(tmp_path, "key", *kind)
    found = signed_by(tmp_path, key, f"{WHO} {{key}}").standing()
    assert found.state.value == "approved"
    shown = subprocess.run(
        ["ssh-keygen", "-lf", f"{key}.pub"], capture_output=True, text=True, check=True
    )
    assert shown.stdout.split()[1] == found.fingerprint


def test_a_short_key_counts_for_nothing(tmp_path: Path) -> None:
    key = make_key(tmp_path, "key", "-t", "rsa", "-b", "1024")
    signing = signed_by(tmp_path, key, f"{WHO} {{key}}")
    assert str(signing.standing().reason) == "its RSA key has 1024 bits; expected at least 2048"
    (problem,) = signing.problems()
    assert problem == (
        "unsafe-signers",
        "this RSA key has 1024 bits; expected at least 2048, so it counts for nothing",
    )


def test_a_certificate_that_was_signed_by_a_weak_hash(tmp_path: Path) -> None:
    """``ssh-keygen`` takes it, as long as the library below it does."""
    authority, key = make_key(tmp_path, "ca", "-t", "rsa", "-b", "2048"), make_key(tmp_path, "own")
    command = ["ssh-keygen", "-q", "-s", str(authority), "-t", "rsa-sha2-256", "-I", "a", "-n", WHO]
    subprocess.run([*command, f"{key}.pub"], check=True, capture_output=True)
    blob = base64.b64decode(key.with_name("own-cert.pub").read_text().split()[1])
    at = blob.rindex(b"\0\0\0\x0crsa-sha2-256")

    def signed_by_hash(name: bytes) -> bytes:
        signature = len(name).to_bytes(4, "big") + name + blob[at + 16 :]
        return blob[: at - 4] + len(signature).to_bytes(4, "big") + signature

    assert signed_by_hash(b"rsa-sha2-256") == blob
    found = {name: read_key(signed_by_hash(name)) for name in (b"rsa-sha2-512", b"ssh-rsa")}
    assert [each is not None for each in found.values()] == [True, False]


def certified(tmp_path: Path, keys: dict[str, Path], *more: str) -> Path:
    """Return a key with a certificate of the authority ``stranger``."""
    key = make_key(tmp_path, "own")
    subprocess.run(
        ["ssh-keygen", "-q", "-s", str(keys["stranger"]), "-I", "a", "-n", WHO, *more, f"{key}.pub"],
        check=True, capture_output=True,
    )  # fmt: skip
    return key.with_name("own-cert.pub")


def sign_certified(signing: Signing, tmp_path: Path, keys: dict[str, Path], *more: str) -> None:
    certificate = certified(tmp_path, keys, *more)
    path = signing.sign(key=certificate.with_name("own"), principal=WHO)
    made = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "sphinx-readiness", "-f", str(certificate)],
        input=path.read_bytes(), capture_output=True, check=True,
    )  # fmt: skip
    path.with_suffix(".json.sig").write_bytes(made.stdout)


def test_a_certificate_of_an_authority(tmp_path: Path, keys: dict[str, Path]) -> None:
    certificate = certified(tmp_path, keys)
    signing = Signing(tmp_path, **QA_ALONE)
    signing.allow(f"{WHO} cert-authority {public(keys['stranger'])}")
    signing.sign(key=certificate.with_name("own"), principal=WHO)
    # The plain key is none of the authority's.
    assert signing.state() == "invalid"
    data = (signing.root / "signoffs/db/qa-lead.json").read_bytes()
    made = subprocess.run(
        ["ssh-keygen", "-q", "-Y", "sign", "-n", "sphinx-readiness", "-f", str(certificate)],
        input=data, capture_output=True, check=True,
    )  # fmt: skip
    (signing.root / "signoffs/db/qa-lead.json.sig").write_bytes(made.stdout)
    found = signing.standing()
    assert found.state.value == "approved"
    shown = subprocess.run(
        ["ssh-keygen", "-lf", str(tmp_path / "own.pub")], capture_output=True, text=True, check=True
    )
    assert found.fingerprint == shown.stdout.split()[1]
    signing.allow(f"other@example.org cert-authority {public(keys['stranger'])}")
    assert signing.state() == "invalid"


@pytest.mark.parametrize(
    ("line", "day", "state"),
    [
        (f"{WHO} {{key}}", "2026-01-31", "approved"),
        (f'{WHO} namespaces="git,sphinx-readiness" {{key}} a comment', "2026-01-31", "approved"),
        (f'{WHO} namespaces="git" {{key}}', "2026-01-31", "invalid"),
        ("other@example.org {key}", "2026-01-31", "invalid"),
        (f'{WHO} valid-before="20260301Z" {{key}}', "2026-02-28", "approved"),
        (f'{WHO} valid-before="20260301Z" {{key}}', "2026-03-01", "invalid"),
        (f'{WHO} valid-after="20260101Z" {{key}}', "2026-01-31", "approved"),
        (f'{WHO} valid-after="20270101Z" {{key}}', "2026-01-31", "invalid"),
        (f"# {WHO} {{key}}", "2026-01-31", "invalid"),
        ("", "2026-01-31", "invalid"),
    ],
)
def test_what_the_file_of_signers_says(
    tmp_path: Path, keys: dict[str, Path], line: str, day: str, state: str
) -> None:
    signing = signed_by(tmp_path, keys["qa"], line)
    signing.day = date.fromisoformat(day)
    assert signing.state() == state


@pytest.mark.parametrize(
    ("line", "says"),
    [
        ("*@example.org {key}", "'*@example.org' stands for any number of principals"),
        ("qa@example.org,!pm@example.org {key}", "'!pm@example.org' stands for any"),
        ('qa@example.org valid-before="20260301" {key}', "'valid-before=20260301' is a time of no"),
        ('qa@example.org valid-after="202603011200" {key}', "is a time of no zone"),
        ('qa@example.org valid-before="tomorrow" {key}', "this line is not understood"),
        ("qa@example.org no-such-option {key}", "this line is not understood"),
        ("qa@example.org", "this line is not understood"),
        ("qa@example.org ssh-ed25519 AAAA", "this line is not understood"),
        ("{key}", "this line is not understood"),
        ("qa@example.org ssh-dss AAAAB3NzaC1kc3MAAAAA", "this line is not understood"),
    ],
)
def test_what_is_unsafe(keys: dict[str, Path], line: str, says: str) -> None:
    text = f"\n{line.format(key=public(keys['qa']))}\n"
    found = read_signers(text, "allowed_signers")
    (problem,) = found.problems
    assert (problem.rule, problem.place) == ("unsafe-signers", ("allowed_signers", 2))
    assert says in problem.text()
    assert bool(found.signers) is ("understood" not in says)


@pytest.mark.parametrize(
    "option",
    [
        "valid-before=20270101Z",
        "namespaces=sphinx-readiness",
        'valid-before="20271399Z"',
        'valid-before="2027010112Z"',
        'valid-before="20270101Z",valid-before="20280101Z"',
        'namespaces="a",NAMESPACES="sphinx-readiness"',
        "valid-before",
        'cert-authority="yes"',
    ],
)
def test_an_option_that_ssh_keygen_passes_over_is_told(
    tmp_path: Path, keys: dict[str, Path], option: str
) -> None:
    signing = signed_by(tmp_path, keys["qa"], f"{WHO} {option} {{key}}")
    assert signing.state() == "invalid"
    assert "this line is not understood" in signing.problems()[0][1]


def last_good(signing: Signing) -> date:
    """Return the day that the standing names, held to what ssh-keygen says of it and the next."""
    last = signing.standing().key_ends
    assert last is not None
    for day, state in ((last, "approved"), (last + timedelta(days=1), "invalid")):
        signing.day = day
        assert signing.state() == state, day
    assert str(signing.standing().reason) == (
        f"its signature is not a good one of '{WHO}' on that day, as their key was good until {last}"
    )
    return last


@pytest.mark.parametrize(
    ("lines", "last"),
    [
        ([f'{WHO} valid-before="20260301Z" {{key}}'], "2026-02-28"),
        ([f'{WHO} valid-before="20260301" {{key}}'], "2026-02-28"),
        ([f'{WHO} valid-before="202603011200Z" {{key}}'], "2026-02-28"),
        ([f'{WHO} valid-before="20260301235959Z" {{key}}'], "2026-03-01"),
        ([f'{WHO} valid-before="20260301235958Z" {{key}}'], "2026-02-28"),
        ([f'{WHO} valid-before="20260301Z" {{key}}', 'q?@* valid-before="20260501Z" {key}',
          f'!{WHO},*@* {{key}}', f'{WHO} namespaces="git" {{key}}', "pm@example.org {key}",
          f"{WHO} cert-authority {{key}}"], "2026-04-30"),
    ],
)  # fmt: skip
def test_until_when_a_key_is_good(
    tmp_path: Path, keys: dict[str, Path], lines: list[str], last: str
) -> None:
    signing = signed_by(tmp_path, keys["qa"], "\n".join(lines).replace("{key}", public(keys["qa"])))
    assert last_good(signing).isoformat() == last


def test_a_key_that_does_not_end(tmp_path: Path, keys: dict[str, Path]) -> None:
    lines = f'{WHO} valid-before="20260301Z" {{key}}\n{WHO} namespaces="git,sphinx-*" {{key}}'
    signing = signed_by(tmp_path, keys["qa"], lines.replace("{key}", public(keys["qa"])))
    assert signing.standing().key_ends is None
    signing.day = date(2026, 3, 2)
    assert signing.state() == "approved"


@pytest.mark.parametrize(
    ("option", "certified", "last"),
    [
        ("", "20260101Z:20260210Z", "2026-02-09"),
        ("", "20260101Z:20260210235959Z", "2026-02-09"),
        (',valid-before="20260205Z"', "20260101Z:20260210Z", "2026-02-04"),
        (',valid-before="20260205Z"', "always:forever", "2026-02-04"),
    ],
)
def test_until_when_a_certificate_is_good(
    tmp_path: Path, keys: dict[str, Path], option: str, certified: str, last: str
) -> None:
    signing = Signing(tmp_path, **QA_ALONE)
    signing.allow(f"{WHO} cert-authority{option} {public(keys['stranger'])}")
    sign_certified(signing, tmp_path, keys, "-V", certified)
    assert last_good(signing).isoformat() == last


def test_a_line_that_is_not_understood_spoils_no_other(
    tmp_path: Path, keys: dict[str, Path]
) -> None:
    signing = signed_by(tmp_path, keys["qa"], f"nonsense\n{WHO} {{key}}\n{WHO} also nonsense")
    assert signing.state() == "approved"


def test_revoked_keys(tmp_path: Path, keys: dict[str, Path]) -> None:
    signing = signed_by(tmp_path, keys["qa"], f"{WHO} {{key}}")
    signing.config["revoked_keys"] = "revoked"
    assert signing.state() == "invalid"
    assert [rule for rule, _text in signing.problems()] == ["unusable-trust"]
    signing.allow(public(keys["ciso"]), name="revoked")
    assert signing.state() == "approved"
    signing.allow(public(keys["ciso"]), public(keys["qa"]), name="revoked")
    assert signing.state() == "invalid"
    subprocess.run(
        ["ssh-keygen", "-q", "-k", "-f", str(tmp_path / "revoked"), f"{keys['qa']}.pub"], check=True
    )
    assert signing.state() == "invalid"


def test_no_file_of_signers(tmp_path: Path, keys: dict[str, Path]) -> None:
    signing = signed_by(tmp_path, keys["qa"], f"{WHO} {{key}}")
    (tmp_path / "allowed_signers").unlink()
    found = signing.judged()
    assert [(each.rule, each.place[0]) for each in found.problems] == [
        ("unusable-trust", "allowed_signers")
    ]
    (standing,) = found.sign_offs.standings
    assert (standing.state.value, standing.told) == ("invalid", "unusable-trust")


def test_no_ssh_keygen(signing: Signing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """One clear finding for all of them, and never a pass."""
    monkeypatch.setenv("PATH", f"{tmp_path}:relative")
    found = signing.judged()
    assert {each.state.value for each in found.sign_offs.standings} == {"invalid"}
    assert {each.told for each in found.sign_offs.standings} == {"unchecked-signatures"}
    (problem,) = found.problems
    assert problem.rule == "unchecked-signatures"
    assert "2 signatures are not checked" in problem.text()
    assert "openssh-client" in problem.hint


@needs_posix
def test_a_program_that_hangs_or_lies_proves_nothing(
    signing: Signing, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    program = tmp_path / "bin" / "ssh-keygen"
    program.parent.mkdir()
    monkeypatch.setenv("PATH", str(program.parent))
    monkeypatch.setattr(ssh_keygen, "SECONDS", 0.2)
    for script in ("exec /bin/sleep 5", "exit 0", "echo Good; exit 0", "echo 'Good \"x\"'; exit 1"):
        program.write_text(f"#!/bin/sh\n{script}\n")
        program.chmod(0o755)
        assert signing.state("CISO") == "invalid", script


def test_only_so_many_signatures_are_checked(
    signing: Signing, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sphinx_readiness.signing.judge.MOST", 1)
    assert signing.state() == "approved"
    assert str(signing.standing("CISO").reason) == "more than 1 signatures are not checked"


def test_other_namespaces_and_hashes(signing: Signing, keys: dict[str, Path]) -> None:
    path = signing.root / "signoffs/db/qa-lead.json"
    for arguments, state in (
        (("-n", "git"), "invalid"),
        (("-n", "sphinx-readiness", "-O", "hashalg=sha256"), "approved"),
    ):
        made = subprocess.run(
            ["ssh-keygen", "-q", "-Y", "sign", *arguments, "-f", str(keys["qa"])],
            input=path.read_bytes(), capture_output=True, check=True,
        )  # fmt: skip
        path.with_suffix(".json.sig").write_bytes(made.stdout)
        assert signing.state() == state


def test_a_weak_hash_is_refused_before_anything_is_started(signing: Signing) -> None:
    data = (signing.root / "signoffs/db/qa-lead.json.sig").read_bytes()
    assert read_signature(data) is not None
    lines = data.decode().splitlines()
    blob = base64.b64decode("".join(lines[1:-1]))
    assert armoured(blob) == data
    for old, new in ((b"sha512", b"sha1\x00\x00"), (b"sha512", b"md5xxx"), (b"SSHSIG", b"SSHSIQ")):
        assert blob.count(old) == 1
        assert read_signature(armoured(blob.replace(old, new))) is None
    assert read_signature(armoured(blob + b"\x00")) is None
    assert read_signature(armoured(blob[:-1])) is None


@settings(max_examples=300)
@given(st.binary(max_size=300))
def test_any_bytes_are_no_signature(data: bytes) -> None:
    assert read_signature(data) is None
    assert read_signature(armoured(b"SSHSIG\x00\x00\x00\x01" + data)) is None


@settings(max_examples=300)
@given(st.text(max_size=200))
def test_any_text_lets_nobody_sign(text: str) -> None:
    found = read_signers(text, "allowed_signers")
    assert not found.signers
    lines = [line.strip() for line in text.split("\n")]
    assert len(found.problems) == sum(bool(line) and line[0] != "#" for line in lines)
