"""Importers of others: chosen by the suffix of a file, before our own."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from sphinx_readiness.importing.readers.known import OWN_SUFFIXES, Importer
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import IMPORTERS as GROUP
from sphinx_readiness.plugins.installed import Found, members
from sphinx_readiness.plugins.loading import load, refused
from sphinx_readiness.text.phrases import N_

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")

_SUFFIX: Final = re.compile(r"\.[a-z0-9]{1,12}")


def load_importers(
    installed: Iterable[Found],
) -> tuple[tuple[Importer, ...], tuple[RawProblem, ...]]:
    """Return the importers that plug-ins add to ours, and what is wrong with some."""
    problems: list[RawProblem] = []
    taken = set(OWN_SUFFIXES)
    good: list[Importer] = []
    for found in members(installed, GROUP):
        for each in load(found, Importer, problems):
            if not _is_sound(each):
                message = N_("{plugin} is no importer with a name, suffixes and a function")
                problems.append(refused(found, message))
            elif not taken.isdisjoint(each.suffixes):
                message = N_("{plugin} reads '{suffix}', which another importer does")
                both = sorted(taken.intersection(each.suffixes))
                problems.append(refused(found, message, suffix=both[0]))
            else:
                taken.update(each.suffixes)
                good.append(each)
    return tuple(good), tuple(problems)


def _is_sound(importer: Any) -> bool:
    name, suffixes, read = importer
    return (
        isinstance(name, str)
        and _NAME.fullmatch(name) is not None
        and isinstance(suffixes, tuple)
        and bool(suffixes)
        and all(isinstance(each, str) and _SUFFIX.fullmatch(each) for each in suffixes)
        and callable(read)
    )
