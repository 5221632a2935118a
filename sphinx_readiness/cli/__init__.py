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

IMPORT_EXIT_CODES: Final = N_(
    "Exit status: 0 if everything was imported, 1 if a file has no checklist, 2 for a wrong "
    "command line or a file that cannot be read or written."
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
    if name == "import":
        from sphinx_readiness.cli import importing  # noqa: PLC0415

        return importing.run
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
    importing = commands.add_parser(
        "import",
        help=_("turn checklists that exist into documents"),
        description=_(
            "Turn checklists that exist (Markdown, reStructuredText, CSV, TSV, XLSX, JSON) into "
            "documents that can be linted and rendered. Without --out and --in-place the document "
            "is printed."
        ),
        epilog=_(IMPORT_EXIT_CODES),
    )
    _add_import(importing, translate)
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


def _add_import(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``import``."""
    _ = translate
    add = parser.add_argument
    add("files", metavar="FILE", nargs="+", help=_("a file with a checklist"))
    add(
        "-o", "--out", metavar="OUT", help=_("write the document to this file, or into this folder")
    )
    add(
        "--to",
        metavar="MARKUP",
        choices=("myst", "rst"),
        help=_("the markup of the document: myst or rst; by default that of OUT, or of FILE"),
    )
    split = _("write a page for each section, and an index with a toctree, into the folder OUT")
    add("--split-by", metavar="WHAT", choices=("heading",), help=split)
    add(
        "--in-place",
        action="store_true",
        help=_("wrap what FILE has, and leave every other byte of it as it is"),
    )
    add(
        "--force",
        action="store_true",
        help=_("write although OUT exists; one that was imported before is brought up to date"),
    )
    add("--dry-run", action="store_true", help=_("write nothing, only report"))
    add("--diff", action="store_true", help=_("write nothing, show what would change"))
    add(
        "--map",
        metavar="TEXT=MEANING",
        action="append",
        default=[],
        help=_("read a column called TEXT as this field, or a status cell TEXT as this status"),
    )
    add("--encoding", metavar="NAME", default="", help=_("how FILE is encoded; by default UTF-8"))
    add("--no-repair", action="store_true", help=_("leave garbled text as it is"))
    columns = _("whether tables get columns for ids and severities; by default not with --in-place")
    add("--columns", action=argparse.BooleanOptionalAction, default=None, help=columns)
    add("-q", "--quiet", action="store_true", help=_("report the counts only"))
