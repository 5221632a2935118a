"""Names of files and folders that keep something to themselves.

A word such as "token" or "vault" in a name says little: ``token-rotation.md`` is about tokens. What
counts is what a file *is*: its ending, and in a file of data the word that its name ends with, as
English puts it there (``github-token.txt``, but ``token-usage.csv``). Documents, pictures and
source code may be called after anything; only what is hidden or in a folder for secrets stays.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import PurePosixPath
from typing import Final

_SUFFIXES: Final = frozenset(
    (".env", ".gpg", ".jks", ".kdb", ".kdbx", ".key", ".keystore", ".keytab", ".ovpn", ".p12",
     ".p8", ".pem", ".pfx", ".pgp", ".ppk", ".rdp", ".tfstate", ".tfvars", ".wallet")
)  # fmt: skip
"""Endings, the last or one before it: ``server.key.txt`` is a key as well."""

_DOCUMENTS: Final = frozenset(
    (".adoc", ".doc", ".docx", ".epub", ".htm", ".html", ".markdown", ".md", ".odp", ".odt", ".pdf",
     ".ppt", ".pptx", ".rst", ".rtf", ".tex",
     ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".mp4", ".png", ".svg", ".webm", ".webp",
     ".c", ".cc", ".cpp", ".cs", ".css", ".go", ".h", ".hpp", ".ipynb", ".java", ".js", ".kt",
     ".php", ".proto", ".ps1", ".py", ".pyi", ".rb", ".rs", ".sarif", ".scala", ".sh", ".swift",
     ".tf", ".ts", ".tsx", ".vue")
)  # fmt: skip
"""Documents, pictures, source code and reports: their names say what they are about."""

_HEADS: Final = (
    "secret", "secrets", "credential", "credentials", "creds", "password", "passwords", "passwd",
    "passphrase", "token", "accesstokens", "apitokens", "authtokens", "apikey", "apikeys",
    "accesskey", "accesskeys", "privatekey", "privatekeys", "secretkey", "secretkeys", "sshkey",
    "signingkey", "encryptionkey", "accountkey", "masterkey", "deploykey", "keystore",
    "truststore", "kubeconfig", "htpasswd", "pgpass", "netrc", "authorizedkeys", "knownhosts",
)  # fmt: skip
"""What the name of a file of data ends with, without what divides its words."""

_WHOLE: Final = frozenset(
    ("tokens", "vault", "ansiblevault", "vaultpass", "wallet", "keyring", "private", "shadow")
)
"""Names of files of data, for words that mean something else beside others."""

_FOLDERS: Final = frozenset(
    ("secret", "secrets", "credential", "credentials", "passwords", "keystore", "keystores")
)
"""Folders whose files of data are secrets."""

_CLOSED_FOLDER: Final = "private"

_QUALIFIERS: Final = frozenset(
    ("prod", "production", "dev", "development", "stage", "staging", "test", "testing", "local",
     "live", "qa", "ci", "old", "new", "orig", "backup", "bak", "copy", "final", "tmp")
)  # fmt: skip
"""Words behind a name that leave it what it is; numbers are as well."""

_SAMPLES: Final = frozenset(("example", "sample", "template", "dist", "schema"))
"""Words behind a name that say that nothing is in it yet."""

_IDENTITY: Final = re.compile(r"id_(?:rsa|dsa|ecdsa|ed25519)(?:_sk)?(?![a-z0-9])")
"""Private keys, as ssh-keygen(1) names them."""

_SERVICE: Final = re.compile(
    r"client_secret|(?:\w{0,100}[-_])?service[-_]?account\w{0,100}\.json\Z"
)
"""Keys, as Google names them; ``service-account.yaml`` describes an account of Kubernetes."""

_DIVIDERS: Final = re.compile(r"[^a-z0-9]+")


def is_secret(path: str) -> bool:
    """Say whether a part of *path* is hidden or named like a secret, in letters of any case.

    ``.`` and ``..`` are no names. Blanks and dots at the end are none for Windows, and what is
    behind a colon is a stream of the file; so they hide nothing here.
    """
    parts = [
        [piece.rstrip(". ") or piece for piece in each.split(":") if piece]
        for each in PurePosixPath(path.replace("\\", "/").casefold()).parts
        if each not in {"/", ".", ".."}
    ]
    if any(piece.startswith((".", "_netrc")) for pieces in parts for piece in pieces):
        return True
    *above, names = parts or [[]]
    folders = [piece for pieces in above for piece in pieces]
    return _CLOSED_FOLDER in folders or any(_is_secret_file(name, folders) for name in names)


def _is_secret_file(name: str, folders: Collection[str]) -> bool:
    if PurePosixPath(name).suffix in _DOCUMENTS:
        return _IDENTITY.fullmatch(PurePosixPath(name).stem) is not None
    return not _FOLDERS.isdisjoint(folders) or _is_secret_data(name)


def _is_secret_data(name: str) -> bool:
    """Say whether the file *name*, which is no document and no code, is named like a secret."""
    words = [each for each in _DIVIDERS.split(name) if each]
    if PurePosixPath(name).suffix == ".pub":  # the public half of a key
        return False
    if not _SUFFIXES.isdisjoint(PurePosixPath(name).suffixes) or _IDENTITY.match(name):
        return True
    if _SERVICE.match(name):
        return True
    if not _SAMPLES.isdisjoint(words):
        return False
    if words[:1] == ["env"] and all(each in _QUALIFIERS for each in words[1:]):
        return True
    if "." in name and len(words) > 1 and not name.endswith("."):
        words.pop()  # its ending
    while len(words) > 1 and (words[-1] in _QUALIFIERS or words[-1].isdigit()):
        words.pop()
    joined = "".join(words).rstrip("0123456789")
    return joined in _WHOLE or joined.endswith(_HEADS)
