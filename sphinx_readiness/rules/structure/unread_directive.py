"""Directive that could not be read where it stands.

Each directive of ours that stands in a document, or in a file that it includes, is compared with
what has run. One that did not run is reported where it stands: in a block of HTML or a code block
without an end, in a directive that nobody knows or that the parser refused, written in the syntax
of the other parser, misspelled, or with characters that only look right. The same goes for tables
and directives in a checklist that the parser dropped, and for rows right below an empty checklist.
So it does for an option that decides (status, blocking, severity, verdict) and is misspelled or
given more than once.

Blocks of code and comments are examples, or taken out on purpose: nothing is said of them. A
directive that is indented by four blanks in Markdown is code, too, but may be meant. Below a line
that ends with a colon, and outside of directives of ours, that is an info, whatever the severity of
the rule. What stands in `only` or `ifconfig` has run, and counts.

**Why it matters.** Rows that are not read are not checked, although the page may show them.

**How to mend it.** Do what the hint says; where in doubt, move the directive to the top level of
the document, with blank lines around it.
"""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.severity import Severity
from sphinx_readiness.rules.from_problems import reported
from sphinx_readiness.rules.rule import Rule

RULE: Final = Rule(
    code="RD110",
    name="unread-directive",
    family="structure",
    severity=Severity.ERROR,
    page=__doc__,
    check=reported,
)
