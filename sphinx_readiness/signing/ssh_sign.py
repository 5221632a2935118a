"""Making a signature: by a key in a file, or by one that the agent has.

This runs for the person who signs, with their environment: a passphrase is asked for on the
terminal, and a security key may have to be touched.
"""

from __future__ import annotations

import base64
import binascii
import subprocess
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.signing.ssh_keygen import find_program
from sphinx_readiness.signing.ssh_signature import NAMESPACE, Key, read_key
from sphinx_readiness.text.phrases import N_, Phrase

_KEY_LIMIT = 64 << 10


class CannotSign(Exception):  # noqa: N818 - it is the key that is at fault
    """There is no signature; *why* says why."""

    def __init__(self, why: Phrase) -> None:
        super().__init__(str(why))
        self.why = why


class SigningKey(NamedTuple):
    """A key to sign with: the file of its private half, or a public half that the agent knows."""

    path: str
    public: Key | None
    """None where the public half is in no file beside it."""
    line: str = ""
    """The public half as a line, where only the agent has the key."""


def key_in_file(path: str) -> SigningKey:
    """Return the key in the file *path*, private or public; raises CannotSign if there is none."""
    try:
        read_bytes(None, path, _KEY_LIMIT)
    except UnreadableFile as failure:
        raise CannotSign(Phrase(failure.message, failure.values)) from None
    for name in (path, f"{path}.pub"):
        try:
            found = public_key(read_bytes(None, name, _KEY_LIMIT).decode("utf-8", "replace"))
        except UnreadableFile:
            found = None
        if found is not None:
            return SigningKey(path, found)
    return SigningKey(path, None)


def keys_of_agent() -> tuple[SigningKey, ...]:
    """Return the keys that the agent has; raises CannotSign if there is no agent."""
    program = find_program("ssh-add")
    if program is None:
        raise CannotSign(Phrase(N_("there is no ssh-add to ask the agent with"), ()))
    done = _run([program, "-L"], b"")
    lines = done.stdout.decode("utf-8", "replace").splitlines() if done.returncode == 0 else []
    keys = [SigningKey("", key, line) for line in lines if (key := public_key(line)) is not None]
    if not keys:
        raise CannotSign(Phrase(N_("the agent is not there, or has no key that may sign"), ()))
    return tuple(keys)


def public_key(text: str) -> Key | None:
    """Return the key in a line such as ``ssh-ed25519 AAAA... comment``; None if it is none."""
    parts = text.split(maxsplit=2)
    if len(parts) < 2:  # noqa: PLR2004 - kind and key
        return None
    try:
        return read_key(base64.b64decode(parts[1], validate=True))
    except (binascii.Error, ValueError):
        return None


def make_signature(key: SigningKey, message: bytes) -> bytes:
    """Return the signature of *message* by *key*; raises CannotSign."""
    program = find_program()
    if program is None:
        raise CannotSign(
            Phrase(N_("there is no ssh-keygen; on Debian and Ubuntu it is in openssh-client"), ())
        )
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as folder:
        path = key.path
        if key.line:
            path = str(Path(folder, "key.pub"))
            Path(path).write_text(f"{key.line}\n", encoding="utf-8")
        done = _run([program, "-Y", "sign", "-n", NAMESPACE, "-f", path], message)
    if done.returncode != 0 or not done.stdout:
        lines = done.stderr.decode("utf-8", "replace").split("\n")
        said = next((line for line in reversed(lines) if line.strip()), "")
        raise CannotSign(Phrase(N_("ssh-keygen made no signature: {said}"), (("said", said),)))
    return done.stdout


def _run(command: Sequence[str], message: bytes) -> subprocess.CompletedProcess[bytes]:
    try:
        return subprocess.run(command, input=message, capture_output=True, check=False)  # noqa: S603
    except OSError as error:
        said = error.strerror or type(error).__name__
        raise CannotSign(
            Phrase(N_("ssh-keygen made no signature: {said}"), (("said", said),))
        ) from error
