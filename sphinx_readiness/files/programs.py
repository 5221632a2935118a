"""The programs of others: where they are, which a later run may have to know again."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

from sphinx_readiness.files.looks import LOOKS, NONE, PROGRAM, Look


def find_program(name: str) -> str | None:
    """Return the path of the program *name*, from absolute folders alone; None without it."""
    folders = os.environ.get("PATH", os.defpath).split(os.pathsep)
    path = os.pathsep.join(folder for folder in folders if Path(folder).is_absolute())
    found = shutil.which(name, path=path) if path else None
    program = found if found and Path(found).is_absolute() else None
    looks = LOOKS.get()
    if looks is not None:
        looks.note(Look(PROGRAM, "", name), _state(program))
    return program


def look_again(name: str) -> str:
    """Return what tells the program *name* as it is now from another one, or from none."""
    before = LOOKS.set(None)
    try:
        return _state(find_program(name))
    finally:
        LOOKS.reset(before)


def _state(program: str | None) -> str:
    if program is None:
        return NONE
    try:
        found = Path(program).stat()
    except OSError:
        return NONE
    return f"{program} {found.st_mtime_ns} {found.st_size}"
