"""``ssh-keygen``, which makes and checks signatures: the one program that a lint may start.

It is started only where there are signatures, without a shell, in a folder of its own with copies
of what it reads, with nothing of the environment, and for a limited time.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Final

from sphinx_readiness.files import programs
from sphinx_readiness.files.looks import spoil
from sphinx_readiness.signing.ssh_signature import NAMESPACE

SECONDS: Final = 20
"""How long one check may take; it takes some thousandths of a second."""

MOST: Final = 200
"""Signatures that are checked in one run."""

_NAME: Final = "ssh-keygen"


def find_program(name: str = _NAME) -> str | None:
    """Return the path of a program of OpenSSH, from absolute folders alone; None without it."""
    return programs.find_program(name)


class Verifier:
    """Checks signatures against the keys that may sign, as of the end of a day."""

    def __init__(self, program: str, allowed: bytes, revoked: bytes | None, day: date) -> None:
        """Use *program*, the path of ``ssh-keygen``; *revoked* are keys that count no more."""
        self._program = program
        self._files = {"allowed_signers": allowed}
        if revoked is not None:
            self._files["revoked_keys"] = revoked
        self._time = f"{day:%Y%m%d}235959"
        self._folder: tempfile.TemporaryDirectory[str] | None = None
        self.checked = 0

    def __enter__(self) -> Verifier:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._folder is not None:
            self._folder.cleanup()

    def is_good(self, message: bytes, signature: bytes, principal: str) -> bool:
        """Say whether *signature* is one of *message* by a key that *principal* may sign with."""
        if self.checked >= MOST or principal.startswith("-") or not principal.isprintable():
            return False
        self.checked += 1
        folder = self._made()
        (folder / "signature").write_bytes(signature)
        command = [
            self._program, "-Y", "verify", "-f", "allowed_signers", "-I", principal,
            "-n", NAMESPACE, "-s", "signature", f"-Overify-time={self._time}",
        ]  # fmt: skip
        if "revoked_keys" in self._files:
            command += ["-r", "revoked_keys"]
        try:
            done = subprocess.run(  # noqa: S603 - no shell, and nothing but this program
                command,
                input=message,
                capture_output=True,
                cwd=folder,
                env=_environment(folder),
                timeout=SECONDS,
                check=False,
            )
        except (OSError, ValueError, subprocess.SubprocessError):
            spoil()  # it took too long, or could not be started this time
            return False
        if done.returncode < 0:  # it was killed
            spoil()
        return done.returncode == 0 and done.stdout.startswith(b'Good "')

    def _made(self) -> Path:
        """Return the folder of the files that it reads, which nobody else may write to."""
        if self._folder is None:
            self._folder = tempfile.TemporaryDirectory(prefix="sphinx-readiness-")
            for name, data in self._files.items():
                Path(self._folder.name, name).write_bytes(data)
        return Path(self._folder.name)


def _environment(folder: Path) -> dict[str, str]:
    """Return all that it is told: times without a zone are in UTC, nobody's settings count."""
    made = {"LC_ALL": "C", "TZ": "UTC", "HOME": str(folder), "PATH": os.defpath}
    if "SYSTEMROOT" in os.environ:  # nothing starts on Windows without it
        made["SYSTEMROOT"] = os.environ["SYSTEMROOT"]
    return made
