"""``sphinx-readiness forecast``: what turns red next, and when."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.lint import USAGE_ERROR, add_day, add_jobs, day_of, jobs_of, said
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.text.folding import visible
from sphinx_readiness.text.phrases import N_, Translate

_ICS: Final = "ics"


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``forecast``."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add("--days", metavar="N", default="90", help=_("how many days to look ahead (90)"))
    add_day(parser, translate)
    add(
        "--format",
        metavar="FORMAT",
        choices=("table", "json", "ics"),
        default="table",
        help=_("table (the default), json, or ics for a calendar"),
    )
    add("--out", metavar="FILE", help=_("write it into this file"))
    add_jobs(parser, translate)


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Print or write the forecast of the folder that the command line names; return the status."""
    from sphinx_readiness.cli.targets import targets_of  # noqa: PLC0415
    from sphinx_readiness.exports import forecasts  # noqa: PLC0415
    from sphinx_readiness.model.forecast import MOST_DAYS, parse_days  # noqa: PLC0415

    try:
        docs = targets_of((arguments.docs,), translate)[0].folder
        days = parse_days(arguments.days)
        if days is None:
            template = translate(N_("--days: '{text}' is no number of days from 1 to {most}"))
            raise Misused(said(template, text=arguments.days, most=str(MOST_DAYS)))
        overrides = day_of(arguments, translate)
        jobs = jobs_of(arguments.jobs, translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.sphinx_ext.lint.command import CannotLint, forecast_on  # noqa: PLC0415 - Sphinx

    try:
        today, events = forecast_on(docs, overrides, jobs, days)
    except CannotLint as error:
        complain(visible(str(error)))
        return USAGE_ERROR
    if arguments.format == _ICS:
        text = forecasts.calendar_text(events, today, translate)
    elif arguments.format == "json":
        text = forecasts.json_text(events, today, days)
    else:
        lines = forecasts.table_lines(events, today, days, translate)
        text = "".join(f"{line}\n" for line in lines)
    if arguments.out:
        Path(arguments.out).write_bytes(text.encode("utf-8", "replace"))
    else:
        print_lines(sys.stdout, text.removesuffix("\n").split("\n"))
    return 0


COMMAND: Final = Command(
    "forecast",
    N_("list what turns red next, and when"),
    N_(
        "List what will turn red with nothing but time passing: reviews, waivers, windows, "
        "conditions, and evidence that grows old. Documents are read as 'lint' does."
    ),
    add_arguments,
    run,
    N_("Exit status: 0, or 2 for a wrong command line or documents that cannot be read."),
)
