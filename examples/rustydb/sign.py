"""Signs the example anew with throw-away keys: ``python sign.py`` in this folder, at any time.

It makes a key for each of four roles, writes ``allowed_signers`` and the files in ``signoffs``, and
forgets the keys. Two sign-offs hold. A third is stale, as a row changes after it was signed, and
the fourth is a rejection. Run it again when rows of the example have changed.
"""

import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).parent

SECURITY = ROOT / "docs" / "security.md"

NOW = "Scanners run by themselves"
"""What a row says since the CISO has signed it."""

BEFORE = "Scanners run by hand"

SIGNERS = (
    ("CISO / Security Lead", "ciso@rustydb.io", "Robin Vale", "approved", "2026-01-12"),
    ("QA Lead", "qa@rustydb.io", "Kim Osei", "approved", "2026-01-20"),
    ("Compliance Officer", "compliance@rustydb.io", "Jo Brandt", "approved", "2026-01-21"),
    ("VP Operations", "operations@rustydb.io", "Sam Ortiz", "rejected", "2026-01-22"),
)
"""Role, principal, name, decision and day, in the order in which they sign."""


def make_keys(folder: Path) -> dict[str, Path]:
    """Make a key for each role, and write who may sign with it."""
    keys, lines = {}, []
    for number, (role, principal, *_rest) in enumerate(SIGNERS):
        key = keys[role] = folder / f"key{number}"
        command = ["ssh-keygen", "-q", "-t", "ed25519", "-N", "", "-C", "", "-f", str(key)]
        subprocess.run(command, check=True)  # noqa: S603
        public = " ".join(key.with_suffix(".pub").read_text(encoding="utf-8").split()[:2])
        lines.append(f'{principal} namespaces="sphinx-readiness" {public}\n')
    (ROOT / "allowed_signers").write_text("".join(lines), encoding="utf-8")
    return keys


def sign(role: str, name: str, decision: str, day: str, key: Path) -> None:
    """Let *role* sign the documents as they are."""
    command = [
        sys.executable, "-m", "sphinx_readiness", "sign", "docs", "--role", role, "--yes",
        "--key", str(key), "--name", name, "--decision", decision, "--as-of", day,
    ]  # fmt: skip
    subprocess.run(command, check=True, cwd=ROOT)  # noqa: S603


def main() -> None:
    """Sign for all roles; the first of them before a row changes."""
    text = SECURITY.read_text(encoding="utf-8")
    shutil.rmtree(ROOT / "signoffs", ignore_errors=True)
    with tempfile.TemporaryDirectory() as folder:
        keys = make_keys(Path(folder))
        for role, _principal, name, decision, day in SIGNERS:
            try:
                if role == SIGNERS[0][0]:
                    SECURITY.write_text(text.replace(NOW, BEFORE), encoding="utf-8")
                sign(role, name, decision, day, keys[role])
            finally:
                SECURITY.write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
