"""The configuration of a project as it was written, before anything in it is checked."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.config.config_files import has_sign_offs

if TYPE_CHECKING:
    from sphinx_readiness.config.option_source import Layers
    from sphinx_readiness.model.problems import RawProblem


class Settings(NamedTuple):
    """What ``conf.py``, the command line and the project's files say."""

    root: Path
    """The project's root."""
    read: Path
    """The folder whose files are read; another one if they say where the root is."""
    sources: str
    """The folder of the documents, relative to it."""
    layers: Layers
    problems: tuple[RawProblem, ...]
    """What is wrong with the files."""
    files: tuple[str, ...] = ()
    """The files that configure anything, relative to the root."""
    commands_day: bool = False
    """Whether the day of the report was set on the command line."""


_SIGNING: Final = frozenset(("require_signatures", "trust_from", "waiver_roles"))


def signs(settings: Settings) -> bool:
    """Say whether roles sign files in the project, or have to, before any option is checked."""
    if has_sign_offs(settings.root):
        return True
    for values, _source in settings.layers:
        if _SIGNING.intersection(name.replace("-", "_") for name in values):
            return True
        roles = values.get("roles")
        if isinstance(roles, Mapping):
            return True
        if isinstance(roles, list | tuple) and any(isinstance(each, Mapping) for each in roles):
            return True
    return False
