"""Sign-offs that were taken away: rejections and conditions that a later one does not answer.

Each sign-off names the digest of the one that it replaces. A rejection that is in a commit and in
no such chain was deleted, and another sign-off put in its place.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterator
from pathlib import Path
from typing import Final

from sphinx_readiness.config.config_files import SIGNOFF_FOLDER
from sphinx_readiness.files.git_versions import versions_of
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.signing import RoleState, SignOffFile
from sphinx_readiness.signing.found_files import read_written
from sphinx_readiness.signing.signoff_file import SUFFIX, BadSignOff, read
from sphinx_readiness.text.phrases import N_

RULE: Final = "taken-away"


def taken_away(root: Path, records: Collection[str]) -> Iterator[RawProblem]:
    """Yield a problem for each sign-off on *records* that somebody has taken away."""
    found = versions_of(root, SIGNOFF_FOLDER)
    if not found.complete:
        yield RawProblem(
            RULE, (SIGNOFF_FOLDER, 1),
            N_("not all commits are there or read, so a sign-off may have been taken away"),
            N_("Fetch the whole history."),
        )  # fmt: skip
    for path, contents in sorted(found.contents.items()):
        record, _slash, name = path.partition("/")
        if record not in records or not name.endswith(SUFFIX):
            continue
        before = _known(contents, path)
        now = read_written(root, f"{SIGNOFF_FOLDER}/{path}").data
        answered = _chain(now, before)
        for digest, each in before.items():
            if each.decision is not RoleState.APPROVED and digest not in answered:
                yield RawProblem(
                    RULE, (f"{SIGNOFF_FOLDER}/{path}", 1),
                    N_("'{role}' decided '{decision}' on {day}, and what is there now does not "
                       "follow on that"),
                    N_("Bring that sign-off back and have the role sign after it."),
                    (("role", each.role), ("decision", each.decision.value),
                     ("day", each.time.date().isoformat())),
                )  # fmt: skip


def _known(contents: Collection[bytes], path: str) -> dict[str, SignOffFile]:
    """Return the sign-offs among *contents* by their digests."""
    known = {}
    for data in contents:
        try:
            known[_digest(data)] = read(data, path)
        except BadSignOff:
            continue
    return known


def _chain(now: bytes | None, known: dict[str, SignOffFile]) -> set[str]:
    """Return the digests of the sign-off that is there *now*, and of all that it follows on."""
    if now is None:
        return set()
    digest = _digest(now)
    found = {digest}
    try:
        each: SignOffFile | None = read(now, "")
    except BadSignOff:
        return found
    while each is not None and each.previous and each.previous not in found:
        found.add(each.previous)
        each = known.get(each.previous)
    return found


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
