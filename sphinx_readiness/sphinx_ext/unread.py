"""Directives of ours that the markup parser gave up on, so that no row goes missing unnoticed."""

from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from docutils.parsers.rst import directives
from docutils.parsers.rst.languages import en
from docutils.utils import new_document

from sphinx_readiness.core.i18n import N_
from sphinx_readiness.core.problems import RawProblem
from sphinx_readiness.core.text import shorten
from sphinx_readiness.sources.markdown import skip_fence
from sphinx_readiness.sources.near_misses import NearMiss, near_misses, similar
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.names import DIRECTIVE_NAMES
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist
from sphinx_readiness.sphinx_ext.reading import Gathered, gathered

if TYPE_CHECKING:
    from sphinx.application import Sphinx
    from sphinx.environment import BuildEnvironment

_ERROR: Final = 3
"""The level from which docutils drops what it could not parse."""

_NAMES: Final = "|".join(map(re.escape, DIRECTIVE_NAMES))

_OURS: Final = re.compile(
    rf"""["'](?:{_NAMES})["'](?:\s+directive|:)|[Dd]irective\s+["'](?:{_NAMES})["']"""
)

_UNKNOWN: Final = re.compile(r"""Unknown directive type:? ["']([^"'\s]{1,80})["']""")

_INSIDE: Final = re.compile(rf"^[ \t]*(?:\.\. (?:{_NAMES})::|[`:~]{{3,}}\{{(?:{_NAMES})\}})", re.M)

_COLON_FENCE: Final = re.compile(rf"\s*:{{3,}}\s*\{{(?:{_NAMES})\}}")

_MARKDOWN: Final = frozenset((".md", ".markdown", ".myst"))


def unread_directives(
    env: BuildEnvironment, document: nodes.document, found: Gathered | None
) -> Gathered | None:
    """Note each error of the parser about a directive of ours; return what is gathered."""
    session = readiness_domain(env).session
    for message in document.findall(nodes.system_message):
        if message["level"] < _ERROR:
            continue
        text = next(iter(message.findall(nodes.paragraph)), message).astext()
        if not _concerns_us(message, text):
            continue
        found = gathered(env)
        source = message.get("source") or env.doc2path(env.docname)
        text = text.replace(f"{session.root}/", "")  # findings are the same on every machine
        found.problems.append(
            RawProblem(
                "unread-directive",
                (session.relative(source), int(message.get("line") or 1)),
                N_("the parser could not read this: {reason}"),
                N_("Correct its markup; until then nothing in it is checked."),
                (("reason", shorten(text, 120).rstrip(".")),),
            )
        )
    return found


def _concerns_us(message: nodes.system_message, text: str) -> bool:
    """Say whether *message* means that something of ours, or in something of ours, was dropped."""
    if _OURS.search(text) is not None:
        return True
    dropped = next(iter(message.findall(nodes.literal_block)), None)
    unknown = _UNKNOWN.match(text)
    if unknown is not None and similar(unknown.group(1), DIRECTIVE_NAMES):
        return True
    if dropped is None:
        return False
    return (
        _INSIDE.search(dropped.astext()) is not None
        or ancestor(message, checklist, check_item) is not None
    )


def is_known(name: str) -> bool:
    """Say whether there is a directive *name*, of docutils, Sphinx or an extension."""
    language: Any = en  # the stubs of docutils name the type of another module
    return directives.directive(name, language, new_document(""))[0] is not None


def check_source(app: Sphinx, docname: str, source: list[str]) -> None:
    """Note what will not be read in a document."""
    path = Path(app.env.doc2path(docname))
    _check(app, path, source[0], markdown=path.suffix in _MARKDOWN)


def check_included(app: Sphinx, relative: Path, parent: str, source: list[str]) -> None:
    """Note what will not be read in a file that a document includes."""
    del parent
    suffix = Path(app.env.doc2path(app.env.docname)).suffix
    own = Path(relative).suffix
    markdown = own in _MARKDOWN or (own != ".rst" and suffix in _MARKDOWN)
    _check(app, Path(app.srcdir) / relative, source[0], markdown=markdown)


def _check(app: Sphinx, path: Path, text: str, *, markdown: bool) -> None:
    if markdown and "myst_enable_extensions" not in app.config:
        return
    env = app.env
    shown = readiness_domain(env).session.relative(path)
    lines = text.splitlines()
    without_colons = markdown and "colon_fence" not in app.config["myst_enable_extensions"]
    if without_colons:
        _check_colon_fences(env, shown, lines)
    for miss in near_misses(lines, DIRECTIVE_NAMES, is_known, markdown=markdown):
        if not (without_colons and ":::" in lines[miss.line - 1]):
            gathered(env).problems.append(_problem(miss, (shown, miss.line)))


def _problem(miss: NearMiss, place: tuple[str, int]) -> RawProblem:
    values = (("name", shorten(miss.name, 80)), ("meant", miss.meant))
    if miss.kind == "markup":
        return RawProblem(
            "unread-directive",
            place,
            N_("'{name}' starts no directive '{meant}'; it is read as text or left out"),
            N_("In Markdown write ':::{{{meant}}}', in reST '.. {meant}::'."),
            values,
        )
    return RawProblem(
        "unread-directive",
        place,
        N_("there is no directive '{name}'; nothing in it is read"),
        N_("Did you mean '{meant}'?")
        if miss.meant
        else N_("Correct its name, or load the extension that it comes from."),
        values,
    )


def _check_colon_fences(env: BuildEnvironment, shown: str, lines: list[str]) -> None:
    """Note ``:::{checklist}`` in a project whose Markdown does not know colon fences."""
    position = 0
    while position < len(lines):
        if _COLON_FENCE.match(lines[position]):
            gathered(env).problems.append(
                RawProblem(
                    "unread-directive",
                    (shown, position + 1),
                    N_("':::' starts no directive here, as 'colon_fence' is not enabled"),
                    N_("Add 'colon_fence' to myst_enable_extensions, or use ``` fences."),
                )
            )
        after = skip_fence(lines, position) if "`" in lines[position] else position
        position = max(after, position + 1)
