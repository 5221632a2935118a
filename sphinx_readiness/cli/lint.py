"""``sphinx-readiness lint``: the gate, without executing ``conf.py``."""

from __future__ import annotations

import argparse
import os
import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

from sphinx_readiness.cli.command import EXIT_CODES, Command
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.config.clock import EPOCH, moment_of
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate

if TYPE_CHECKING:
    from sphinx_readiness.model.evidence import Networks

USAGE_ERROR: Final = 2

MOST_JOBS: Final = 256

_NUMBER: Final = re.compile(r"[1-9][0-9]{0,2}\Z", re.ASCII)


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``lint``; those left out are not in the way of the configuration."""
    _ = translate
    add = parser.add_argument
    add_documents(parser, translate)
    add("--out", metavar="DIR", help=_("write the reports into this folder"))
    add_day(parser, translate)
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
    add("--record", metavar="NAME", help=_("gate the record of this id only"))
    add(
        "--trust-from",
        metavar="REV",
        help=_("read roles and keys from this branch, tag or commit of the repository"),
    )
    add(
        "--ratchet",
        action="store_true",
        help=_("fail on findings of the baseline that are mended, until they are taken out"),
    )
    _add_forms(parser, translate)
    _add_networks(parser, translate)
    add_jobs(parser, translate)
    add_cache(parser, translate)
    add(
        "--color",
        metavar="WHEN",
        choices=("auto", "always", "never"),
        default="auto",
        help=_("colours: auto (on a terminal), always or never"),
    )


def _add_forms(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add in which forms the report is printed and written, and how much of it."""
    _ = translate
    add = parser.add_argument
    add(
        "--format",
        metavar="FORMAT",
        action="append",
        help=_(
            "print the report as text (the default), json, github, gitlab, sarif, junit, markdown, "
            "checkstyle, rdjson, shields, badge or what a plug-in adds; with --out, write it "
            "there; may be repeated"
        ),
    )
    add(
        "--output",
        metavar="FORMAT=FILE",
        action="append",
        help=_("write the report in this form to this file; may be repeated"),
    )
    quiet = _("print only why the gate fails, without hints")
    add("-q", "--quiet", action="store_true", help=quiet)


