"""Texts of documents as they may stand in any of the formats, and what findings say."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.model.findings import Finding
from sphinx_readiness.text.folding import inert, visible
from sphinx_readiness.text.phrases import Translate, english

TOOL: Final = "sphinx-readiness"


def harmless(text: str) -> str:
    """Return *text* on one line, without control characters and commands to a runner."""
    return inert(visible(text))


def path_of(finding: Finding) -> str:
    """Return the file of *finding*, or a dot: what is about no file is about the project."""
    return finding.location.path or "."


def line_of(finding: Finding) -> int:
    """Return the line of *finding*, from 1."""
    return max(finding.location.line, 1)


def last_line_of(finding: Finding) -> int:
    """Return the line where *finding* ends."""
    return max(finding.end_line, line_of(finding))


def whole_message(finding: Finding, translate: Translate = english) -> str:
    """Return what is wrong and how to mend it, on one harmless line."""
    parts = filter(None, (finding.text(translate), finding.mend(translate)))
    return harmless(". ".join(parts))
