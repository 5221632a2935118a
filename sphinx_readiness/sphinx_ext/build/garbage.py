"""Python's collector of cyclic garbage, kept from looking at everything again and again."""

from __future__ import annotations

import atexit
import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def collection_paused() -> Iterator[None]:
    """Make many values that refer to each other in no cycle, without collections meanwhile.

    The collector goes through all objects of the process when a quarter as many new ones are
    there, which takes longer than making ours. What nothing refers to is freed as ever.
    """
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


def none_at_exit() -> None:
    """Let this process end without a search through all that it has, a tenth of what a gate takes.

    What files and temporary folders need at the end is done as ever; only objects that refer to
    each other in a cycle are not visited, which Python promises of none that is there at the end
    (https://docs.python.org/3/reference/datamodel.html#object.__del__).
    """
    atexit.unregister(gc.freeze)  # of a build before, in the same process
    atexit.register(gc.freeze)


class OldObjects:
    """What the process had before a build reads documents: code, mostly, that nobody lets go."""

    _set_aside = False

    def set_aside(self) -> None:
        """Let no collection look at them, unless somebody else has done so with their own."""
        if not self._set_aside and gc.get_freeze_count() == 0:
            gc.freeze()
            self._set_aside = True

    def take_back(self) -> None:
        """Let collections look at them again."""
        if self._set_aside:
            gc.unfreeze()
            self._set_aside = False
