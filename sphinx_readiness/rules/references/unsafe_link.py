"""Link that a browser would run instead of open.

In checklists a link becomes plain text if its scheme is not known to run nothing: `https:`,
`mailto:`, `tel:` and the like are, `javascript:` and `data:` are not. So does raw HTML that is more
than harmless elements, each closed where it is opened: `<br>`, `<sub>` and `<kbd>` stay,
`<textarea>`, `style="..."` and `onclick="..."` do not; and raw markup for other writers.

So does a link or an image whose file is hidden, named like a secret or outside of the root once
links are followed: Sphinx would copy it beside the pages.

**Why it matters.** Such a link or element runs code in the reader's browser, in the name of your
documentation, or hides the rows behind it.

**How to mend it.** Link to an `https:` address, to a document or to a file of the project; list
other schemes that you use in `myst_url_schemes`. Write HTML as markup, or put it outside of the
checklist.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD603",
    name="unsafe-link",
    family="references",
    severity=Severity.WARNING,
    page=__doc__,
    check=reported,
)
