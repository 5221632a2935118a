"""What ``fix`` does and prints."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final

from sphinx_readiness.cli.messages import complain
from sphinx_readiness.cli.selectors import known_rules, named
from sphinx_readiness.cli.targets import Target
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.files.replacing import exchange
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.fixing.drafts import Draft
from sphinx_readiness.model.edits import Fix, Refusal
from sphinx_readiness.reading.openings import LINE_ENDS
from sphinx_readiness.sphinx_ext.lint.command import CannotLint, reader
from sphinx_readiness.sphinx_ext.lint.mend import Mended, Wanted, mend
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import N_, Translate


def fix(
    target: Target,
    arguments: argparse.Namespace,
    overrides: Mapping[str, object],
    jobs: int,
    rules: tuple[Sequence[str], Sequence[str]],
    translate: Translate,
) -> int:
    """Mend the documents of *target* and say what was done; return the exit status.

    *rules* are the selectors of those to mend, where none is all, and of those to leave out.
    """
    say = reader(translate)
    every = known_rules()
    select, ignore = ({rule.code for each in part for rule in named(each, every)} for part in rules)
    wanted = Wanted(
        target.folder,
        target.files,
        overrides,
        jobs,
        lambda code: (not rules[0] or code in select) and code not in ignore,
        unsafe=arguments.unsafe,
        every_status=arguments.statuses,
        align=arguments.align,
    )
    try:
        mended = mend(wanted, say)
    except CannotLint as error:
        complain(visible(str(error)))
        return 2
    dry = arguments.check or arguments.diff
    written, failed = (0, False) if dry else _write(mended, say)
    lines = _report(mended, arguments, written, say)
    print_lines(sys.stdout, map(_harmless, lines))
    if failed:
        return 2
    return 1 if arguments.check and mended.fixes else 0


def _write(mended: Mended, say: Translate) -> tuple[int, bool]:
    """Write the files; return how many could be, and whether any could not."""
    written, failed = 0, False
    for draft in mended.drafts:
        try:
            exchange(mended.root, draft.path, draft.data, draft.encoded())
            written += 1
        except UnreadableFile as error:
            failed = True
            reason = say(error.message).format_map(dict(error.values))
            complain(visible(f"{draft.path}: {reason}"))
        except OSError as error:
            failed = True
            complain(visible(f"{draft.path}: {error.strerror or error}"))
    return written, failed


def _report(
    mended: Mended, arguments: argparse.Namespace, written: int, say: Translate
) -> Iterator[str]:
    """Yield the lines to print."""
    quiet = arguments.quiet
    for each in () if quiet else mended.drafts:
        yield from _difference(each)
    for fix_ in () if quiet else _in_order(mended.fixes):
        yield _line(fix_, fix_.text(say))
    for refusal in () if quiet else mended.refusals:
        yield _line(refusal, say(N_("not mended: {reason}")).format(reason=refusal.text(say)))
    dry = arguments.check or arguments.diff
    if not mended.fixes:
        yield say(N_("nothing to mend"))
    elif dry:
        yield say(N_("to mend: {fixes}, in files: {files}")).format(
            fixes=len(mended.fixes), files=len(mended.drafts)
        )
    else:
        yield say(N_("mended: {fixes}, files written: {files}")).format(
            fixes=len(mended.fixes), files=written
        )
    if mended.unsafe:
        yield say(N_("more with --unsafe: {fixes}")).format(fixes=len(mended.unsafe))


def _harmless(line: str) -> str:
    """Return *line* as no runner obeys it; what opens a directive of MyST is no command."""
    fence = _FENCE.match(line)
    return f"{fence[0]}{inert(line[fence.end() :])}" if fence is not None else inert(line)


_FENCE: Final = re.compile(r"[ ]*:{3,}(?![\w:])")


def _in_order(fixes: Iterable[Fix]) -> list[Fix]:
    return sorted(fixes, key=lambda each: (each.location, each.code))


def _line(each: Fix | Refusal, text: str) -> str:
    place = f"{each.location.path}:{each.location.line}:"
    return visible(" ".join(filter(None, (place, each.code, text))))


def _difference(draft: Draft) -> Iterator[str]:
    """Yield the unified difference of one file, of which no line goes.

    So each line is compared with its own, and this takes linear time.
    """
    before = LINE_ENDS.split(draft.before)
    after: list[list[str]] = [[] for _ in before]
    for line, origin in zip(LINE_ENDS.split(draft.text), draft.origins, strict=True):
        after[origin - 1].append(line)
    changed = [at for at, line in enumerate(before) if [line] != after[at]]
    yield from map(visible, (f"--- {draft.path}", f"+++ {draft.path}"))
    number = added = 0
    while number < len(changed):
        start = max(changed[number] - _AROUND, 0)
        number += 1
        while number < len(changed) and changed[number] - changed[number - 1] <= 2 * _AROUND:
            number += 1
        end = min(changed[number - 1] + _AROUND + 1, len(before))
        new = sum(map(len, after[start:end]))
        yield f"@@ -{start + 1},{end - start} +{start + 1 + added},{new} @@"
        added += new - (end - start)
        yield from map(visible, _signed(before[start:end], after[start:end]))


def _signed(before: Sequence[str], after: Sequence[Sequence[str]]) -> Iterator[str]:
    """Yield lines with a blank, a minus or a plus; *after* has those that each one became."""
    at = 0
    while at < len(before):
        if after[at][:1] == [before[at]]:  # the line stays; others may have been added to it
            yield f" {before[at]}"
            yield from (f"+{line}" for line in after[at][1:])
            at += 1
            continue
        stop = at
        while stop < len(before) and after[stop][:1] != [before[stop]]:
            stop += 1
        yield from (f"-{line}" for line in before[at:stop])
        yield from (f"+{line}" for lines in after[at:stop] for line in lines)
        at = stop


_AROUND: Final = 3
"""Lines that are shown around those that change."""
