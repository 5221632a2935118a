"""What ``import`` prints: the report, the document, or the difference."""

from __future__ import annotations

import argparse
import difflib
import os
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.importing import report
from sphinx_readiness.importing.job import Imported
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.written import own_names
from sphinx_readiness.text.folding import inert, shorten, visible
from sphinx_readiness.text.phrases import N_, Translate


class File(NamedTuple):
    """A file to write: where, what it has now (None if it is not there), and what it is to have."""

    path: Path
    before: str | None
    after: str
    data: bytes
    shown: str
    """What messages call it."""
    encoding: str = "utf-8"
    """That of the file as it is now."""

    def old(self) -> bytes | None:
        """Return the bytes that it has now, or None if it is not there."""
        return None if self.before is None else self.before.encode(self.encoding)


class Done(NamedTuple):
    """What became of one source, and the files for it; *printed* without a place to write to."""

    imported: Imported
    files: tuple[File, ...]
    printed: tuple[str, ...] = ()


def to_write(done: Iterable[Done]) -> Iterator[File]:
    """Yield the files that are not as they are to be already."""
    return (file for each in done for file in each.files if file.before != file.after)


def is_imported(plan: Plan) -> bool:
    """Say whether the source has directives of ours."""
    names = own_names(plan.prefix)
    return any(b.directive is not None and b.directive.name in names for b in plan.source.blocks)


def say(template: str, **values: str) -> str:
    """Return *template* with *values*, which come from the command line or files, made safe."""
    return template.format(**{name: visible(shorten(value, 200)) for name, value in values.items()})


def _said(
    imported: Imported, translate: Translate, *, quiet: bool, configured: bool
) -> Iterator[str]:
    """Yield the report of one source."""
    plan = imported.plan
    if not plan.parts:
        known = is_imported(plan)
        said = _ALREADY if known else N_("{name}: nothing here looks like a checklist")
        yield say(translate(said), name=plan.source.name)
        if not known and not quiet:
            yield from report.details(plan, translate)
        return
    if not quiet:
        yield from report.details(plan, translate)
    yield from report.summary(plan, imported.counted, translate)
    if imported.changes is not None:
        yield from report.changes(imported.changes, translate)
    if plan.statuses and not configured:
        yield translate(N_("The legend has statuses of its own. For readiness.toml:"))
        yield from report.configuration(list(plan.statuses.values()))


_ALREADY: Final = N_("{name}: its checklists are directives already")


def print_report(
    arguments: argparse.Namespace,
    done: Sequence[Done],
    written: Iterable[File],
    translate: Translate,
) -> None:
    """Print the report, and the document or the difference where they are asked for."""
    lines: list[str] = []
    configured = any(file.path.name == "readiness.toml" for each in done for file in each.files)
    for each in done:
        if each.imported.pages:
            quiet = arguments.quiet
            lines += _said(each.imported, translate, quiet=quiet, configured=configured)
    shows = arguments.diff or any(each.printed for each in done)
    lines += [say(translate(N_("written: {path}")), path=file.shown) for file in written]
    print_lines(
        sys.stderr if shows and not arguments.dry_run else sys.stdout,
        map(inert, map(visible, lines)),
    )
    if arguments.diff:
        print_lines(sys.stdout, (visible(line) for each in done for line in _diff(each)))
    elif not arguments.dry_run:
        for each in done:
            if each.imported.plan.parts:
                print_lines(
                    sys.stdout, each.printed[:-1] if each.printed[-1:] == ("",) else each.printed
                )


def _diff(done: Done) -> Iterator[str]:
    """Yield the differences of the files, or of a document that would be printed, from nothing."""
    for file in done.files:
        old = file.before.splitlines() if file.before is not None else []
        name = file.shown
        first = name if file.before is not None else os.devnull
        yield from difflib.unified_diff(old, file.after.splitlines(), first, name, lineterm="")
    if done.printed:
        name = done.imported.pages[0].name
        yield from difflib.unified_diff([], done.printed, os.devnull, name, lineterm="")
