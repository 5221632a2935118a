"""The sign-offs of a project as they lie on the disk, and those that are of nobody."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Collection, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.config_files import SIGNOFF_FOLDER
from sphinx_readiness.files.opener import is_inside, read_bytes
from sphinx_readiness.files.stamps import full_stamp
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile, outside
from sphinx_readiness.files.walk import walk
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.signing.court import Written
from sphinx_readiness.signing.signoff_file import SIGNATURE_SUFFIX, SIZE_LIMIT, SUFFIX
from sphinx_readiness.signing.ssh_signature import SIZE_LIMIT as SIGNATURE_LIMIT
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase

RULE: Final = "unbound-sign-off"

_MOST: Final = 1_000
"""Files that are told of."""

_DEEPEST: Final = 2
"""Folders in that of sign-offs, in each other; one is that of a record."""


class FoundFiles(NamedTuple):
    """The files below the folder of sign-offs, relative to the root, and what was not looked at."""

    paths: tuple[str, ...]
    problems: tuple[RawProblem, ...]


def find_files(root: Path) -> FoundFiles:
    """Return the sign-offs and signatures below *root*."""
    folder = root / SIGNOFF_FOLDER
    if not os.path.lexists(folder):
        return FoundFiles((), ())
    if not is_inside(root, str(folder)):
        return FoundFiles((), (outside(SIGNOFF_FOLDER).problem(RULE),))
    found = walk(
        root, folder,
        wanted=lambda path: path.endswith((SUFFIX, SIGNATURE_SUFFIX)),
        left_out=lambda path: path.count("/") > _DEEPEST,
    )  # fmt: skip
    return FoundFiles(
        tuple(f"{SIGNOFF_FOLDER}/{path}" for path in found.files),
        tuple(
            each.problem(RULE)._replace(place=(f"{SIGNOFF_FOLDER}/{each.path}", each.line))
            for each in found.refused[:_MOST]
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
    lying, gone = set(found.paths), set[str]()
    for path in found.paths:
        own = path.removesuffix(".sig")
        record = path.split("/")[1]
        if own in bound or (path != own and own in lying) or record in gone:
            continue
        known = record in records
        if not known:
            gone.add(record)
        problems.append(
            RawProblem(
                RULE, (path, 1),
                N_("this sign-off is of no role that record '{record}' has")
                if known
                else N_("there is a sign-off on '{record}', and no such record"),
                N_("Name the role in 'roles' or in the matrix, or move the file elsewhere.")
                if known
                else N_("Move it elsewhere, if the record is gone for good."),
                (("record", shorten(record, 40)),),
                minor=not known,
            )
        )  # fmt: skip
        if len(problems) >= _MOST:
            break
    return tuple(problems)


def digest_of_files(root: Path, paths: Sequence[str]) -> str:
    """Return a digest of the files *paths* below *root*: of what they are, as far as that is told.

    Of those behind the first thousand it is when they were written, and how large they are.
    """
    made = hashlib.blake2b(digest_size=20)
    for path in paths[:_MOST]:
        try:
            data = read_bytes(root, path, SIZE_LIMIT)
        except UnreadableFile as failure:
            data = failure.message.encode()
        made.update(f"{path}\0{len(data)}\0".encode("utf-8", "replace") + data)
    for path in paths[_MOST:]:
        made.update(f"{path}\0{full_stamp(root / path)}\0".encode("utf-8", "replace"))
    return made.hexdigest()
