"""Forms of pins of others: each has a name, a sign, and patterns that can be compiled."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Any, Final

from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import PINS, Found, members
from sphinx_readiness.plugins.loading import load, refused
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.claims.pins import compiled
from sphinx_readiness.versions.pin_form import RANGES, WHERE, PinForm

MOST: Final = 200
"""Forms that plug-ins may add."""

LONGEST: Final = 1_000
"""Characters of a pattern of a form."""


def load_pins(
    installed: Iterable[Found],
) -> tuple[tuple[PinForm, ...], tuple[RawProblem, ...]]:
    """Return the forms of pins that plug-ins add, and what is wrong with some."""
    problems: list[RawProblem] = []
    good: list[PinForm] = []
    for found in members(installed, PINS):
        for form in load(found, PinForm, problems):
            if _is_sound(form) and len(good) < MOST:
                good.append(form)
            else:
                message = N_("{plugin} is no form of a pin with a sign and patterns for re")
                problems.append(refused(found, message))
    return tuple(good), tuple(problems)


def _is_sound(form: Any) -> bool:
    if not all(isinstance(each, str) and len(each) <= LONGEST for each in form):
        return False
    if not (form.name and form.sign) or form.where not in WHERE or form.bare not in RANGES:
        return False
    try:
        patterns = compiled(form)
    except (re.error, RecursionError, OverflowError):
        return False
    return {"key", "version"} <= {name for each in patterns if each for name in each.groupindex}
