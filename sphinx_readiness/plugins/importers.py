"""Importers of others: chosen by the suffix of a file, before our own."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from typing import Any, Final

from sphinx_readiness.importing.blocks import Block
from sphinx_readiness.importing.importer import Importer
from sphinx_readiness.importing.readers.known import OWN_SUFFIXES
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import IMPORTERS as GROUP
from sphinx_readiness.plugins.installed import Found, members
from sphinx_readiness.plugins.loading import FAULTS, described, load, refused
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
                good.append(each._replace(read=_guarded(each)))
    return tuple(good), tuple(problems)


def _guarded(importer: Importer) -> Callable[[bytes, str], list[Block]]:
    """Return the function of *importer* so that whatever goes wrong in it is a ValueError."""

    def read(data: bytes, name: str) -> list[Block]:
        try:
            found: list[Any] = list(importer.read(data, name))
        except ValueError:
            raise
        except FAULTS as error:
            raise ValueError(
                f"the importer '{importer.name}' failed: {described(error)}"
            ) from error
        if not all(isinstance(each, Block) for each in found):
            raise ValueError(f"the importer '{importer.name}' gave something else than blocks")
        return found

    return read


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
