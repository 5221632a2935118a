"""What is known about versions, worked out again only when a file changed that it depends on.

Which files that are, and when they were changed, is kept among the doctrees: it is true of this
machine only, and nothing of it belongs to the pages.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.config.config_files import FILES
from sphinx_readiness.files.stamps import Stamp, stamp, unchanged
from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, write_file
from sphinx_readiness.text.canonical import canonical_text
from sphinx_readiness.text.hashing import digest_of

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

FILE: Final = "versions.json"


class AboutVersions(NamedTuple):
    """A digest of what is known about versions, in hexadecimal, and whether it is nothing."""

    digest: str
    silent: bool


def about_versions(env: BuildEnvironment) -> AboutVersions:
    """Return what findings depend on; worked out once a build, when all documents are read.

    Where no item names a file, it is what it was before as long as no file changed.
    """
    return build_of(env).once(_about)


def _about(build: Build) -> AboutVersions:
    domain = build.domain
    verifies = bool(domain.statements)
    path = Path(domain.item_files.folder, FILE)
    before = {} if verifies else _read(path)
    # The command line can set options as well, and no file changes with it.
    asked = canonical_text(
        (
            __version__,
            build.settings,
            build.app.config.project,
            domain.claims,
        )
    )
    asked = hashlib.blake2b(asked.encode("ascii"), digest_size=20).hexdigest()
    if before and before["asked"] == asked and unchanged(before["watched"]):
        return AboutVersions(str(before["digest"]), bool(before["silent"]))
    from sphinx_readiness.sphinx_ext.build.known_versions import known_versions

    known = known_versions(domain.env)
    about = AboutVersions(digest_of((known.facts, known.problems)), known.silent)
    if not verifies and known.watched is not None:
        files = [Path(build.app.confdir) / "conf.py"]
        files += [build.settings.root / name for name, _table in FILES]
        own: dict[str, Stamp] = {str(each): stamp(each) for each in files}
        watched = {**known.watched, **own}
        _write(path, {**about._asdict(), "asked": asked, "watched": watched})
    return about


def _read(path: Path) -> dict[str, Any]:
    """Return what the file *path* holds, or nothing if it is not as we write it."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        return {}
    if not isinstance(found, dict) or not isinstance(found.get("watched"), Mapping):
        return {}
    return found if found.keys() >= {*AboutVersions._fields, "asked"} else {}


def _write(path: Path, value: Mapping[str, object]) -> None:
    text = json.dumps(value, indent=0, sort_keys=True) + "\n"
    try:
        write_file(path, text.encode("ascii"))
    except CannotWriteError:  # it only saves time
        return
