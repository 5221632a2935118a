"""Control or bidirectional character in a row or a title.

Such characters are not seen, but they change what is seen: they can reverse the order of words or
hide a part of a line. Right-to-left text is fine; it does not need them.

**Why it matters.** A reader who signs must see what is written, in the order in which it is
written.

**How to mend it.** Delete the characters that the message names, or write the text anew.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.core.findings import Context, Finding, Rule
from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.model import Item, Project
from sphinx_readiness.core.severity import Severity
from sphinx_readiness.core.text import control_characters
from sphinx_readiness.rules.words import first_few

_HINT: Final = N_("Delete them, or write the text anew.")


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each title and each item with such characters."""
    for checklist in project.all_checklists():
        found = control_characters(checklist.title)
        if found:
            yield rule.at(
                checklist.location,
                N_("hidden characters in the title: {characters}; expected visible text only"),
                _HINT,
                characters=first_few(found, 8),
            )
        texts = [_text(item) for item in checklist.items]
        # One look at all rows: nearly always there is nothing to be found.
        if not control_characters("\n".join(texts)):
            continue
        for item, text in zip(checklist.items, texts, strict=True):
            found = control_characters(text)
            if found:
                yield rule.at(
                    item.location,
                    N_("hidden characters in the row: {characters}; expected visible text only"),
                    _HINT,
                    item=item.id,
                    field=_column(item),
                    characters=first_few(found, 8),
                )


def _text(item: Item) -> str:
    return f"{item.title} {item.status_text} {item.owner} {item.notes}"


def _column(item: Item) -> str:
    cells = {"item": item.title, "status": item.status_text, "owner": item.owner}
    return next((name for name, cell in cells.items() if control_characters(cell)), "notes")


RULE: Final = Rule(
    code="RD109",
    name="hidden-characters",
    family="structure",
    severity=Severity.WARNING,
    page=__doc__,
    check=check,
)
