"""``sphinx-readiness lint``: the gate, without executing ``conf.py``."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.formats import find_exporter
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.cli.selectors import known_rules, named, unknown_rule
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate

USAGE_ERROR: Final = 2

MOST_JOBS: Final = 256

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}\Z", re.ASCII)


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Lint the folder that the command line names and return the exit status."""
    try:
        docs = documents(arguments.docs, translate)
        out = Path(arguments.out) if arguments.out else None
        if out is not None and out.exists() and not out.is_dir():
            raise Misused(say(translate(N_("'{path}' is no folder")), path=arguments.out))
        overrides = overridden(arguments, translate)
        jobs = processes(arguments.jobs, translate)
        exporter = find_exporter(arguments.format, translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.sphinx_ext.lint import lint  # noqa: PLC0415 - imports Sphinx

    return lint(
        docs,
        out=out,
        overrides=overrides,
        quiet=arguments.quiet,
        jobs=jobs,
        color=arguments.color,
        exporter=exporter,
        translate=translate,
    )


def say(template: str, **values: str) -> str:
    """Return *template* with *values*, which come from the command line, made safe."""
    return template.format(**{name: visible(shorten(value, 200)) for name, value in values.items()})


def documents(text: str, translate: Translate) -> Path:
    """Return the folder *text*; raise Misused if it is none."""
    path = Path(text)
    try:
        if path.is_dir():
            return path
        exists = path.exists()
    except (OSError, ValueError):  # a name that is too long, or has a null character
        exists = False
    if exists:
        raise Misused(
            say(translate(N_("'{path}' is no folder; name the folder of the documents")), path=text)
        )
    raise Misused(say(translate(N_("there is no folder '{path}'")), path=text))


def _rules(lists: Iterable[str], translate: Translate) -> tuple[str, ...]:
    """Return the selectors in comma-separated *lists*; raise Misused if one names no rule."""
    selectors = [each.strip() for text in lists for each in text.split(",") if each.strip()]
    rules = known_rules()
    for selector in selectors:
        if not named(selector, rules):
            raise Misused(unknown_rule(selector, rules, translate))
    return tuple(dict.fromkeys(selectors))


def overridden(arguments: argparse.Namespace, translate: Translate) -> dict[str, object]:
    """Return the options that the command line sets, by name; they go over all configuration."""
    overrides: dict[str, object] = {}
    if arguments.as_of is not None:
        if parse_date(arguments.as_of) is None:
            raise Misused(
                say(
                    translate(N_("--as-of: '{text}' is no date; expected one such as 2026-01-31")),
                    text=arguments.as_of,
                )
            )
        overrides["as_of"] = arguments.as_of.strip()
    if getattr(arguments, "fail_on", None) is not None:
        overrides["fail_on"] = arguments.fail_on
    if getattr(arguments, "pull_request", False):
        overrides["fail_on_time"] = False
    if getattr(arguments, "select", None) is not None:
        selected = _rules(arguments.select, translate)
        overrides["select"] = () if "all" in map(str.casefold, selected) else selected
    if getattr(arguments, "ignore", None) is not None:
        overrides["ignore"] = _rules(arguments.ignore, translate)
    return overrides


def processes(text: str, translate: Translate) -> int:
    """Return the number of processes in *text*; ``auto`` is one a processor."""
    if text == "auto":
        return min(os.cpu_count() or 1, MOST_JOBS)
    if _NUMBER.match(text) and int(text) <= MOST_JOBS:
        return int(text)
    raise Misused(
        say(
            translate(N_("--jobs: '{text}' is no number of processes from 1 to {most}, or 'auto'")),
            text=text,
            most=str(MOST_JOBS),
        )
    )
