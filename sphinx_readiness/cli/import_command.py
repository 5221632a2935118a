"""``sphinx-readiness import``: its arguments. What it does is imported when it is called."""

from __future__ import annotations

import argparse
from typing import Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.text.phrases import N_, Translate


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
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


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Import the files that the command line names; return the exit status."""
    from sphinx_readiness.cli import importing  # noqa: PLC0415 - reading files needs much

    return importing.run(arguments, translate)


COMMAND: Final = Command(
    "import",
    N_("turn checklists that exist into documents"),
    N_(
        "Turn checklists that exist (Markdown, reStructuredText, CSV, TSV, XLSX, JSON) into "
        "documents that can be linted and rendered. Without --out and --in-place the document "
        "is printed."
    ),
    add_arguments,
    run,
    N_(
        "Exit status: 0 if everything was imported, 1 if a file has no checklist, 2 for a wrong "
        "command line or a file that cannot be read or written."
    ),
)
