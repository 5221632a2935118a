"""What holds for one build: options, columns, clock and the project's root."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from sphinx_readiness.config.clock import Clock, make_clock
from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.config.option_source import Layers
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.files.paths import relative
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.vocabulary.statuses import Vocabulary
from sphinx_readiness.workspace.option_checks import config_problems

if TYPE_CHECKING:
    from sphinx_readiness.evidence.kinds import EvidenceKind
    from sphinx_readiness.plugins.installed import Installed
    from sphinx_readiness.rules.rule import Rule
    from sphinx_readiness.versions.pin_form import PinForm


class Session(NamedTuple):
    """The settings of one build."""

    root: Path
    options: Options
    problems: tuple[RawProblem, ...]
    """What is wrong with the configuration."""
    columns: ColumnNames
    vocabulary: Vocabulary
    clock: Clock
    known_paths: dict[str, str]
    """Absolute paths and what they are below the root: every row of a document asks for one."""
    rules: tuple[Rule, ...] = ()
    """Those of plug-ins."""
    kinds: tuple[EvidenceKind, ...] = ()
    """The kinds of evidence of plug-ins."""
    pins: tuple[PinForm, ...] = ()
    """The forms of pins of plug-ins."""

    def relative(self, path: str | os.PathLike[str]) -> str:
        """Return *path* relative to the project's root, in POSIX form."""
        absolute = os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
        found = self.known_paths.get(absolute)
        if found is None:
            found = relative(absolute, self.root)
            self.known_paths[absolute] = found
        return found

    def at(self, now: datetime) -> Session:
        """Return the same for a build at the system's *now*."""
        return self._replace(clock=make_clock(self.options.as_of, os.environ, now))


def make_session(
    root: Path,
    layers: Layers,
    problems: tuple[RawProblem, ...],
    now: datetime,
    installed: Installed = (),
) -> Session:
    """Check *layers*: return the options that are valid, and what is wrong with the others.

    *problems* were found before, when they were read; *now* is that of the system, *installed*
    are the plug-ins, which are imported now.
    """
    options, invalid = make_options(layers)
    rules, kinds, pins, broken = _from_plugins(installed) if installed else ((), (), (), ())
    return Session(
        root=root,
        options=options,
        problems=(
            *problems, *invalid, *config_problems(options, layers, root, rules), *broken
        ),
        columns=ColumnNames(options.columns),
        vocabulary=options.vocabulary(),
        clock=make_clock(options.as_of, os.environ, now),
        known_paths={},
        rules=rules,
        kinds=kinds,
        pins=pins,
    )  # fmt: skip


def _from_plugins(
    installed: Installed,
) -> tuple[tuple[Rule, ...], tuple[EvidenceKind, ...], tuple[PinForm, ...], tuple[RawProblem, ...]]:
    """Return the rules, kinds of evidence and pins of plug-ins, and what is wrong with some."""
    from sphinx_readiness.plugins.evidence import load_kinds  # noqa: PLC0415 - few have plug-ins
    from sphinx_readiness.plugins.installed import PINS, members  # noqa: PLC0415
    from sphinx_readiness.plugins.rules import load_rules  # noqa: PLC0415

    rules, bad_rules = load_rules(installed)
    kinds, bad_kinds = load_kinds(installed)
    pins: tuple[PinForm, ...] = ()
    bad_pins: tuple[RawProblem, ...] = ()
    if members(installed, PINS):
        from sphinx_readiness.plugins.pins import load_pins  # noqa: PLC0415

        pins, bad_pins = load_pins(installed)
    return rules, kinds, pins, (*bad_rules, *bad_kinds, *bad_pins)
