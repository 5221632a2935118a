"""The reference of the kinds of evidence, from the files that they are."""

from __future__ import annotations

import sys
from collections.abc import Iterator

from markdown_table import markdown_table

from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.evidence.verbs import REPORTS


def _page(kind: EvidenceKind) -> tuple[str, str]:
    """Return the first line and the rest of the page of *kind*, in Markdown."""
    module = sys.modules[kind.check.__module__]
    first, _, rest = (module.__doc__ or "").strip().partition("\n\n")
    return " ".join(first.replace("``", "`").split()), rest.replace("``", "`")


def evidence() -> Iterator[str]:
    """Yield a table of all kinds, then a section for each."""
    kinds = [load() for load in OWN.values()]
    linked = ((f"[{each.verb}](#evidence-{each.verb})", _page(each)[0]) for each in kinds)
    yield from markdown_table(("Verb", "What it states"), linked)
    yield ""
    for kind in kinds:
        first, rest = _page(kind)
        yield from (f"(evidence-{kind.verb})=", f"## `{kind.verb}`", "", first, "")
        yield from (*rest.splitlines(), "")
        if kind.verb in REPORTS:
            yield from ("A report: [age and commit](#keep-proof-fresh) may be demanded of it.", "")
