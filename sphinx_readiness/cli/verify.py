"""``sphinx-readiness verify``: whether the sign-offs hold."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final

from sphinx_readiness.cli.command import Command
from sphinx_readiness.cli.lint import USAGE_ERROR, add_day, add_jobs, day_of, jobs_of, said
from sphinx_readiness.cli.messages import Misused, complain
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate, english

if TYPE_CHECKING:
    from sphinx_readiness.model.problems import RawProblem
    from sphinx_readiness.workspace.signer import Examined
    from sphinx_readiness.workspace.verifying import Verified


def add_arguments(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the arguments of ``verify``."""
    _ = translate
    add = parser.add_argument
    add("docs", metavar="DOCS", help=_("the folder with the documents"))
    add("--record", metavar="NAME", help=_("verify the record of this id only"))
    add_trust(parser, translate)
    add(
        "--history",
        action="store_true",
        help=_("look for sign-offs that were taken away, through the commits of the repository"),
    )
    add(
        "--format",
        metavar="FORMAT",
        choices=("table", "json"),
        default="table",
        help=_("table (the default) or json"),
    )
    add_day(parser, translate)
    add_jobs(parser, translate)


def add_trust(parser: argparse.ArgumentParser, translate: Translate) -> None:
    """Add the argument that says where roles and keys come from."""
    help_text = translate(
        N_("read roles and keys from this branch, tag or commit of the repository")
    )
    parser.add_argument("--trust-from", metavar="REV", help=help_text)


def trust_of(arguments: argparse.Namespace) -> dict[str, object]:
    """Return the option ``trust_from`` if the command line has it."""
    return {} if arguments.trust_from is None else {"trust_from": arguments.trust_from}


def examined(arguments: argparse.Namespace, translate: Translate) -> Examined:
    """Return what the documents say that the command line names; raises Misused and CannotLint."""
    from sphinx_readiness.cli.targets import targets_of  # noqa: PLC0415

    docs = targets_of((arguments.docs,), translate)[0].folder
    overrides = day_of(arguments, translate) | trust_of(arguments)
    jobs = jobs_of(arguments.jobs, translate)
    from sphinx_readiness.sphinx_ext.lint.signing import examine  # noqa: PLC0415 - imports Sphinx

    found: Examined = examine(docs, overrides, jobs, translate)
    return found


def run(arguments: argparse.Namespace, translate: Translate) -> int:
    """Print where the roles of the named documents stand; return 0 if all that have to approve."""
    from sphinx_readiness.sphinx_ext.lint.command import CannotLint  # noqa: PLC0415 - imports Sphinx
    from sphinx_readiness.workspace.verifying import verified  # noqa: PLC0415

    try:
        looked_at = examined(arguments, translate)
    except (Misused, CannotLint) as error:
        complain(visible(str(error)))
        return USAGE_ERROR
    records = [each.id for each in looked_at.project.records]
    if arguments.record and arguments.record not in records:
        template = translate(N_("--record: there is no record '{name}'; expected one of: {known}"))
        complain(said(template, name=arguments.record, known=", ".join(records) or "-"))
        return USAGE_ERROR
    found = verified(looked_at, arguments.record or "")
    gone = _history(looked_at, found) if arguments.history else ()
    passed = found.passed and not gone
    if arguments.format == "json":
        lines: Iterable[str] = [_json(looked_at, found, gone, passed=passed)]
    else:
        lines = _lines(found, gone, translate, passed=passed)
    try:
        print_lines(sys.stdout, lines, gate=True)
    except BrokenPipeError:  # half of a report is none
        return USAGE_ERROR if passed else 1
    return 0 if passed else 1


def _history(looked_at: Examined, found: Verified) -> tuple[RawProblem, ...]:
    from sphinx_readiness.signing.history import taken_away  # noqa: PLC0415 - few ask

    return tuple(taken_away(looked_at.settings.root, {each.record for each in found.standings}))


def _lines(
    found: Verified, gone: tuple[RawProblem, ...], say: Translate, *, passed: bool
) -> Iterator[str]:
    from sphinx_readiness.exports.signing_text import standing_lines  # noqa: PLC0415

    if found.standings:
        yield from standing_lines(found.standings, say)
        yield ""
    for each in (*found.problems, *gone):
        hint = f" {say(each.hint)}" if each.hint else ""
        yield inert(visible(f"{each.place[0]}:{each.place[1]}: {each.text(say)}.{hint}"))
    for exception in found.unapproved:
        yield inert(
            visible(
                say(
                    N_("{record}: nobody of 'waiver_roles' has signed these exceptions: {items}")
                ).format(record=exception.record, items=", ".join(exception.items[:12]))
            )
        )
    if found.sign_offs.trusted_from:
        yield say(N_("roles and keys are those of commit {commit}")).format(
            commit=found.sign_offs.trusted_from
        )
    required = [each for each in found.standings if each.required]
    if not required:
        yield say(N_("nobody has to sign, so nothing is approved"))
        return
    yield say(
        N_("verified: {count} of {total} roles approve")
        if passed
        else N_("not verified: {count} of {total} roles approve")
    ).format(count=sum(each.approves for each in required), total=len(required))


def _json(
    looked_at: Examined, found: Verified, gone: tuple[RawProblem, ...], *, passed: bool
) -> str:
    from sphinx_readiness.exports.json_signing import signing_members  # noqa: PLC0415
    from sphinx_readiness.workspace.verifying import digests  # noqa: PLC0415

    offs = found.sign_offs._replace(standings=found.standings, unapproved=found.unapproved)
    value = {
        "as_of": looked_at.today.isoformat(),
        "passed": passed,
        **signing_members(offs),
        "digests": digests(found.states),
        "problems": [
            {"rule": each.rule, "path": each.place[0], "line": each.place[1],
             "message": each.text(english)}
            for each in (*found.problems, *gone)
        ],
    }  # fmt: skip
    return json.dumps(value, indent=2)


COMMAND: Final = Command(
    "verify",
    N_("check the sign-offs of a documentation"),
    N_(
        "Check that those who have to agree have, about the rows as they are now, without "
        "executing conf.py. Signatures are checked as of the end of today or of --as-of."
    ),
    add_arguments,
    run,
    N_(
        "Exit status: 0 if every required role has a current and valid approval, 1 if one has "
        "not, 2 for a wrong command line or documents that cannot be read."
    ),
)
