"""The console script ``sphinx-readiness``: its commands have a file each.

Start-up is most of a small lint, and all of one that prints what it printed before: what is
imported here is what every run needs.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from typing import Final

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.exports.streams import print_lines, silence

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells have it."""

_STDERR: Final = 2


_OBJECTS: Final = 10_000
"""So many objects are made before any that nobody has are looked for; Python's own 700 are made
dozens of times while modules are imported."""


def script() -> int:
    """Run the console script as the process that it is; return its status.

    As the process ends then, nobody looks through all that it has for what could be let go.
    """
    gc.set_threshold(_OBJECTS)
    status = main()
    gc.freeze()
    return status


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console script with *argv* (by default that of the process); return its status."""
    given = sys.argv[1:] if argv is None else argv
    _hold_streams()
    try:
        if list(given) == ["--version"]:  # nothing else has to be looked at
            print_lines(sys.stdout, [f"sphinx-readiness {__version__}"])
            return 0
        known = None
        if given and given[0] == "lint":
            from sphinx_readiness.cli.remembered import lint_again  # noqa: PLC0415

            found = lint_again(given, os.environ)
            if isinstance(found, int):
                return found
            known = found
        from sphinx_readiness.cli.command_line import run  # noqa: PLC0415

        return run(given, known)
    except OSError as error:  # the report of a gate is lost, so the gate has not passed
        return _failed(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def _failed(error: OSError) -> int:
    """Say in one line what could not be read or written, and return the exit status for it."""
    from sphinx_readiness.cli.messages import complain  # noqa: PLC0415
    from sphinx_readiness.text.folding import visible  # noqa: PLC0415

    if sys.stdout is not None:
        silence(sys.stdout)
    reason = error.strerror or str(error)
    complain(visible(f"{error.filename}: {reason}" if error.filename else reason))
    return 2


def _hold_streams() -> None:
    """Let no file that is opened later take the place of a standard stream that is closed."""
    with suppress(OSError):
        while (opened := os.open(os.devnull, os.O_RDWR)) <= _STDERR:
            pass
        os.close(opened)
