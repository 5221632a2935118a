"""The sign-offs of a project as they lie on the disk, and those that are of nobody."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.config_files import SIGNOFF_FOLDER
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile
from sphinx_readiness.files.walk import walk
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.signing.judge import Written
from sphinx_readiness.signing.signoff_file import SIGNATURE_SUFFIX, SIZE_LIMIT, SUFFIX
from sphinx_readiness.signing.ssh_signature import SIZE_LIMIT as SIGNATURE_LIMIT
from sphinx_readiness.text.phrases import N_, Phrase

RULE: Final = "unbound-sign-off"

_MOST: Final = 1_000
"""Files that are told of."""


class FoundFiles(NamedTuple):
    """The files below the folder of sign-offs, relative to the root, and what was not looked at."""

    paths: tuple[str, ...]
    problems: tuple[RawProblem, ...]


def find_files(root: Path) -> FoundFiles:
    """Return the sign-offs and signatures below *root*."""
    folder = root / SIGNOFF_FOLDER
    if not os.path.lexists(folder):
        return FoundFiles((), ())
    found = walk(
        root, folder,
        wanted=lambda path: path.endswith((SUFFIX, SIGNATURE_SUFFIX)), left_out=lambda _path: False,
    )  # fmt: skip
    return FoundFiles(
        tuple(f"{SIGNOFF_FOLDER}/{path}" for path in found.files),
        tuple(
            each.problem(RULE)._replace(place=(f"{SIGNOFF_FOLDER}/{each.path}", each.line))
            for each in found.refused
        ),
    )


def read_written(root: Path, path: str) -> Written:
    """Return the sign-off *path* and its signature, each as far as it is there."""
    signature_path = path.removesuffix(SUFFIX) + SIGNATURE_SUFFIX
    try:
        data = _data(root, path, SIZE_LIMIT)
        signature = _data(root, signature_path, SIGNATURE_LIMIT)
    except UnreadableFile as failure:
        return Written(path, None, None, Phrase(failure.message, failure.values))
    if data is None and signature is not None:
        return Written(path, None, None, Phrase(N_("there is a signature, and nothing signed"), ()))
    return Written(path, data, signature)


def _data(root: Path, path: str, limit: int) -> bytes | None:
    try:
        return read_bytes(root, path, limit)
    except MissingFile:
        # A link that leads nowhere is no missing sign-off.
        if os.path.lexists(root / path):
            raise
        return None


def unbound(
    found: FoundFiles, bound: Collection[str], records: Collection[str]
) -> tuple[RawProblem, ...]:
    """Return a problem for each file that is not one of the *bound* sign-offs.

    *records* are the ids of those that there are.
    """
    problems = list(found.problems)
    for path in found.paths:
        own = path.removesuffix(".sig")
        if own in bound or (path != own and own in found.paths):
            continue
        parts = path.split("/")
        known = parts[1] in records and len(parts) == 3  # noqa: PLR2004 - folder, record, file
        problems.append(
            RawProblem(
                RULE, (path, 1),
                N_("this sign-off is of no role that record '{record}' has")
                if known
                else N_("this sign-off is on no record that there is"),
                N_("Name the role in 'roles' or in the matrix, or move the file elsewhere."),
                (("record", parts[1]),) if known else (),
                minor=not known,
            )
        )  # fmt: skip
        if len(problems) == _MOST:
            break
    return tuple(problems)


def digest_of_files(root: Path, paths: Collection[str]) -> str:
    """Return a digest of the files *paths* below *root*, as far as they can be read."""
    made = hashlib.blake2b(digest_size=20)
    for path in paths:
        try:
            data = read_bytes(root, path, SIZE_LIMIT)
        except UnreadableFile as failure:
            data = failure.message.encode()
        made.update(f"{path}\0{len(data)}\0".encode("utf-8", "replace") + data)
    return made.hexdigest()
