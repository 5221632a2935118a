"""``baseline``: the findings of a lint go into the project's baseline, for a reason."""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Mapping
from pathlib import Path

from sphinx_readiness.comparing.baseline import (
    UNREADABLE,
    accepted,
    baseline_pieces,
    read_baseline,
)
from sphinx_readiness.comparing.split import OWN_RULES
from sphinx_readiness.config.config_files import BASELINE_FILE, has_baseline
from sphinx_readiness.exports.report import Report
from sphinx_readiness.exports.streams import print_lines
from sphinx_readiness.model.findings import Accepted
from sphinx_readiness.sphinx_ext.lint.command import CannotLint, complain, reader, run_lint
from sphinx_readiness.sphinx_ext.storage.atomic_files import CannotWriteError, write_file
from sphinx_readiness.text.phrases import N_, Translate


def write_baseline(
    docs: Path,
    *,
    overrides: Mapping[str, object],
    jobs: int,
    reason: str | None,
    ratchet: bool,
    translate: Translate,
) -> int:
    """Let the baseline have what is found in *docs*; return the exit status.

    What is mended is taken out; with *ratchet* nothing is added. What the file has keeps its
    reason, what is added has *reason* or the day of the report. *overrides* and *jobs* are as for
    :func:`.command.lint`. The whole documentation counts, whatever the option ``record`` says.
    """
    say = reader(translate)
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        try:
            linted = run_lint(docs, Path(scratch), {"record": "", **overrides}, jobs, say)
        except CannotLint as error:
            return complain(str(error))
        report, root = linted.report, linted.session.root
    for finding in report.findings:
        if finding.name == UNREADABLE:
            return complain(f"{finding.location.path}:{finding.location.line}: {finding.text(say)}")
    why = reason or say(N_("accepted on {day}")).format(day=report.today.isoformat())
    new = [] if ratchet else [
        accepted(each, why) for each in report.findings if each.name not in OWN_RULES
    ]  # fmt: skip
    kept = _kept(report, root)
    before = read_baseline(root).accepted if has_baseline(root) else ()
    if new or has_baseline(root):
        try:
            _write(root, [*kept, *new])
        except CannotWriteError as error:
            return complain(str(error))
    message = say(N_("{file}: added {added}, kept {kept}, taken out {gone}"))
    gone = len(before) - len(kept)
    print_lines(
        sys.stdout,
        [message.format(file=BASELINE_FILE, added=len(new), kept=len(kept), gone=gone)],
    )
    return 0


def _kept(report: Report, root: Path) -> list[Accepted]:
    """Return the entries of the baseline that are not mended, as they are said by now."""
    said = {each.fingerprint: accepted(each, each.reason) for each in report.known}
    mended = {each.fingerprint for each in report.mended}
    before = read_baseline(root).accepted if report.baseline else ()
    return [said.get(each.fingerprint, each) for each in before if each.fingerprint not in mended]


def _write(root: Path, entries: list[Accepted]) -> None:
    pieces = (piece.encode("utf-8") for piece in baseline_pieces(entries))
    write_file(root / BASELINE_FILE, pieces)
