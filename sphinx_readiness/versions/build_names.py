"""What names of files and images have behind a version for one build of it: ``1.2.3-alpine``."""

from __future__ import annotations

import re
from typing import Final

_PARTS: Final = re.compile(r"[-_.]")

_BUILDS: Final = frozenset(
    ("linux", "darwin", "macos", "osx", "mac", "windows", "win", "win32", "win64", "freebsd",
     "android", "ios", "musl", "musllinux", "manylinux", "gnu", "glibc", "apple", "unknown",
     "pc", "msvc", "manylinux2014", "manylinux1", "manylinux2010", "amd64", "arm64", "armv7",
     "armhf", "aarch64", "x86", "x64", "64", "i386", "i686", "s390x", "ppc64le", "riscv64",
     "universal", "universal2", "any", "none", "all", "noarch", "py2", "py3", "cp310", "cp311",
     "cp312", "cp313", "cp314", "abi3", "src", "source", "sources", "sdist", "bin", "binary",
     "dist", "full", "setup", "installer", "portable", "release", "final", "ga", "lts",
     "stable", "signed", "unsigned", "docs", "javadoc", "jar", "alpine", "slim", "debian",
     "ubuntu", "bookworm", "bullseye", "trixie", "jammy", "noble", "fc", "el7", "el8", "el9",
     "ubi", "distroless", "fpm")
)  # fmt: skip
"""What stands behind a version in the name of a file for one of the platforms of a project."""

_TAG: Final = re.compile(
    r"(?P<version>v?\d{1,9}(?:\.\d{1,9}){1,3})(?P<rest>[-_][A-Za-z][\w.-]{0,60})\Z"
)


def names_build(rest: str) -> bool:
    """Say whether *rest*, from a hyphen behind a version on, only says which build it is."""
    words = filter(None, _PARTS.split(rest.lower()))
    return all(
        word.isdigit() or word.rstrip("0123456789") in _BUILDS or word in _BUILDS for word in words
    )


def without_build(tag: str) -> str:
    """Return the *tag* of an image without the name of a build: ``1.2.3-alpine3.20``."""
    match = _TAG.match(tag)
    return match["version"] if match is not None and names_build(match["rest"]) else tag
