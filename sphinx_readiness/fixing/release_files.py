"""Files that a release tool rewrites: the version that it will look for in them (RD504)."""

from __future__ import annotations

import re
from typing import Final

from sphinx_readiness.fixing.scope import NO_PLACE, Fixer, Offers, Scope, fix_of, refused
from sphinx_readiness.model.edits import Edit
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.spans import Span
from sphinx_readiness.model.versions import Unlisted
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_VERSION: Final = re.compile(r"(?<![\w.])\d{1,9}(?:\.\d{1,9}){1,3}(?![\w.+-])", re.ASCII)
"""A plain version: a longer or marked one is none."""

_SEVERAL: Final = N_("'{path}' has no version, or several; which one is meant cannot be told")


def make(finding: Finding, scope: Scope) -> Offers:
    """Yield what sets the version in the file, if it can be only one.

    That is the one between what the tool expects around it, with as many components.
    """
    unlisted = _unlisted(finding, scope)
    draft = scope.drafts.draft(unlisted.path) if unlisted is not None else None
    if unlisted is None or draft is None:
        return  # it is not there, or no text
    wanted = list(_VERSION.finditer(unlisted.expected))
    if unlisted.expected in draft.text:
        return  # by now
    if len(wanted) != 1:
        yield refused(finding, NO_PLACE)
        return
    before, behind = unlisted.expected[: wanted[0].start()], unlisted.expected[wanted[0].end() :]
    found = [
        (number, match)
        for number, line in enumerate(draft.lines(), 1)
        for match in _VERSION.finditer(line)
        if line[: match.start()].endswith(before)
        and line[match.end() :].startswith(behind)
        and match[0].count(".") == wanted[0][0].count(".")
    ]
    if len(found) != 1:
        yield refused(finding, _SEVERAL, path=shorten(unlisted.path, 200))
        return
    number, match = found[0]
    span = Span(unlisted.path, number, match.start() + 1, number, match.end() + 1)
    yield fix_of(
        finding,
        N_("set the version {new} instead of {old} in '{path}'"),
        (Edit(span, wanted[0][0]),),
        safe=False,
        mends=False,  # the file is read before it is written
        new=wanted[0][0],
        old=match[0],
        path=shorten(unlisted.path, 200),
    )


def _unlisted(finding: Finding, scope: Scope) -> Unlisted | None:
    values = dict(finding.values)
    for each in scope.report.project.versions.unlisted:
        known = (shorten(each.path, 200), shorten(each.expected))
        same = known == (values.get("path"), values.get("expected"))
        if same and each.config._replace(column=0) == finding.location._replace(column=0):
            return None if each.missing else each
    return None


FIXER: Final = Fixer(
    make,
    safe=False,
    unsafe=True,
    does="Sets the version that the tool expects, where the file has one that it can be only.",
)
