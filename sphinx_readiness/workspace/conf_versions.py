"""The version of a project as its ``conf.py`` states it."""

from __future__ import annotations

from pathlib import Path
from typing import Final

from sphinx_readiness.config.conf_py.literals import read_literals
from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import PEP440, Source

_CONF: Final = frozenset(("project", "release", "version"))


def conf_versions(path: Path, folder: str) -> tuple[Source, ...]:
    """Return the ``release`` and the ``version`` that ``conf.py`` at *path* states as literals.

    The latter is the short one: it says no more than its components.
    """
    said = read_literals(path, _CONF.__contains__)
    project = said.values.get("project")
    name = project if isinstance(project, str) else ""
    shown = "conf.py" if folder == "." else f"{folder}/conf.py"
    found = []
    for key in ("release", "version"):
        value = said.values.get(key)
        if isinstance(value, str) and value.strip():
            location = Location(shown, said.lines[key])
            short = key == "version"
            found.append(Source(name, value.strip(), location, PEP440, partial=short))
    return tuple(found)
