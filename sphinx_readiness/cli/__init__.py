"""The console script ``sphinx-readiness``.

Every command is imported only when it is asked for, so that ``--help`` and ``--version`` are fast.
"""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Callable, Sequence
from contextlib import suppress
from typing import Final, NoReturn

from sphinx_readiness import __version__
from sphinx_readiness.cli.messages import complain, make_tolerant, translator
from sphinx_readiness.exports.streams import silence
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate

INTERRUPTED: Final = 130
"""128 and the number of SIGINT, as shells have it."""

_STDERR: Final = 2

Run = Callable[[argparse.Namespace, Translate], int]

EXIT_CODES: Final = N_(
    "Exit status: 0 if no finding reaches the threshold, 1 if one does, 2 for a wrong command "
    "line or a build that fails."
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
        return _command(arguments.command)(arguments, translate)
    except OSError as error:  # the report of a gate is lost, so the gate has not passed
        return _failed(error)
    except KeyboardInterrupt:
        return INTERRUPTED


def _command(name: str) -> Run:
    """Return what runs the command *name*; only its own imports are made."""
    if name == "explain":
        from sphinx_readiness.cli import explain  # noqa: PLC0415

        return explain.run
    if name == "forecast":
        from sphinx_readiness.cli import forecast  # noqa: PLC0415

        return forecast.run
    from sphinx_readiness.cli import lint  # noqa: PLC0415

    return lint.run


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
    lint = commands.add_parser(
        "lint",
        help=_("check the checklists of a documentation"),
        description=_(
            "Check the checklists of a documentation, as 'sphinx-build -b readiness' does, "
            "without executing its conf.py."
        ),
        epilog=_(EXIT_CODES),
    )
    _add_lint(lint, translate)
    forecast = commands.add_parser(
        "forecast",
        help=_("list what turns red next, and when"),
        description=_(
            "List what will turn red with nothing but time passing: reviews, waivers and windows "
            "that end. Documents are read as 'lint' does."
        ),
        epilog=_("Exit status: 0, or 2 for a wrong command line or documents that cannot be read."),
    )
    _add_forecast(forecast, translate)
    explain = commands.add_parser(
        "explain",
        help=_("explain rules"),
        description=_("Print the page of a rule, or of each rule of a prefix or family."),
    )
    explain.add_argument(
        "rule",
        metavar="RULE",
        nargs="?",
        help=_("code, prefix, name or family of rules, or 'all'; without it, list all rules"),
    )
    return parser


def _add_lint(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``lint``; those left out are not in the way of the configuration."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add("--out", metavar="DIR", help=_("write the reports into this folder"))
    add("--as-of", metavar="DATE", help=_("make the report for this day, YYYY-MM-DD"))
    add(
        "--pull-request",
        action="store_true",
        help=_("only warn of what time alone has brought about, such as an expired waiver"),
    )
    add(
        "--fail-on",
        metavar="LEVEL",
        choices=("error", "warning", "info", "never"),
        help=_("the least severity that fails: error, warning, info or never"),
    )
    add(
        "--select",
        metavar="RULES",
        action="append",
        help=_("run only these rules: codes, prefixes, names or families, separated by commas"),
    )
    add("--ignore", metavar="RULES", action="append", help=_("leave these rules out"))
    add(
        "--format",
        metavar="FORMAT",
        default="terminal",
        help=_(
            "print the report as terminal (the default), json or what a plug-in adds; "
            "with --out, write it there"
        ),
    )
    quiet = _("print only why the gate fails, without hints")
    add("-q", "--quiet", action="store_true", help=quiet)
    add("-j", "--jobs", metavar="N", default="1", help=_("read with N processes, or 'auto'"))
    add(
        "--color",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default="auto",
        help=_("colours: auto (on a terminal), always or never"),
    )


def _add_forecast(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``forecast``."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add("--days", metavar="N", default="90", help=_("how many days to look ahead (90)"))
    add("--as-of", metavar="DATE", help=_("look ahead from this day, YYYY-MM-DD"))
    add(
        "--format",
        metavar="FORMAT",
        choices=("table", "json", "ics"),
        default="table",
        help=_("table (the default), json, or ics for a calendar"),
    )
    add("--out", metavar="FILE", help=_("write it into this file"))
    add("-j", "--jobs", metavar="N", default="1", help=_("read with N processes, or 'auto'"))
