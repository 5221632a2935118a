"""No mutation of a signed sign-off, or of its signature, passes for one."""

from __future__ import annotations

import random
from collections.abc import Iterator
from pathlib import Path

import pytest
from signed_projects import QA, Signing, public

from sphinx_readiness.signing.court import Court, Written
from sphinx_readiness.signing.judge import judge
from sphinx_readiness.signing.ssh_keygen import Verifier, find_program
from sphinx_readiness.signing.trust import trust_of
from sphinx_readiness.workspace.signed import States, duties

MODELLED = 10_000
"""Mutations that are held to a model of a signature: it is good for the same bytes alone."""

REAL = 150
"""Of those that ``ssh-keygen`` would have to judge, it judges so many; benchmarks/signing.py all."""


class Model:
    """Stands for ``ssh-keygen``, which takes thousandths of a second each time."""

    checked = 0

    def __init__(self, message: bytes, signature: bytes, principal: str) -> None:
        self.good = (message, signature, principal)
        self.asked: list[tuple[bytes, bytes, str]] = []

    def is_good(self, message: bytes, signature: bytes, principal: str) -> bool:
        self.asked.append((message, signature, principal))
        return (message, signature, principal) == self.good


def mutations(data: bytes, chance: random.Random) -> Iterator[bytes]:
    """Yield *data* with something changed, as tools, editors and people with bad intent do."""
    places = range(len(data))
    lines = data.split(b"\n")
    while True:
        at, other = sorted((chance.choice(places), chance.choice(places)))
        kind = chance.randrange(8)
        if kind == 0:
            made = data[:at] + bytes([data[at] ^ (1 << chance.randrange(8))]) + data[at + 1 :]
        elif kind == 1:
            made = data[:at] + data[at + 1 :]
        elif kind == 2:
            made = (
                data[:at] + chance.choice((b"\n", b" ", b"\r", b"\0", b'"', b"a", b"0")) + data[at:]
            )
        elif kind == 3:
            made = data[:at] + data[other:]
        elif kind == 4:
            made = data[:at] + data[at : at + 40] + data[at:]
        elif kind == 5:
            first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
            swapped = lines.copy()
            swapped[first], swapped[second] = lines[second], lines[first]
            made = b"\n".join(swapped)
        elif kind == 6:
            old, new = chance.choice(WORDS)
            made = data.replace(old, new)
        else:
            made = data + chance.choice((b"\n", b" ", b"\n\n", b"{}", data))
        if made != data:
            yield made


WORDS = [
    (b"approved", b"rejected"), (b"Dana", b"Eve"), (b"qa@example.org", b"pm@example.org"),
    (b"2026-01-31", b"2026-01-30"), (b"OPS-1", b"OPS-9"), (b'"2.0"', b'"2.1"'), (b"null", b'""'),
    (b"[]", b'["x"]'), (b"\n", b"\r\n"), (b"  ", b"\t"), (b'"a', b'"A'), (b"1", b"2"),
]  # fmt: skip


@pytest.fixture
def case(tmp_path: Path, keys: dict[str, Path]) -> tuple[Signing, bytes, bytes]:
    signing = Signing(tmp_path, roles=[QA])
    signing.allow(f"qa@example.org {public(keys['qa'])}")
    path = signing.sign(key=keys["qa"], principal="qa@example.org")
    return signing, path.read_bytes(), path.with_suffix(".json.sig").read_bytes()


def test_no_mutation_passes(case: tuple[Signing, bytes, bytes]) -> None:
    signing, data, signature = case
    trust = trust_of(signing.root, signing.options, signing.day)
    (duty,) = duties(signing.project, trust)
    state = States(signing.project, trust).of(duty.record)
    model = Model(data, signature, "qa@example.org")
    court = Court(trust, model)  # type: ignore[arg-type]

    def passes(message: bytes, sealed: bytes) -> bool:
        lies = Written(duty.path, message, sealed)
        return judge(court, duty.record, duty.role, lies, (), state).state.is_agreement

    assert passes(data, signature)
    model.asked.clear()
    chance = random.Random(17)
    messages, seals = mutations(data, chance), mutations(signature, chance)
    for number in range(MODELLED // 2):
        assert not passes(next(messages), signature), number
        assert not passes(data, next(seals)), number
    assert len(model.asked) > MODELLED // 20  # else nothing here depends on a signature
    program = find_program()
    assert program is not None
    assert trust.signers is not None
    with Verifier(program, trust.signers.data, None, trust.day) as verifier:
        assert verifier.is_good(data, signature, "qa@example.org")
        for asked in chance.sample(model.asked, REAL):
            assert not verifier.is_good(*asked)
