"""``sphinx-readiness lint``: the gate, without executing ``conf.py``."""

from __future__ import annotations

import argparse
import os
import re
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from sphinx_readiness.cli.messages import complain
from sphinx_readiness.cli.selectors import named, unknown_rule
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate

USAGE_ERROR: Final = 2

MOST_JOBS: Final = 256

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}\Z", re.ASCII)


class Misused(Exception):  # noqa: N818 - it is the command line that is wrong
    """A wrong command line; *str* of it is the message, in the reader's language."""


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Lint the folder that the command line names and return the exit status."""
    try:
        docs = _folder(arguments.docs, translate)
        out = Path(arguments.out) if arguments.out else None
        if out is not None and out.exists() and not out.is_dir():
            raise Misused(_say(translate(N_("'{path}' is no folder")), path=arguments.out))
        overrides = _overrides(arguments, translate)
        jobs = _jobs(arguments.jobs, translate)
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
        translate=translate,
    )


def _say(template: str, **values: str) -> str:
    """Return *template* with *values*, which come from the command line, made safe."""
    return template.format(**{name: visible(shorten(value, 200)) for name, value in values.items()})


def _folder(text: str, translate: Translate) -> Path:
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
            _say(
                translate(N_("'{path}' is no folder; name the folder of the documents")), path=text
            )
        )
    raise Misused(_say(translate(N_("there is no folder '{path}'")), path=text))


def _rules(lists: Iterable[str], translate: Translate) -> tuple[str, ...]:
    """Return the selectors in comma-separated *lists*; raise Misused if one names no rule."""
    selectors = [each.strip() for text in lists for each in text.split(",") if each.strip()]
    for selector in selectors:
        if not named(selector):
            raise Misused(unknown_rule(selector, translate))
    return tuple(dict.fromkeys(selectors))


def _overrides(arguments: argparse.Namespace, translate: Translate) -> dict[str, object]:
    """Return the options that the command line sets, by name; they go over all configuration."""
    overrides: dict[str, object] = {}
    if arguments.as_of is not None:
        if parse_date(arguments.as_of) is None:
            raise Misused(
                _say(
                    translate(N_("--as-of: '{text}' is no date; expected one such as 2026-01-31")),
                    text=arguments.as_of,
                )
            )
        overrides["as_of"] = arguments.as_of.strip()
    if arguments.fail_on is not None:
        overrides["fail_on"] = arguments.fail_on
    if arguments.select is not None:
        selected = _rules(arguments.select, translate)
        overrides["select"] = () if "all" in map(str.casefold, selected) else selected
    if arguments.ignore is not None:
        overrides["ignore"] = _rules(arguments.ignore, translate)
    return overrides


def _jobs(text: str, translate: Translate) -> int:
    """Return the number of processes in *text*; ``auto`` is one a processor."""
    if text == "auto":
        return min(os.cpu_count() or 1, MOST_JOBS)
    if _NUMBER.match(text) and int(text) <= MOST_JOBS:
        return int(text)
    raise Misused(
        _say(
            translate(N_("--jobs: '{text}' is no number of processes from 1 to {most}, or 'auto'")),
            text=text,
            most=str(MOST_JOBS),
        )
    )
