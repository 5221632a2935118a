"""The parser of the command line, with the commands that it may name."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final, NoReturn, TypeAlias

from sphinx_readiness.__about__ import __version__
from sphinx_readiness.cli.command import EXIT_CODES, Command
from sphinx_readiness.cli.messages import translator
from sphinx_readiness.exports.streams import make_tolerant
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import Translate

if TYPE_CHECKING:
    from sphinx_readiness.workspace.lint_cache.outcome import RunCache

Run: TypeAlias = Callable[[argparse.Namespace, Translate], int]


def _lint() -> Command:
    from sphinx_readiness.cli.lint import COMMAND  # noqa: PLC0415

    return COMMAND


def _import() -> Command:
    from sphinx_readiness.cli.import_command import COMMAND  # noqa: PLC0415

    return COMMAND


def _fix() -> Command:
    from sphinx_readiness.cli.fix import COMMAND  # noqa: PLC0415

    return COMMAND


def _baseline() -> Command:
    from sphinx_readiness.cli.baseline import COMMAND  # noqa: PLC0415

    return COMMAND


def _forecast() -> Command:
    from sphinx_readiness.cli.forecast import COMMAND  # noqa: PLC0415

    return COMMAND


def _sign() -> Command:
    from sphinx_readiness.cli.sign import COMMAND  # noqa: PLC0415

    return COMMAND


def _verify() -> Command:
    from sphinx_readiness.cli.verify import COMMAND  # noqa: PLC0415

    return COMMAND


def _explain() -> Command:
    from sphinx_readiness.cli.explain import COMMAND  # noqa: PLC0415

    return COMMAND


COMMANDS: Final[Mapping[str, Callable[[], Command]]] = {
    "lint": _lint,
    "import": _import,
    "fix": _fix,
    "baseline": _baseline,
    "forecast": _forecast,
    "sign": _sign,
    "verify": _verify,
    "explain": _explain,
}
"""Every command by its name, imported when it is asked for."""


_WIDTH: Final = 80
"""Columns where there is no terminal."""


def run(argv: Sequence[str], known: RunCache | None = None) -> int:
    """Run the command that *argv* names, and return its exit status.

    *known* is what was found out about a lint before its command line was parsed.
    """
    for stream in (sys.stdout, sys.stderr):
        make_tolerant(stream)
    translate = translator()
    named = argv[:1] if argv and argv[0] in COMMANDS else COMMANDS
    try:
        arguments = make_parser(translate, named).parse_args(argv)
    except SystemExit as stop:  # --help, --version and wrong usage, already printed
        return stop.code if isinstance(stop.code, int) else 2
    arguments.argv, arguments.known = tuple(argv), known
    chosen: Run = arguments.run
    return chosen(arguments, translate)


class _Help(argparse.HelpFormatter):
    """Help as wide as the terminal, of which the system is asked here.

    The parser makes one of these for every argument, and ``argparse`` would import ``shutil`` for
    it, which imports all that packs and unpacks archives.
    """

    def __init__(self, prog: str) -> None:
        """Write help for *prog*."""
        super().__init__(prog, width=_columns() - 2)


def _columns() -> int:
    """Return how wide the terminal is, as ``shutil.get_terminal_size`` does."""
    given = os.environ.get("COLUMNS", "")
    if given.isascii() and given.isdigit() and int(given):
        return int(given)
    try:
        stream = sys.__stdout__
        return (os.get_terminal_size(stream.fileno()).columns if stream else 0) or _WIDTH
    except (ValueError, OSError):  # closed, or no terminal
        return _WIDTH


class _Parser(argparse.ArgumentParser):
    """A parser that does not write to the terminal what was written to it, unless it is safe."""

    def error(self, message: str) -> NoReturn:
        """Say what is wrong with the command line, and exit."""
        super().error(inert(visible(message)))


def make_parser(translate: Translate, names: Iterable[str] = COMMANDS) -> argparse.ArgumentParser:
    """Return the parser of the command line, with help in the reader's language.

    It knows the commands *names*: who has named one does not wait for the others.
    """
    _ = translate
    parser = _Parser(
        prog="sphinx-readiness",
        description=_("Production-readiness checklists in Sphinx that cannot lie."),
        epilog=_(EXIT_CODES),
        formatter_class=_Help,
    )
    parser.add_argument("--version", action="version", version=f"%(prog)s {__version__}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name in names:
        command = COMMANDS[name]()
        added = commands.add_parser(
            name,
            help=_(command.help),
            description=_(command.description),
            epilog=_(command.epilog) if command.epilog else None,
            formatter_class=_Help,
        )
        command.add(added, translate)
        added.set_defaults(run=command.run)
    return parser
