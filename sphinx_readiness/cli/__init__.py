"""The console script ``sphinx-readiness``: its commands have a file each."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, NoReturn, TypeAlias

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.cli import (
    baseline,
    explain,
    fix,
    forecast,
    import_command,
    lint,
    sign,
    verify,
)
from sphinx_readiness.cli.lint import EXIT_CODES
from sphinx_readiness.cli.messages import complain, make_tolerant, translator
from sphinx_readiness.exports.streams import silence
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import Translate

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells have it."""

_STDERR: Final = 2

Run: TypeAlias = Callable[[argparse.Namespace, Translate], int]

COMMANDS: Final = (
    lint.COMMAND,
    import_command.COMMAND,
    fix.COMMAND,
    baseline.COMMAND,
    forecast.COMMAND,
    sign.COMMAND,
    verify.COMMAND,
    explain.COMMAND,
)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the console script with *argv* (by default that of the process); return its status."""
    _hold_streams()
    for stream in (sys.stdout, sys.stderr):
        make_tolerant(stream)
    translate = translator()
    try:
        arguments = make_parser(translate).parse_args(argv)
    except SystemExit as stop:  # --help, --version and wrong usage, already printed
        return stop.code if isinstance(stop.code, int) else 2
    except OSError as error:  # --help into a full disk
        return _failed(error)
    try:
        run: Run = arguments.run
        return run(arguments, translate)
    except OSError as error:  # the report of a gate is lost, so the gate has not passed
        return _failed(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def _failed(error: OSError) -> int:
    """Say in one line what could not be read or written, and return the exit status for it."""
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


class _Parser(argparse.ArgumentParser):
    """A parser that does not write to the terminal what was written to it, unless it is safe."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and exit."""
        super().error(inert(visible(message)))


def make_parser(translate: Translate) -> argparse.ArgumentParser:
    """Return the parser of the command line, with help in the reader's language."""
    _ = translate
    parser = _Parser(
        prog="sphinx-readiness",
        description=_("Production-readiness checklists in Sphinx that cannot lie."),
        epilog=_(EXIT_CODES),
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for command in COMMANDS:
        added = commands.add_parser(
            command.name,
            help=_(command.help),
            description=_(command.description),
            epilog=_(command.epilog) if command.epilog else None,
        )
        command.add(added, translate)
        added.set_defaults(run=command.run)
    return parser
