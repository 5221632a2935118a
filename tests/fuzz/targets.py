"""What is tried: a registry of targets, each a promise about some bytes.

To add one, write a function of bytes that raises only if a promise is broken, give it a name and
the fragments that mean something to it in one of the modules named here, and put a small input or
two of your own into ``corpus/<name>/``.
"""

from __future__ import annotations

import sys
from pathlib import Path

_HERE = Path(__file__).parent
for _folder in (_HERE, _HERE.parent, _HERE.parent / "exports"):
    if str(_folder) not in sys.path:
        sys.path.append(str(_folder))

import import_targets  # noqa: E402
import meaning_targets  # noqa: E402
import project_targets  # noqa: E402
import reading_targets  # noqa: E402
import text_targets  # noqa: E402
import version_targets  # noqa: E402
from running import Target  # noqa: E402


def make_targets(scratch: Path) -> dict[str, Target]:
    """Return all targets by name; what they write goes below the folder *scratch*."""
    every = (
        *reading_targets.TARGETS,
        *meaning_targets.TARGETS,
        *text_targets.TARGETS,
        *import_targets.TARGETS,
        *version_targets.targets(scratch),
        *project_targets.targets(scratch),
    )
    return {target.name: target for target in every}
