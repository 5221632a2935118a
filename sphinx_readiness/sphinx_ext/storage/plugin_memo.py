"""Which plug-ins a build has to ask, looked for again only where something may be installed.

To install or uninstall a package changes the time of the folder that it is in. That there was
nothing for us is kept among the doctrees, as nearly every build finds.
"""

from __future__ import annotations

import json
import os
import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from sphinx_readiness.plugins.installed import Installed

FILE: Final = "plugins.json"

_COARSE: Final = 3
"""Seconds: in file systems with coarse times a later change may have the same one."""


def installed_for_builds(folder: str) -> Installed:
    """Return the plug-ins that say what is found; *folder* is ours among the doctrees."""
    path = Path(folder, FILE)
    here = os.getcwd()  # noqa: PTH109 - a folder that is left out
    changed = {each: _changed(each) for each in map(str, sys.path) if each not in {"", here}}
    now = [here, changed]
    if _read(path) == now:
        return ()
    from sphinx_readiness.plugins.installed import EVIDENCE, PINS, RULES, find_installed, members
    from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, write_file

    found = members(find_installed(), RULES, EVIDENCE, PINS)
    if not found and max(changed.values(), default=0) < time.time_ns() - _COARSE * 10**9:
        try:
            write_file(path, json.dumps(now, sort_keys=True).encode("ascii"))
        except CannotWriteError:  # it only saves time
            return found
    return found


def _changed(folder: str) -> int:
    try:
        return os.stat(folder).st_mtime_ns  # noqa: PTH116 - by text, as in sys.path
    except (OSError, ValueError):
        return 0


def _read(path: Path) -> object:
    try:
        return json.loads(path.read_text(encoding="ascii"))
    except (OSError, ValueError, RecursionError):
        return None
