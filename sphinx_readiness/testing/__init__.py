"""A kit for testing rules and kinds of evidence by data; the project's own rules use it.

A case is a table of TOML: a document, what is around it, and what the rule has to say. The file is
named by the rule, with ``[[pass]]`` and ``[[fail]]`` tables::

    [[fail]]
    name = "without-ticket"
    body = '''
    | ID    | Item        | Status |
    |-------|-------------|--------|
    | REL-1 | It is drawn | ❌     |
    '''
    expect = [{ line = 4, contains = "no ticket" }]

It needs no pytest, and neither Sphinx nor docutils.
"""

from __future__ import annotations

from sphinx_readiness.testing.cases import Case, check_case, findings_of, read_cases
from sphinx_readiness.testing.documents import BadCase

__all__ = ["BadCase", "Case", "check_case", "findings_of", "read_cases"]
