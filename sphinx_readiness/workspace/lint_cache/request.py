"""All that a lint depends on and that is known before it looks at anything: the one key."""

from __future__ import annotations

import os
import sys
import time
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, NamedTuple

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.config.config_files import MANIFESTS, ROOT_MARKS, root_of
from sphinx_readiness.files.looks import digest_of
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.paths import parents_of
from sphinx_readiness.text.canonical import canonical_text

FORMAT: Final = 3
"""Of what is kept; another one is another request."""

_VARIABLES: Final = (
    "LANGUAGE", "LC_ALL", "LC_MESSAGES", "LC_CTYPE", "LANG", "SOURCE_DATE_EPOCH", "NO_COLOR",
    "NO_COLOUR", "FORCE_COLOR", "FORCE_COLOUR", "COLORTERM", "CI", "TERM", "PYTHONUTF8",
    "DOCUTILSCONFIG",
)  # fmt: skip
"""What Python, Sphinx and we look for in the environment: language, day and colours."""

_METADATA: Final = (".dist-info", ".egg-info")

_DOCUMENTS: Final = (".md", ".rst")

_USUAL: Final = ("readiness", "report")
"""What is in the name of a file that is written as a report, and in none that is looked for."""

_USUAL_ENDINGS: Final = (".sarif", ".svg", ".rdjson")

_LOOKED_FOR: Final = ("readiness.toml", "readiness-baseline.json")

_LIST: Final = "RECORD"
"""The file with the digests of all installed files (PEP 376)."""

_PACKAGE: Final = os.path.dirname(os.path.dirname(os.path.dirname(__file__)))  # noqa: PTH120


class Asked(NamedTuple):
    """What the command line asks for."""

    docs: str
    files: tuple[str, ...] | None
    overrides: Mapping[str, object]
    quiet: bool
    color: str
    outputs: tuple[tuple[str, bool], ...]
    """The forms of the report, each with whether it is printed."""
    terminal: bool
    """Whether standard output is one."""


class Request(NamedTuple):
    """One field for each thing that an outcome depends on before anything is read."""

    format: int
    package: list[object]
    """Our version, and which code that is: what the installer lists, or the stamps of modules."""
    python: object
    """The version of Python, and of the system under it as far as it decides how files are read."""
    installed: tuple[str, ...]
    """All installed distributions and their versions: Sphinx, docutils and MyST are among them."""
    variables: tuple[tuple[str, str], ...]
    day: tuple[str, str]
    """The system's day and that of its time zone; the report may be for another one."""
    folder: str
    """The folder that the process runs in."""
    real: str
    """The folder of the documents, without links."""
    roots: tuple[str, ...]
    """The root of the project, as seen from that folder with links and without."""
    above: tuple[tuple[str, str], ...]
    """What lies in the folders above the roots that makes one of them a root, or configures us."""
    written: tuple[str, ...]
    """The files in the roots that reports go to, where nobody looks for a file of that name; and
    the folder of the cache, if it is there."""
    asked: Asked

    def beside(self, folder: str) -> Request:
        """Return the same with the cache in *folder*."""
        real = os.path.realpath(folder)
        inside = _is_in(real, map(os.path.realpath, self.roots))
        return self._replace(written=(*self.written, real)) if inside else self

    def covers(self, root: str | os.PathLike[str]) -> bool:
        """Say whether the names below the folder *root* are among those that are looked at."""
        real = os.path.realpath(root)
        tops = list(map(os.path.realpath, self.roots))
        return real in tops or _is_in(real, tops)

    def name(self) -> str:
        """Return the name that the entry of this request has."""
        return digest_of(canonical_text(self).encode("ascii"))


def make_request(asked: Asked, paths: Iterable[str], environ: Mapping[str, str]) -> Request:
    """Return the request of what is *asked* now; *paths* are written to."""
    real = os.path.realpath(asked.docs)
    roots = roots_of(asked.docs)
    tops = [os.path.realpath(root) for root in roots]
    written = {os.path.realpath(path) for path in paths}
    names = installed_names(sys.path)
    return Request(
        FORMAT,
        own_code(names),
        [sys.version, sys.platform, sys.flags.utf8_mode, sys.getfilesystemencoding(), sys.prefix],
        names,
        tuple((name, environ[name]) for name in _VARIABLES if name in environ),
        days(),
        os.getcwd(),  # noqa: PTH109 - a text
        real,
        roots,
        tuple(_marks_above(roots)),
        tuple(each for each in sorted(written) if _is_report(each) and _is_in(each, tops)),
        asked,
    )


def roots_of(docs: str) -> tuple[str, ...]:
    """Return the roots of the project of *docs*, as seen with links and without."""
    return tuple(dict.fromkeys((root_of(docs), root_of(os.path.realpath(docs)))))


def _is_in(path: str, folders: Iterable[str]) -> bool:
    return any(path.startswith(folder.rstrip(os.sep) + os.sep) for folder in folders)


def _marks_above(roots: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each folder above *roots*, and the names in it that are looked for up there."""
    for root in roots:
        for folder in parents_of(root):
            for name in (*ROOT_MARKS, *MANIFESTS):
                if os.path.lexists(os.path.join(folder, name)):  # noqa: PTH118 - texts throughout
                    yield folder, name


def _is_report(path: str) -> bool:
    """Say whether nobody looks for the file *path*, unless a document names it."""
    name = os.path.basename(path)  # noqa: PTH119
    if name.endswith(_DOCUMENTS) or name in _LOOKED_FOR:
        return False
    return any(each in name for each in _USUAL) or name.endswith(_USUAL_ENDINGS)


def days() -> tuple[str, str]:
    """Return the system's day in UTC, and that in its time zone, which a document may show."""
    now = time.time()
    utc, local = time.gmtime(now), time.localtime(now)
    return time.strftime("%Y-%m-%d", utc), time.strftime("%Y-%m-%d", local)


def installed_names(folders: Iterable[str]) -> tuple[str, ...]:
    """Return the names of all folders of metadata in *folders*: distributions with versions."""
    found: set[str] = set()
    for folder in folders:
        try:
            names = os.listdir(folder or ".")  # noqa: PTH208 - names are all that is needed
        except OSError:
            continue
        found.update(name for name in names if name.endswith(_METADATA))
    return tuple(sorted(found))


def own_code(installed: Sequence[str]) -> list[object]:
    """Return our version, and what tells our code from other code under it.

    That is the list of an installer, with digests of all files; where the code is worked on, name,
    time and size of each module.
    """
    above, name = os.path.split(_PACKAGE)
    own = f"{name}-{__version__}.dist-info"
    listed = os.path.join(above, own, _LIST)  # noqa: PTH118
    if own in installed and os.path.isfile(listed):  # noqa: PTH113
        return [__version__, digest_of(read_bytes(None, listed))]
    found: list[str] = []
    waiting = [os.fspath(_PACKAGE)]
    while waiting:
        with os.scandir(waiting.pop()) as entries:
            for entry in entries:
                if entry.name.endswith((".py", ".mo", ".toml")):
                    state = entry.stat()
                    found.append(f"{entry.path} {state.st_mtime_ns} {state.st_size}")
                elif "." not in entry.name and entry.name != "__pycache__" and entry.is_dir():
                    waiting.append(entry.path)
    return [__version__, digest_of("\n".join(sorted(found)).encode("utf-8", "surrogatepass"))]
