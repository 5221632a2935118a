"""A command of the console script: what it is called, its arguments, and what it does."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import Final, NamedTuple

from sphinx_readiness.text.phrases import N_, Translate

EXIT_CODES: Final = N_(
    "Exit status: 0 if no finding reaches the threshold, 1 if one does, 2 for a wrong command "
    "line or a build that fails."
)


class Command(NamedTuple):
    """One command. *help*, *description* and *epilog* are English templates.

    *add* gives the parser its arguments, and *run* returns the exit status. What *run* needs is
    imported when it is called, so that ``--help`` and ``--version`` are fast.
    """

    name: str
    help: str
    description: str
    add: Callable[[argparse.ArgumentParser, Translate], None]
    run: Callable[[argparse.Namespace, Translate], int]
    epilog: str = ""
