"""``contains FILE "text"``: the file says so, in just these words.

Blanks and line breaks count as one blank, capitals count. A page that an item stands on proves
nothing of that item.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH, names_file
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

MOST_SEARCHED: Final = 4_000_000_000
"""Characters that are searched for all statements together: some seconds."""

_QUOTES: Final = str.maketrans("\u201c\u201d\u201e\u2018\u2019", '"""\'\'')


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the file holds the text."""
    path = project.report(given["path"])
    origin = project.origin(path)
    text = project.once(("contains", path), lambda: _folded(project.tree.report(path, "text")))
    project.searched += len(text)
    if project.searched > MOST_SEARCHED:
        return Checked(None, N_("more is searched for texts than is looked through"), origin=origin)
    wanted = " ".join((given["double"] or given["simple"]).split())
    if wanted and wanted in text:
        return Checked(True, origin=origin)
    values = (("path", path), ("text", shorten(wanted)))
    return Checked(False, N_("'{path}' does not say \"{text}\""), values, origin=origin)


def _folded(text: str) -> str:
    return " ".join(text.translate(_QUOTES).split())


def _is_marked(rest: str) -> bool:
    return names_file(rest) and rest.endswith(('"', "'"))


KIND: Final = own(
    "contains",
    rf"{PATH}\s++(?:\"(?P<double>[^\"\n]{{1,500}})\"|'(?P<simple>[^'\n]{{1,500}})')",
    N_("expected 'contains FILE \"text\"', such as 'contains RUNBOOK.md \"Restore from backup\"'"),
    check,
    _is_marked,
)
