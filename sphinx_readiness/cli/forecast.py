"""``sphinx-readiness forecast``: what turns red next, and when."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.lint import USAGE_ERROR, documents, overridden, processes, say
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.exports import forecasts
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.model.forecast import MOST_DAYS, parse_days
from sphinx_readiness.text.folding import visible
from sphinx_readiness.text.phrases import N_, Translate

_ICS: Final = "ics"


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Print or write the forecast of the folder that the command line names; return the status."""
    try:
        docs = documents(arguments.docs, translate)
        days = parse_days(arguments.days)
        if days is None:
            template = translate(N_("--days: '{text}' is no number of days from 1 to {most}"))
            raise Misused(say(template, text=arguments.days, most=str(MOST_DAYS)))
        overrides = overridden(arguments, translate)
        jobs = processes(arguments.jobs, translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.sphinx_ext.lint import CannotLint, forecast_on  # noqa: PLC0415 - Sphinx

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
