"""Paths by their names alone: nothing is opened, and no disk or network is asked.

Windows has drives and shares, which have no relative path between them.
"""

from __future__ import annotations

import os.path as system
import re
from os import PathLike, fspath


def relative(path: str | PathLike[str], start: str | PathLike[str]) -> str:
    """Return *path* as seen from *start*, in POSIX form; whole where it is on another drive."""
    try:
        found = system.relpath(path, start)
    except ValueError:
        found = system.abspath(path)  # noqa: PTH100 - links stay as they are named
    return found.replace(system.sep, "/")


def parents_of(path: str) -> list[str]:
    """Return the folders above *path*, the nearest first."""
    found: list[str] = []
    while (above := system.dirname(path)) != path:  # noqa: PTH120 - texts throughout
        found.append(path := above)
    return found


def is_elsewhere(root: str | PathLike[str], path: str) -> bool:
    """Say whether *path*, seen from *root*, is on another drive, a share or a device of Windows.

    To look at a share may already send a password to whoever chose its name.
    """
    drive = system.splitdrive(path)[0]
    if not drive:
        return False
    own = system.splitdrive(system.abspath(root))[0]  # noqa: PTH100
    return system.normcase(drive) != system.normcase(own)


def below(root: str | PathLike[str], text: str) -> str:
    """Return *text*, such as a message of a parser, with the files below *root* as seen from it.

    On Windows it may have them with either separator, and with that of Windows escaped.
    """
    name = fspath(root)
    for sign in dict.fromkeys((system.sep, "/", system.sep * 2)):
        text = text.replace(name.replace(system.sep, sign) + sign, "")
    return text


def without_folders(text: str) -> str:
    """Return *text*, such as what a parser says of a file, without the folders of the machine."""
    return re.sub(  # compiled when it is needed, which is seldom: all builds import this module
        r"(?<![\w./])/(?:[^\s/'\"]{1,255}/){1,40}"
        r"|(?<!\w)[A-Za-z]:[\\/]{1,2}(?:[^\s\\/'\"]{1,255}[\\/]{1,2}){0,40}",
        "",
        text,
    )
