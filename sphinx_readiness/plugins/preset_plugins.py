"""Presets: those that a project chooses become the lowest layers of its configuration."""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import Any, Final

from sphinx_readiness.config.option_source import Layer, Layers, OptionSource
from sphinx_readiness.config.presets import PRESETS as OURS
from sphinx_readiness.config.presets import Preset
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import PRESETS as GROUP
from sphinx_readiness.plugins.installed import Found, find_installed, members
from sphinx_readiness.plugins.loading import load, refused
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,39}")

OPTION: Final = "presets"

_NOT_OF_PRESETS: Final = frozenset((OPTION, "project_root"))


def load_presets(installed: Iterable[Found]) -> tuple[tuple[Preset, ...], tuple[RawProblem, ...]]:
    """Return the presets that plug-ins add to ours, and what is wrong with some."""
    problems: list[RawProblem] = []
    good = {each.name: each for each in OURS}
    for found in members(installed, GROUP):
        for preset in load(found, Preset, problems):
            if not _is_sound(preset):
                message = N_("{plugin} is no preset with a name and options that presets may have")
                problems.append(refused(found, message))
            elif preset.name in good:
                message = N_("{plugin} takes the name '{name}', which another preset has")
                problems.append(refused(found, message, name=preset.name))
            else:
                good[preset.name] = preset
    return tuple(good.values())[len(OURS) :], tuple(problems)


def _is_sound(preset: Any) -> bool:
    return (
        isinstance(preset.name, str)
        and _NAME.fullmatch(preset.name) is not None
        and isinstance(preset.options, Mapping)
        and all(isinstance(each, str) for each in preset.options)
        and not {each.replace("-", "_") for each in preset.options} & _NOT_OF_PRESETS
    )


def with_presets(layers: Layers, problems: list[RawProblem]) -> Layers:
    """Return *layers* above those of the presets that the last of them chooses.

    *problems* get what is wrong with the choice. Plug-ins are only looked for where it names a
    preset that is not ours.
    """
    names, source = next(
        (values[OPTION], source) for values, source in reversed(layers) if OPTION in values
    )
    if not isinstance(names, list | tuple) or not all(isinstance(each, str) for each in names):
        return layers  # the validator of the option says so
    known = {each.name: each for each in OURS}
    if not known.keys() >= set(names):
        foreign, bad = load_presets(find_installed())
        known |= {each.name: each for each in foreign}
        problems += bad
    added: Layers = []
    for name in dict.fromkeys(names):
        if name in known:
            added.append(_layer(known[name], source))
        else:
            close = difflib.get_close_matches(name, known, 1)
            problems.append(
                source.problem(
                    OPTION,
                    N_("option 'presets': there is no preset '{name}'"),
                    N_("Did you mean '{close}'?") if close else N_("Expected one of: {known}."),
                    name=shorten(name),
                    close=close[0] if close else "",
                    known=", ".join(known),
                )
            )
    return [*added, *layers]


def _layer(preset: Preset, source: OptionSource) -> Layer:
    """Return the options of *preset*, which stand where *source* has chosen it."""
    line = source.lines.get(OPTION, 1)
    values = {name.replace("-", "_"): value for name, value in preset.options.items()}
    return values, OptionSource(source.path, dict.fromkeys(values, line), preset=True)
