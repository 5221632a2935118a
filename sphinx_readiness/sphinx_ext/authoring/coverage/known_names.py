"""Which directives anybody knows, and which names in Markdown nobody does."""

from __future__ import annotations

import re
from typing import Any, Final

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import Reporter

from sphinx_readiness.reading.openings import Opening, openings
from sphinx_readiness.sphinx_ext.authoring.coverage.executed import Scanned

EVAL_REST: Final = "eval-rst"
"""What MyST has without registering it."""

ERROR: Final = 3
"""The level from which docutils drops what it could not parse."""

_SILENT: Final = 5
"""The level of docutils that nothing reaches."""

_NAMED: Final = re.compile(r"\n[ \t>*+-]{0,60}[:`~]{3,}[ \t]*\{([^\s{}]{1,80})\}")


def strangers(text: Scanned) -> list[Opening]:
    """Return the directives of Markdown in *text* that nobody knows; ours are no part of it."""
    names = {name for name in _NAMED.findall(f"\n{text.text}") if not is_known(name)}
    return list(openings(text.text, (), also=names)) if names else []


def is_known(name: str) -> bool:
    """Say whether there is a directive *name*, of docutils, Sphinx, MyST or an extension."""
    if name == EVAL_REST:
        return True
    language: Any = en  # the stubs of docutils name the type of another module
    settings: Any = None  # making them costs more than reading a page; only the reporter is asked
    document = nodes.document(settings, Reporter("", _SILENT, _SILENT, stream=False))
    return directives.directive(name, language, document)[0] is not None
