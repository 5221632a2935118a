"""``sphinx-readiness baseline``: accept the findings that there are, for a reason."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.lint import USAGE_ERROR, add_day, add_jobs, day_of, jobs_of, said
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.text.phrases import N_, Translate


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``baseline``."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add(
        "--reason",
        metavar="TEXT",
        help=_("why the project lives with what is added; otherwise the day on which it was"),
    )
    add(
        "--ratchet",
        action="store_true",
        help=_("take out what is mended, and add nothing"),
    )
    add_day(parser, translate)
    add_jobs(parser, translate)


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Write the baseline of what the command line names; return the exit status."""
    from sphinx_readiness.text.folding import is_blank  # noqa: PLC0415

    try:
        docs = Path(arguments.docs)
        if not _is_folder(docs):
            message = translate(N_("there is no folder '{path}'"))
            raise Misused(said(message, path=arguments.docs))
        if arguments.reason is not None and is_blank(arguments.reason):
            raise Misused(translate(N_("--reason: expected why the project lives with it")))
        overrides = day_of(arguments, translate)
        jobs = jobs_of(arguments.jobs, translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.sphinx_ext.lint.accept import write_baseline  # noqa: PLC0415 - Sphinx

    return write_baseline(
        docs,
        overrides=overrides,
        jobs=jobs,
        reason=arguments.reason,
        ratchet=arguments.ratchet,
        translate=translate,
    )


def _is_folder(path: Path) -> bool:
    try:
        return path.is_dir()
    except (OSError, ValueError):  # a name that is too long, or has a null character
        return False


COMMAND: Final = Command(
    "baseline",
    N_("accept the findings that there are, so that only new ones fail"),
    N_(
        "Write the findings that there are into readiness-baseline.json at the root of the "
        "project. They fail nothing then. Reasons that the file has are kept."
    ),
    add_arguments,
    run,
    N_("Exit status: 0 if the file is as it should be, 2 if it could not be made."),
)
