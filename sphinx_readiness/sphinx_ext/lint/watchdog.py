"""A bound for what no limit of ours foresees: processor time and memory while a document is read.

The parsers take time that grows with the square of some inputs, and new ones are found every year.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.files.looks import spoil
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

SECONDS: Final = 60
"""Processor time that any document has."""

SECONDS_PER_MIB: Final = 60
"""Processor time for each MiB of text, with what is included; dense text takes up to 30."""

MEMORY_LIMIT: Final = 2 << 30
"""Bytes that the process may grow by while a document is read: 2 GiB."""

_EVERY: Final = 0.2
"""Seconds between two looks."""

_STATM: Final = "/proc/self/statm"
_KEY: Final = "sphinx_readiness.watch"


class TooMuch(BaseException):
    """Reading a document takes too much; no ``except Exception`` on the way shall stop this."""

    def __init__(self, what: str) -> None:
        """Say *what* there is too much of: ``time`` or ``memory``."""
        super().__init__(what)
        self.what = what

    def failure(self, name: str) -> UnreadableFile:
        """Return the failure of the document *name*; another time there may be none."""
        spoil()
        if self.what == "time":
            message = N_("reading this takes too much time; nothing of it is read")
        else:
            message = N_("reading this takes too much memory; nothing of it is read")
        return UnreadableFile(
            name,
            1,
            message,
            N_("Split the file, or keep the data in a file that is no document."),
        )


class Watch:
    """While it is entered, raises TooMuch from wherever the program is.

    It needs the timers of POSIX and the main thread; where there is none it does nothing.
    """

    def __init__(self, seconds: float, memory: int) -> None:
        """Allow *seconds*, and what :meth:`allow` adds, and *memory*."""
        self._seconds = seconds
        self._memory = memory
        self._before: Any = None
        self._start = 0.0
        self._size = 0

    def allow(self, characters: int) -> None:
        """Allow the time for so many more *characters*."""
        self._seconds += characters * SECONDS_PER_MIB / (1 << 20)

    def __enter__(self) -> None:
        """Begin to look at the clock."""
        self._start, self._size = time.process_time(), _memory()
        if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
            self._before = signal.signal(signal.SIGVTALRM, self._look)
            signal.setitimer(signal.ITIMER_VIRTUAL, _EVERY, _EVERY)

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        """Stop, and leave the time that is left."""
        if self._before is not None:
            signal.setitimer(signal.ITIMER_VIRTUAL, 0)
            signal.signal(signal.SIGVTALRM, self._before)
            self._before = None
        self._seconds -= time.process_time() - self._start

    def _look(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        if time.process_time() - self._start > self._seconds:
            raise TooMuch("time")
        if _memory() - self._size > self._memory:
            raise TooMuch("memory")


def _memory() -> int:
    """Return the bytes of memory that the process holds; 0 where the system does not tell."""
    try:
        with open(_STATM, "rb") as stream:  # noqa: PTH123 - fast, and not a file of the project
            return int(stream.read().split()[1]) * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, IndexError, AttributeError):  # no sysconf() on Windows
        return 0


def watch_of(env: BuildEnvironment) -> Watch:
    """Return what watches over the document that is being read."""
    found: Watch | None = env.temp_data.get(_KEY)
    if found is None:
        found = env.temp_data[_KEY] = Watch(SECONDS, MEMORY_LIMIT)
    return found
