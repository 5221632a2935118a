"""What will turn red, and when: values only."""

from __future__ import annotations

import re
from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.phrases import Translate, english, said

DEFAULT_DAYS: Final = 90

MOST_DAYS: Final = 3_660
"""Ten years."""

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,3}\Z", re.ASCII)


class Event(NamedTuple):
    """Something that turns red on a *day*, as nothing but time has passed.

    *message* is an English template for *values*, as of a finding.
    """

    day: date
    """The first day on which the gate says so; the day before is the last good one."""
    kind: str
    """``review``, ``waiver``, ``excuse``, ``window``, ``condition``, ``sign-off``, ``key``,
    ``evidence``."""
    code: str
    """The rule that will speak."""
    location: Location
    message: str
    values: Pairs = ()
    record: str = ""
    """The record that it is about; empty where it is about several, or none."""
    items: tuple[str, ...] = ()

    def text(self, translate: Translate = english) -> str:
        """Return the message in the reader's language."""
        values = {name: said(value, translate) for name, value in self.values}
        return translate(self.message).format_map(values)


def parse_days(text: str) -> int | None:
    """Return the number of days in *text*, from 1 to :data:`MOST_DAYS`, or None."""
    stripped = text.strip()
    if _NUMBER.match(stripped) is None or int(stripped) > MOST_DAYS:
        return None
    return int(stripped)
