"""Directives of ours that the markup parser gave up on, so that no row goes missing unnoticed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from docutils import nodes

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.raw import RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.sources.markdown import skip_fence
from sphinx_readiness.sphinx_ext.directives import DIRECTIVES
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.reading import Gathered, gathered

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ERROR: Final = 3
"""The level from which docutils drops what it could not parse."""

_NAMES: Final = "|".join(map(re.escape, DIRECTIVES))

_OURS: Final = re.compile(
    rf"""["'](?:{_NAMES})["'](?:\s+directive|:)|[Dd]irective\s+["'](?:{_NAMES})["']"""
)

_COLON_FENCE: Final = re.compile(rf"\s*:{{3,}}\s*\{{(?:{_NAMES})\}}")


def unread_directives(
    env: BuildEnvironment, document: nodes.document, found: Gathered | None
) -> Gathered | None:
    """Note each error of the parser about a directive of ours; return what is gathered."""
    session = readiness_domain(env).session
    for message in document.findall(nodes.system_message):
        if message["level"] < _ERROR:
            continue
        text = next(iter(message.findall(nodes.paragraph)), message).astext()
        if _OURS.search(text) is None:
            continue
        found = gathered(env)
        source = message.get("source") or env.doc2path(env.docname)
        found.problems.append(
            RawProblem(
                "unread-directive",
                (session.relative(source), int(message.get("line") or 1)),
                N_("the parser could not read this directive: {reason}"),
                N_("Correct its markup; until then nothing in it is checked."),
                (("reason", shorten(text, 120)),),
            )
        )
    return found


def check_colon_fences(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note ``:::{checklist}`` in a project whose Markdown does not know colon fences."""
    config = app.config
    if "myst_enable_extensions" not in config or "colon_fence" in config["myst_enable_extensions"]:
        return
    if ":::" not in source[0] or not str(app.env.doc2path(docname)).endswith(".md"):
        return
    lines = source[0].splitlines()
    position = 0
    while position < len(lines):
        if _COLON_FENCE.match(lines[position]):
            env = app.env
            gathered(env).problems.append(
                RawProblem(
                    "unread-directive",
                    (readiness_domain(env).session.relative(env.doc2path(docname)), position + 1),
                    N_("':::' starts no directive here, as 'colon_fence' is not enabled"),
                    N_("Add 'colon_fence' to myst_enable_extensions, or use ``` fences."),
                )
            )
        after = skip_fence(lines, position) if "`" in lines[position] else position
        position = max(after, position + 1)


def setup_unread(app: Sphinx) -> None:
    """Look at sources before they are parsed."""
    app.connect("source-read", check_colon_fences)
