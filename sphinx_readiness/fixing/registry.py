"""Which rules can be mended, and by what; and the fixes for all findings of a report."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final

from sphinx_readiness.fixing import (
    configuration,
    ids,
    lost_cells,
    names,
    owners,
    release_files,
    stated_versions,
    statuses,
    verdicts,
)
from sphinx_readiness.fixing.scope import Fixer, Offer, Scope

FIXERS: Final[Mapping[str, Fixer]] = MappingProxyType(
    {
        "RD102": lost_cells.FIXER,
        "RD104": ids.FIXER,
        "RD107": names.OPTION,
        "RD110": names.OPTION,
        "RD111": configuration.FIXER,
        "RD113": names.HEADER,
        "RD202": verdicts.WORSE,
        "RD203": verdicts.BETTER,
        "RD301": owners.COLUMN,
        "RD302": owners.SPELLING,
        "RD401": statuses.KNOWN,
        "RD402": statuses.OWN,
        "RD404": statuses.ONE,
        "RD501": stated_versions.FIXER,
        "RD503": stated_versions.FIXER,
        "RD504": release_files.FIXER,
        "RD506": statuses.TICKED,
    }
)
"""By the code of the rule."""


def offers(scope: Scope, wanted: Callable[[str], bool], *, every_status: bool) -> Iterator[Offer]:
    """Yield a fix, or why there is none, for what the rules that are *wanted* have found.

    *every_status* says that statuses are written as the vocabulary has them though they are
    understood.
    """
    for finding in scope.report.findings:
        fixer = FIXERS.get(finding.code)
        if fixer is not None and wanted(finding.code):
            yield from fixer.make(finding, scope)
    if every_status:
        yield from statuses.normalised(scope)


def said_of(code: str) -> str:
    """Return what the page of the rule *code* says of its fix, in English; empty if it has none."""
    fixer = FIXERS.get(code)
    if fixer is None:
        return ""
    option = "" if fixer.safe else " --unsafe"
    also = " (or, where that is not safe, `--unsafe`)" if fixer.safe and fixer.unsafe else ""
    return f"**Fix.** `sphinx-readiness fix{option}`{also}. {fixer.does}"
