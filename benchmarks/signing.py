"""What verifying costs, and whether ``ssh-keygen`` takes any mutation of a sign-off for one.

python benchmarks/signing.py cost [ITEMS [ROLES]]
python benchmarks/signing.py mutations [NUMBER]

The promise is that 10,000 items and eight signatures add less than a second to a lint. The second
command holds what the tests hold to a model of a signature to ``ssh-keygen`` itself: each mutation
that comes so far is judged by it.
"""

from __future__ import annotations

import random
import resource
import subprocess
import sys
import tempfile
from pathlib import Path

from generate import write_project

sys.path += [
    str(Path(__file__).parents[1] / "tests"),
    str(Path(__file__).parents[1] / "tests/signing"),
]

RUNS = 3


def lint(docs: Path) -> float:
    """Return the least CPU seconds of a few lints of *docs*, with all that they start."""
    best = float("inf")
    for _ in range(RUNS):
        before = resource.getrusage(resource.RUSAGE_CHILDREN)
        subprocess.run(
            [sys.executable, "-m", "sphinx_readiness", "lint", "--no-cache", str(docs)],
            check=False, stdout=subprocess.DEVNULL,
        )  # fmt: skip
        after = resource.getrusage(resource.RUSAGE_CHILDREN)
        cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
        best = min(best, cpu)
    return best


def cost(items: int, roles: int) -> None:
    """Print what a lint of *items* costs without sign-offs, and with those of *roles*."""
    from signed_projects import make_key, public

    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder, "project")
        docs = root / "docs"
        write_project(docs, "ours", items)
        config = root / "readiness.toml"
        config.write_text("")
        without = lint(docs)
        key = make_key(Path(folder), "key")
        names = [f"Role {number}" for number in range(roles)]
        config.write_text(
            "".join(f'[roles."{name}"]\nprincipals = ["a@example.org"]\n' for name in names)
        )
        (root / "allowed_signers").write_text(f"a@example.org {public(key)}\n")
        for name in names:
            subprocess.run(
                [sys.executable, "-m", "sphinx_readiness", "sign", str(docs), "--role", name,
                 "--key", str(key), "--name", "Ann", "--yes"],
                check=True, stdout=subprocess.DEVNULL,
            )  # fmt: skip
        with_them = lint(docs)
    print(
        f"{items} items: lint {without:.2f} s CPU, with {roles} signatures {with_them:.2f} s, "
        f"so {with_them - without:.2f} s for them"
    )


def mutations_of(number: int) -> None:
    """Let ``ssh-keygen`` judge all of *number* mutations that are not refused before."""
    from signed_projects import QA, Signing, make_key, public
    from test_mutations import Model, mutations

    from sphinx_readiness.signing.court import Court, Written
    from sphinx_readiness.signing.judge import judge
    from sphinx_readiness.signing.ssh_keygen import Verifier, find_program
    from sphinx_readiness.signing.trust import trust_of
    from sphinx_readiness.workspace.signed import States, duties

    with tempfile.TemporaryDirectory() as folder:
        signing = Signing(Path(folder), roles=[QA])
        key = make_key(Path(folder), "key")
        signing.allow(f"qa@example.org {public(key)}")
        path = signing.sign(key=key, principal="qa@example.org")
        data, signature = path.read_bytes(), path.with_suffix(".json.sig").read_bytes()
        trust = trust_of(signing.root, signing.options, signing.day)
        (duty,) = duties(signing.project, trust)
        state = States(signing.project, trust).of(duty.record)
        model = Model(data, signature, "qa@example.org")
        chance = random.Random(number)
        messages, seals = mutations(data, chance), mutations(signature, chance)
        for at in range(number):
            pair = (next(messages), signature) if at % 2 else (data, next(seals))
            judge(Court(trust, model), duty.record, duty.role, Written(duty.path, *pair), (), state)
        assert trust.signers is not None
        passed = 0
        for asked in model.asked:
            program = find_program() or ""
            with Verifier(program, trust.signers.data, None, trust.day) as verifier:
                passed += verifier.is_good(*asked)
    print(f"{number} mutations, of which ssh-keygen judged {len(model.asked)}: {passed} pass")


if __name__ == "__main__":
    command, *numbers = sys.argv[1:] or ["cost"]
    if command == "cost":
        cost(*(map(int, numbers) if numbers else (10_000, 8)))
    else:
        mutations_of(int(numbers[0]) if numbers else 10_000)
