"""Which files of the project may be copied beside the pages, when a checklist names them.

What is judged is the real file behind all links, and what is copied is that file by its own name.
"""

from __future__ import annotations

import glob
import stat
from collections.abc import Collection
from pathlib import Path, PurePosixPath
from typing import Final

from sphinx_readiness.files.looks import asking
from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.files.secret_names import is_secret
from sphinx_readiness.text.file_names import PUBLISHED_TYPES
from sphinx_readiness.text.phrases import N_

MAX_PUBLISHED_BYTES: Final = 1 << 20
"""Project files above this size are not copied beside the pages because a cell mentions them."""

MAX_LINKED_BYTES: Final = 128 << 20
"""Nor files above this size to which an author writes a link; hosts of git take up to 100 MiB."""

_ALSO_LINKED: Final = frozenset(
    (
        ".avif", ".bmp", ".gif", ".ico", ".jpeg", ".jpg", ".png", ".tif", ".tiff", ".webp",
        ".doc", ".docx", ".drawio", ".epub", ".odg", ".odp", ".ods", ".odt", ".ppt", ".pptx",
        ".puml", ".rtf", ".tex", ".vsdx", ".xls", ".xlsx",
        ".7z", ".bz2", ".gz", ".tar", ".tgz", ".whl", ".xz", ".zip", ".zst",
        ".cfg", ".conf", ".ini", ".ipynb", ".jsonl", ".log", ".ndjson", ".parquet", ".properties",
        ".sql", ".tf", ".tsv",
        ".asc", ".cer", ".crt", ".md5", ".sha256", ".sha512", ".sig",
        ".bat", ".cs", ".diff", ".graphql", ".lua", ".patch", ".pyi", ".scala", ".swift",
        ".mov", ".mp3", ".mp4", ".ogg", ".wav", ".webm",
    )
)  # fmt: skip
"""What an author may link by default, besides what a mere mention publishes. Not what a browser
runs from the site: .html, .js, .svg, .xml."""

_IMAGES: Final = frozenset(
    (".ai", ".apng", ".avif", ".bmp", ".emf", ".eps", ".gif", ".ico", ".jpeg", ".jpg", ".pdf",
     ".png", ".svg", ".svgz", ".tif", ".tiff", ".webp", ".wmf")
)  # fmt: skip
"""What a page may show as an image, in which no script runs."""

_NAMES: Final = frozenset(
    ("authors", "changelog", "changes", "codeowners", "contributing", "copying", "dockerfile",
     "gemfile", "jenkinsfile", "license", "licence", "maintainers", "makefile", "news", "notice",
     "owners", "procfile", "rakefile", "readme", "security", "todo", "vagrantfile", "version")
)  # fmt: skip
"""Files without an ending that have a text in them, up to the first hyphen."""

MOVE: Final = N_("Link to a file inside the root that is neither hidden nor named like a secret.")
"""How to mend a link whose file stays."""

_TYPE = N_("Link to a file of another type, or add its ending to 'published_types'.")
_SIZE = N_("Link to a smaller file, or to an address where it is kept.")


def may_publish(root: Path, real: str, types: Collection[str]) -> bool:
    """Say whether a copy of the file *real*, below the real *root*, may stand beside the pages.

    It has to be a regular file of one of *types*, small, neither hidden nor named like a secret.
    """
    if PurePosixPath(real).suffix.lower() not in types or is_secret(real):
        return False
    asking(real)
    try:
        state = Path(root.resolve(), real).lstat()
    except OSError:
        return False
    return stat.S_ISREG(state.st_mode) and state.st_size <= MAX_PUBLISHED_BYTES


def why_images_stay(root: Path, pattern: str, path: Path) -> str:
    """Return how to mend it if a file that Sphinx would take for the image ``name.*`` stays.

    *path* is the absolute path of *pattern*. Each builder chooses what it can show.
    """
    asking(pattern)
    if any(char in pattern[:-1] for char in "*?[") or not is_inside(root, str(path.parent)):
        return MOVE
    for found in sorted(glob.glob(glob.escape(str(path)[:-1]) + "*")):  # noqa: PTH207 - as Sphinx
        hint = why_it_stays(root, found.removeprefix(str(path.parent)), Path(found), None)
        if hint:
            return hint
    return MOVE if is_secret(pattern) else ""


def why_it_stays(
    root: Path, name: str, path: Path, types: Collection[str] | None, *, image: bool = False
) -> str:
    """Return how to mend it if the existing file *path* is not for readers; else nothing.

    An author links or shows it as *name*. *types* is the option ``published_types``: its default
    stands for what an author may link as well, a list of the project for itself; None allows any.
    """
    asking(str(path))
    try:
        real, base = path.resolve(), root.resolve()
        state = real.stat()
    except FileNotFoundError:
        return ""
    except (OSError, ValueError, RuntimeError):
        return MOVE
    if not (stat.S_ISREG(state.st_mode) and real.is_relative_to(base)):
        return MOVE
    if is_secret(name) or is_secret(real.relative_to(base).as_posix()):
        return MOVE
    if types is not None and not _is_allowed(real.name, types, image=image):
        return _TYPE
    return _SIZE if state.st_size > MAX_LINKED_BYTES else ""


def _is_allowed(name: str, types: Collection[str], *, image: bool) -> bool:
    """Say whether the file *name* is of a type that an author may link, or show as an *image*."""
    suffix = PurePosixPath(name).suffix.lower()
    if suffix in types or (image and suffix in _IMAGES):
        return True
    if tuple(types) != PUBLISHED_TYPES:
        return False
    if suffix:
        return suffix in _ALSO_LINKED
    return name.lower().partition("-")[0] in _NAMES
