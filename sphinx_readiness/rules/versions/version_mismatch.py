"""Page that states another version than the one that is known elsewhere.

Looked at are what a page says in its head (a field such as `**Version**: 0.1.0`, in front matter,
in a field list or in a table), its title (`Lantern 2.0.0`), sentences such as "the latest version
is 2.0.0", badges, names that stand for a version, and what it declares with `readiness-version`;
[all forms](#reference-claims). The version has to be that
of the manifest, by the components that are written: `2.0` is true of 2.0.1. Changelogs, pages on
upgrades, samples of code and other products are left alone, and a page below a folder such as
`v1.2` has to agree with that folder.

A field such as `Version: 1.0` may be the revision of the document itself. It is an error only
where the page is about the product: its title, a field such as `Product` or the name of the field
(`Product version`, `Release`) says so, or its earlier values followed the versions of the product
in the history of the repository. Else it is for information. If the page has signs of revisions of
its own (a document id, who approved it, a history of revisions, a date in its title), it is left
alone.

A page in the folder of a member of a workspace, or with the whole name of one in its title, is
compared with the version of that member.

**Why it matters.** Readers follow a page that is for another version than theirs, and nothing on it
says so.

**How to mend it.** Bring the page up to date. If its number is that of something else, such as an
interface, let the page say so with `readiness-version: api = 1.0.0` in its front matter or in a
comment.

```markdown
# Architecture of Lantern

**Version**: 0.1.0

# Architecture of Lantern

**Version**: 2.0.0
```
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import RECORD, Mismatch
from sphinx_readiness.rules.rule import Context, Rule
from sphinx_readiness.rules.words import contradicted
from sphinx_readiness.text.phrases import N_


def check(rule: Rule, project: Project, context: Context) -> Iterator[Finding]:
    """Yield one finding for each claim that its source contradicts, pins and records apart."""
    for each in project.versions.mismatches:
        if each.claim.form not in {"pin", RECORD}:
            found = contradicted(
                rule,
                each,
                _message(each),
                N_("Bring it up to date, or declare what it speaks of with 'readiness-version'.")
                if each.sure
                else N_(
                    "If it is a revision of the document itself, declare 'readiness-version: none' "
                    "there; else bring it up to date."
                ),
            )
            yield found if each.sure else found._replace(severity=Severity.INFO)


def _message(each: Mismatch) -> str:
    if each.source.partial and each.source.location.path == each.claim.location.path:
        return N_("this says version {stated}, but the page is one of version {version}")
    if each.product:
        return N_("this says version {stated}, but '{product}' is {version} ({place})")
    return N_("this says version {stated}, but the project is {version} ({place})")


RULE: Final = Rule(
    code="RD501",
    name="version-mismatch",
    family="versions",
    severity=Severity.ERROR,
    page=__doc__,
    check=check,
)
