"""A report beside the baseline: what is new, what is known, and what was mended."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Final

from sphinx_readiness.comparing.baseline import Baseline
from sphinx_readiness.config.config_files import BASELINE_FILE
from sphinx_readiness.exports.fingerprints import fingerprinted
from sphinx_readiness.exports.report import Report
from sphinx_readiness.model.findings import Accepted
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.rules.from_problems import found_by
from sphinx_readiness.rules.rule import Rule
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

MENDED: Final = "mended-finding"

OWN_RULES: Final = frozenset(("unknown-record", MENDED, "unreadable-baseline"))
"""Rules about the baseline and what is gated; a baseline accepts none of their findings."""


def split(
    report: Report,
    baseline: Baseline,
    rules: Iterable[Rule],
    asked: Callable[[Accepted], bool],
    *,
    ratchet: bool,
) -> Report:
    """Return *report*, whose findings have fingerprints, with what *baseline* accepts set apart.

    An entry of the baseline is mended if its rule was asked and nothing is found of it, where
    *asked* says that it would be reported. With *ratchet* each of those is a finding.
    """
    entries = {each.fingerprint: each for each in baseline.accepted}
    new, known = [], []
    for finding in report.findings:
        entry = entries.get(finding.fingerprint)
        if entry is None or entry.code != finding.code or finding.name in OWN_RULES:
            new.append(finding)
        else:
            known.append(finding._replace(reason=entry.reason))
    found = {each.fingerprint for each in (*report.findings, *report.excused)}
    codes = {page.code for page in report.pages}
    mended = tuple(
        each
        for each in baseline.accepted
        if each.fingerprint not in found and each.code in codes and asked(each)
    )
    problems = [*baseline.problems, *(_mended(mended, baseline) if ratchet else ())]
    added = tuple(fingerprinted(found_by(rules, problems), lambda _: ""))
    return report._replace(
        findings=(*new, *added),
        known=tuple(known),
        mended=mended,
        baseline=BASELINE_FILE,
    )


def _mended(mended: Iterable[Accepted], baseline: Baseline) -> Iterator[RawProblem]:
    for each in mended:
        yield RawProblem(
            MENDED,
            (BASELINE_FILE, baseline.lines.get(each.fingerprint, 1)),
            N_("{code} '{message}' of {path} is mended; expected it to be accepted no more"),
            N_("Run 'sphinx-readiness baseline DOCS --ratchet', which takes it out."),
            (("code", each.code), ("message", shorten(each.message, 120)), ("path", each.path)),
        )