def add_documents(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the argument that names what is read."""
    help_text = N_("the folder with the documents; or several folders and documents, as hooks do")
    parser.add_argument("docs", metavar="DOCS", nargs="+", help=translate(help_text))


def _add_networks(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments that say which networks may be opened."""
    _, add = translate, parser.add_argument
    add(
        "--online",
        action="store_true",
        help=_("open the addresses that rows state as evidence, which is never done otherwise"),
    )
    add(
        "--private-networks",
        action="store_true",
        help=_("with --online, open addresses of networks that are not public as well"),
    )


def add_day(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the argument that says for which day the report is."""
    help_text = translate(N_("make the report for this day, YYYY-MM-DD"))
    parser.add_argument("--as-of", metavar="DATE", help=help_text)


def add_jobs(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the argument that says how many processes read."""
    help_text = translate(N_("read with N processes, or 'auto'"))
    parser.add_argument("-j", "--jobs", metavar="N", default="1", help=help_text)


def add_cache(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments that say what is kept between runs."""
    _ = translate
    parser.add_argument(
        "--no-cache", action="store_true", help=_("read everything, and keep nothing of it")
    )
    parser.add_argument(
        "--cache-dir",
        metavar="DIR",
        help=_("keep what was read in this folder, not in that of the user"),
    )


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Lint what the command line names and return the exit status."""
    from sphinx_readiness.cli.formats import outputs_of  # noqa: PLC0415
    from sphinx_readiness.cli.targets import targets_of  # noqa: PLC0415

    try:
        targets = targets_of(arguments.docs, translate)
        out = Path(arguments.out) if arguments.out else None
        if out is not None and out.exists() and not out.is_dir():
            raise Misused(said(translate(N_("'{path}' is no folder")), path=arguments.out))
        kept = Path(arguments.cache_dir) if arguments.cache_dir else None
        if kept is not None and kept.exists() and not kept.is_dir():
            raise Misused(said(translate(N_("'{path}' is no folder")), path=arguments.cache_dir))
        overrides = day_of(arguments, translate) | _overrides(arguments, translate)
        jobs = jobs_of(arguments.jobs, translate)
        outputs = outputs_of(arguments, out, translate)
        if len(targets) > 1 and (out is not None or any(each.path for each in outputs)):
            raise Misused(
                translate(
                    N_("these are {number} documentations; name one where reports go to files")
                ).format(number=len(targets))
            )
        online = _online(arguments, translate)
    except Misused as error:
        complain(str(error))
        return USAGE_ERROR
    from sphinx_readiness.cli.cached_lint import CachedLint  # noqa: PLC0415

    lint = CachedLint(
        out=out,
        overrides=overrides,
        quiet=arguments.quiet,
        jobs=jobs,
        color=arguments.color,
        outputs=outputs,
        translate=translate,
        online=online,
        cache=not arguments.no_cache,
        folder=kept,
        argv=arguments.argv if len(arguments.docs) == 1 else (),
        known=arguments.known,
    )
    return max(lint.run(folder, files) for folder, files in targets)


def _online(arguments: argparse.Namespace, translate: Translate) -> Networks | None:
    """Return which networks may be opened; raise Misused for private ones alone."""
    if arguments.private_networks and not arguments.online:
        raise Misused(translate(N_("--private-networks is for --online")))
    if not arguments.online:
        return None
    from sphinx_readiness.model.evidence import Networks  # noqa: PLC0415

    return Networks.ANY if arguments.private_networks else Networks.PUBLIC


def said(template: str, **values: str) -> str:
    """Return *template* with *values*, which come from the command line, made safe."""
    return template.format(**{name: visible(shorten(value, 200)) for name, value in values.items()})


def rules_of(lists: list[str], translate: Translate) -> tuple[str, ...]:
    """Return the selectors in comma-separated *lists*; raise Misused if one names no rule."""
    from sphinx_readiness.cli.selectors import known_rules, named, unknown_rule  # noqa: PLC0415

    selectors = [each.strip() for text in lists for each in text.split(",") if each.strip()]
    rules = known_rules()
    for selector in selectors:
        if not named(selector, rules):
            raise Misused(unknown_rule(selector, rules, translate))
    return tuple(dict.fromkeys(selectors))


def day_of(arguments: argparse.Namespace, translate: Translate) -> dict[str, object]:
    """Return the option ``as_of`` if the command line has it; raise Misused if it is no date.

    So it is if the clock of the environment is none: Sphinx ends there as well.
    """
    if arguments.as_of is None:
        epoch = os.environ.get(EPOCH, "")
        if epoch and moment_of(epoch) is None:
            template = translate(N_("{name}: '{text}' is no number of seconds since 1970"))
            raise Misused(said(template, name=EPOCH, text=epoch))
        return {}
    from sphinx_readiness.text.dates import parse_date  # noqa: PLC0415

    if parse_date(arguments.as_of) is None:
        raise Misused(
            said(
                translate(N_("--as-of: '{text}' is no date; expected one such as 2026-01-31")),
                text=arguments.as_of,
            )
        )
    return {"as_of": arguments.as_of.strip()}


def _overrides(arguments: argparse.Namespace, translate: Translate) -> dict[str, object]:
    """Return the options that the command line sets, by name; they go over all configuration."""
    overrides: dict[str, object] = {}
    if arguments.fail_on is not None:
        overrides["fail_on"] = arguments.fail_on
    if arguments.pull_request:
        overrides["fail_on_time"] = False
    if arguments.select is not None:
        selected = rules_of(arguments.select, translate)
        overrides["select"] = () if "all" in map(str.casefold, selected) else selected
    if arguments.ignore is not None:
        overrides["ignore"] = rules_of(arguments.ignore, translate)
    if arguments.record is not None:
        overrides["record"] = arguments.record
    if arguments.trust_from is not None:
        overrides["trust_from"] = arguments.trust_from
    if arguments.ratchet:
        overrides["ratchet"] = True
    return overrides


def _processors() -> int:
    """Return how many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def jobs_of(text: str, translate: Translate) -> int:
    """Return the number of processes in *text*; ``auto`` is one a processor."""
    if text == "auto":
        return min(_processors(), MOST_JOBS)
    if _NUMBER.match(text) and int(text) <= MOST_JOBS:
        return int(text)
    raise Misused(
        said(
            translate(N_("--jobs: '{text}' is no number of processes from 1 to {most}, or 'auto'")),
            text=text,
            most=str(MOST_JOBS),
        )
    )


COMMAND: Final = Command(
    "lint",
    N_("check the checklists of a documentation"),
    N_(
        "Check the checklists of a documentation, as 'sphinx-build -b readiness' does, "
        "without executing its conf.py."
    ),
    add_arguments,
    run,
    EXIT_CODES,
)
