"""``sphinx-readiness fix``: its arguments. What it does is imported when it is called."""

from __future__ import annotations

import argparse
from typing import Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.lint import (
    USAGE_ERROR,
    add_day,
    add_documents,
    add_jobs,
    day_of,
    jobs_of,
    rules_of,
)
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.text.phrases import N_, Translate


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``fix``."""
    _ = translate
    add = parser.add_argument
    add_documents(parser, translate)
    add(
        "--unsafe",
        action="store_true",
        help=_("also make fixes that say something else than before, and are to be looked at"),
    )
    add(
        "--check",
        action="store_true",
        help=_("write nothing, and fail if there is anything to mend"),
    )
    add("--diff", "--dry-run", action="store_true", help=_("write nothing, show what would change"))
    add(
        "--select",
        metavar="RULES",
        action="append",
        help=_("mend only these rules: codes, prefixes, names or families, separated by commas"),
    )
    add("--ignore", metavar="RULES", action="append", help=_("leave these rules as they are"))
    add(
        "--statuses",
        action="store_true",
        help=_("also write each status that is understood as the vocabulary has it"),
    )
    add(
        "--align",
        action="store_true",
        help=_("also align the pipe tables in which something is mended"),
    )
    add("-q", "--quiet", action="store_true", help=_("print no differences, and not what is left"))
    add_day(parser, translate)
    add_jobs(parser, translate)


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Mend what the command line names; return the exit status."""
    from sphinx_readiness.cli.targets import targets_of  # noqa: PLC0415

    try:
        targets = targets_of(arguments.docs, translate)
        overrides = day_of(arguments, translate)
        jobs = jobs_of(arguments.jobs, translate)
        select = rules_of(arguments.select or [], translate)
        ignore = rules_of(arguments.ignore or [], translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.cli.fixing import fix  # noqa: PLC0415 - imports Sphinx

    return max(
        fix(target, arguments, overrides, jobs, (select, ignore), translate) for target in targets
    )


COMMAND: Final = Command(
    "fix",
    N_("mend what findings offer to mend"),
    N_(
        "Mend what can be mended of the findings in a documentation, and show it. Only the "
        "characters that have to change do, and each file is read again before it is written: "
        "what would say something else than it was meant to is left as it is."
    ),
    add_arguments,
    run,
    N_(
        "Exit status: 0 if all that was asked for is done, 1 if --check finds something to mend, "
        "2 for a wrong command line or documents that cannot be read or written."
    ),
)
