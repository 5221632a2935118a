"""Runs one input through one target: what counts as a failure, and the smallest input that fails."""

from __future__ import annotations

import signal
import time
import traceback
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

Check: TypeAlias = Callable[[bytes], None]
"""Raises only if a promise is broken."""

CORPUS: Final = Path(__file__).parent / "corpus"

CHEAP: Final = 3.0
"""The share of a target that takes a tenth of a millisecond an input."""

DEAR: Final = 0.1
"""The share of one that takes some milliseconds."""

HANGS: Final = 20.0
"""Seconds of CPU after which an input is given up."""


class Target(NamedTuple):
    """What is tried: *seconds* of CPU are accepted for one input, *share* is its part of a run."""

    name: str
    check: Check
    fragments: tuple[str, ...] = ()
    share: float = 1.0
    seconds: float = 1.0


class Failure(NamedTuple):
    """An input that broke a promise; *kind* is the same for inputs that break it the same way."""

    target: str
    data: bytes
    kind: str
    detail: str

    def __str__(self) -> str:
        return f"{self.target}: {self.kind}\ninput: {self.data!r}\n{self.detail}"


class _HangsError(BaseException):
    """An input takes too long; nothing that is tried may catch it."""


@contextmanager
def _limited(seconds: float) -> Iterator[None]:
    """Raise _HangsError in what takes more than *seconds* of CPU, where the system can tell."""
    if not hasattr(signal, "setitimer"):
        yield
        return

    def give_up(_number: int, _frame: object) -> None:
        raise _HangsError

    before = signal.signal(signal.SIGVTALRM, give_up)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def run_one(target: Target, data: bytes) -> Failure | None:
    """Return how *target* fails with *data*, or None."""
    start = time.thread_time()
    try:
        with _limited(HANGS):
            target.check(data)
    except _HangsError:
        return Failure(target.name, data, "hangs", f"more than {HANGS} s of CPU")
    except Exception as error:  # noqa: BLE001 - whatever it is, it is a failure
        return Failure(target.name, data, _kind(error), traceback.format_exc())
    spent = time.thread_time() - start
    if spent > target.seconds:
        return Failure(target.name, data, "slow", f"{spent:.2f} s of CPU for {len(data)} bytes")
    return None


def _kind(error: Exception) -> str:
    """Return the type of *error* and where it was raised."""
    frames = traceback.extract_tb(error.__traceback__)
    place = next((each for each in reversed(frames) if "site-packages" not in each.filename), None)
    where = f"{Path(place.filename).name}:{place.lineno}" if place else "?"
    return f"{type(error).__name__} at {where}"


def seeds(name: str) -> list[bytes]:
    """Return the corpus of the target *name*, in order."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


def minimised(target: Target, failure: Failure, tries: int = 2000) -> Failure:
    """Return the smallest input that was found to fail as *failure* does, by leaving out parts."""
    best = failure
    size = max(1, len(best.data) // 2)
    while size and tries > 0:
        at, smaller = 0, False
        while at < len(best.data) and tries > 0:
            tries -= 1
            shorter = best.data[:at] + best.data[at + size :]
            found = run_one(target, shorter)
            if found is not None and found.kind == failure.kind:
                best, smaller = found, True
            else:
                at += size
        size = size if smaller and size == 1 else size // 2
    return best
