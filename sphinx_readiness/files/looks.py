"""What a run looks at on the disk, noted so that a later run can see whether any of it changed.

Nobody notes anything unless it was asked for: a build does not. What is asked twice and answered
differently, or was not read as it is, spoils the notes of that run.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from contextvars import ContextVar
from typing import Final, NamedTuple

from sphinx_readiness.files.digests import blake2b
from sphinx_readiness.files.unreadable import UnreadableFile

BYTES: Final = "bytes"
DIGEST: Final = "digest"
OPEN: Final = "open"
EXISTS: Final = "exists"
GLOB: Final = "glob"
PROGRAM: Final = "program"

NONE: Final = "none"
"""What was found where there is nothing."""


class Look(NamedTuple):
    """One question to the disk: *how* it was asked, of *path* in *root*, with a *limit* in bytes.

    Without a root the path may be anywhere. Of a pattern the path is what :mod:`.globs` says, of a
    program its name.
    """

    how: str
    root: str
    path: str
    limit: int = 0


class Looks:
    """All that one run has looked at so far, and what it found: a digest, or why there is none."""

    def __init__(self, unseen: Iterable[str] = ()) -> None:
        """Have nothing yet; of files and folders with the names *unseen* nothing is known."""
        self.found: dict[Look, str] = {}
        self.spoiled = False
        """Whether what was found cannot be found again by looking."""
        self.unseen = frozenset(name.lower() for name in unseen)

    def part(self) -> Looks:
        """Return notes of their own, for a part of the run."""
        return Looks(self.unseen)

    def take(self, part: Looks) -> None:
        """Note what was noted in a *part* of the run."""
        for look, found in part.found.items():
            self.note(look, found)
        self.spoiled = self.spoiled or part.spoiled

    def note(self, look: Look, found: str) -> None:
        """Note what was *found*."""
        if self.found.setdefault(look, found) != found:
            self.spoiled = True

    def reading(self, look: Look, read: Callable[[], bytes]) -> bytes:
        """Return what *read* reads and note its digest, or note why it raises UnreadableFile."""
        try:
            data = read()
        except UnreadableFile as failure:
            self.note(look, said_of(failure))
            raise
        self.note(look, digest_of(data))
        return data


def digest_of(data: bytes) -> str:
    """Return what tells *data* from any other, in hexadecimal.

    It is BLAKE2b with 256 bits (RFC 7693): a lint of what is unchanged does little else, and
    SHA-256 takes twice as long where the processor has no instructions for it.
    """
    return blake2b(data, digest_size=32).hexdigest()


LOOKS: Final[ContextVar[Looks | None]] = ContextVar("looks", default=None)
"""The notes of the run that is going on; None where nobody wants any."""


def asking(path: str) -> None:
    """Say that somebody asks whether there is *path*, which no look shows.

    The names below the root show it, but for what lies in folders that are left out there.
    """
    looks = LOOKS.get()
    if looks is not None and looks.unseen:
        parts = path.lower().replace("\\", "/").split("/")
        looks.spoiled = looks.spoiled or not looks.unseen.isdisjoint(parts)


def spoil() -> None:
    """Say that this run came out as it did for a reason that no look shows, such as the clock."""
    looks = LOOKS.get()
    if looks is not None:
        looks.spoiled = True


def said_of(failure: UnreadableFile) -> str:
    """Return in one line why a file was not read, whatever it was called then."""
    values = ", ".join(f"{name}={value}" for name, value in failure.values)
    return f"{type(failure).__name__}: {failure.message} ({values})"
