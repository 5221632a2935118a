"""Reading files that nobody vouches for: only inside the root, only so large, never a surprise.

The parsers are in ``versions/text``, a format a module. What cannot be read is one
:class:`UnreadableFile`, and nothing else is ever raised.
"""

from __future__ import annotations

import os
import stat
from pathlib import Path
from typing import Final

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.versions.text.json_text import parse_json
from sphinx_readiness.versions.text.toml_text import parse_toml
from sphinx_readiness.versions.text.unreadable import UnreadableFile, WrittenFloat
from sphinx_readiness.versions.text.xml_text import XmlElement, parse_xml
from sphinx_readiness.versions.text.yaml_text import parse_yaml

__all__ = [
    "MissingFile",
    "UnreadableFile",
    "WrittenFloat",
    "XmlElement",
    "parse_json",
    "parse_toml",
    "parse_xml",
    "parse_yaml",
    "read_text",
]

SIZE_LIMIT: Final = 16 << 20
"""Bytes of a manifest or lockfile that are accepted: 16 MiB."""

_FLAGS: Final = (
    os.O_RDONLY
    | getattr(os, "O_NONBLOCK", 0)  # a FIFO that took the file's place must not stop the build
    | getattr(os, "O_NOFOLLOW", 0)  # links are followed before, and the target is checked
    | getattr(os, "O_CLOEXEC", 0)
    | getattr(os, "O_BINARY", 0)
)


class MissingFile(UnreadableFile):
    """There is no such file."""


def read_text(root: Path, relative: str, limit: int = SIZE_LIMIT) -> str:
    """Return the text of the file *relative* in *root*, with LF for CR LF and without BOM.

    Raises MissingFile if there is none, and UnreadableFile if it is outside *root* (links are
    followed), no regular file, larger than *limit* bytes, not readable or not UTF-8.
    """
    try:
        data = _bytes(root, relative, limit)
    except (FileNotFoundError, NotADirectoryError):
        raise MissingFile(
            relative, 1, N_("there is no such file"), N_("Add it, or mend its name.")
        ) from None
    except (OSError, ValueError) as error:  # ValueError: a null character, or half a surrogate pair
        raise UnreadableFile(
            relative,
            1,
            N_("this file cannot be read: {detail}"),
            N_("Make it readable, or remove it."),
            detail=getattr(error, "strerror", None) or type(error).__name__,
        ) from None
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        raise UnreadableFile(
            relative,
            data.count(b"\n", 0, error.start) + 1,
            N_("this file is not UTF-8"),
            N_("Save it as UTF-8."),
        ) from None


def _bytes(root: Path, relative: str, limit: int) -> bytes:
    """Return the content of the file; raises as :func:`read_text`, and OSError and ValueError."""
    base = os.path.realpath(root)
    real = os.path.realpath(os.path.join(base, relative))  # noqa: PTH118 - on strings throughout
    if not Path(real).is_relative_to(base):
        raise UnreadableFile(
            relative,
            1,
            N_("this file is outside the project's root and is not read"),
            N_("Name a file inside the root, with no link out of it."),
        )
    # Before it is opened, too: opening a device may do something.
    if not stat.S_ISREG(os.stat(real).st_mode):  # noqa: PTH116
        raise _irregular(relative)
    descriptor = os.open(real, _FLAGS)
    with os.fdopen(descriptor, "rb") as stream:
        if not stat.S_ISREG(os.fstat(descriptor).st_mode):
            raise _irregular(relative)
        data = stream.read(limit + 1)
    if len(data) > limit:
        raise UnreadableFile(
            relative,
            1,
            N_("this file is too large; expected at most {limit} bytes"),
            N_("Name a smaller file, or remove it."),
            limit=str(limit),
        )
    return data


def _irregular(relative: str) -> UnreadableFile:
    return UnreadableFile(
        relative,
        1,
        N_("this is no regular file and is not read"),
        N_("Put a regular file in its place."),
    )
