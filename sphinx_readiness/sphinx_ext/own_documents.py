"""What documents say, of which a forked process sends back only what it read itself."""

from __future__ import annotations

import os
from collections.abc import Mapping
from typing import Any


class OwnDocuments(dict[str, bytes]):
    """Bytes by docname, pickled as a plain dictionary.

    Sphinx has each of its parallel readers send its whole environment back, with all that it got
    from its parent; the parent takes what the reader read, and has the rest already. So another
    process than the one that made this leaves the rest out.
    """

    def __init__(self, documents: Mapping[str, bytes]) -> None:
        """Begin with *documents*, which the environment had."""
        super().__init__(documents)
        self._process = os.getpid()
        self._own: set[str] = set()

    def __setitem__(self, docname: str, value: bytes) -> None:
        """Keep *value*, and note who did."""
        super().__setitem__(docname, value)
        if os.getpid() != self._process:
            self._own.add(docname)

    def __reduce__(self) -> tuple[type, tuple[Any, ...]]:
        """Return the dictionary to be pickled, or this process's part of it."""
        if os.getpid() == self._process:
            return dict, (dict(self),)
        return dict, ({name: self[name] for name in self._own if name in self},)
