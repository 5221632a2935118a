"""Parsing that ends: a document that a parser gives up on is one problem, and empty."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

from docutils import nodes

from sphinx_readiness.files.unreadable import UnreadableFile, not_to_be_read
from sphinx_readiness.sphinx_ext.documents import UNREAD_FILE
from sphinx_readiness.sphinx_ext.domain import readiness_domain
from sphinx_readiness.sphinx_ext.lint.limits import DEEPEST, too_deep
from sphinx_readiness.sphinx_ext.names import GATHERED
from sphinx_readiness.sphinx_ext.reading import gathered

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


T = TypeVar("T")


def guarded(document: nodes.document, text: T, parse: Callable[[T | str], None]) -> None:
    """Call *parse* with *text* to fill *document*; with nothing if that fails, or nests too deeply.

    A parser leaves settings that transforms look for, so that nothing is parsed, too.
    """
    env: BuildEnvironment = document.settings.env
    name = readiness_domain(env).session.relative(env.doc2path(env.docname))
    failure: UnreadableFile | None = None
    try:
        parse(text)
    except (RecursionError, MemoryError):
        failure = too_deep(name)
    except Exception as error:  # noqa: BLE001 - what a parser does not survive is the document's
        failure = not_to_be_read(name, f"{type(error).__name__} in the parser")
    if failure is None and _depth(document) > DEEPEST:
        failure = too_deep(name)
    if failure is not None:
        _empty(document)
        parse("")
        env.temp_data.pop(GATHERED, None)
        gathered(env).problems.append(failure.problem(UNREAD_FILE))


def _depth(document: nodes.document) -> int:
    """Return how deep the nodes are nested; no more than is needed to tell that it is too much."""
    level: list[Any] = [document]
    for depth in range(DEEPEST + 2):
        level = [child for each in level for child in each.children if child.children]
        if not level:
            return depth
    return DEEPEST + 1


def _empty(document: nodes.document) -> None:
    """Make *document* what it was before it was parsed."""
    fresh = nodes.document(document.settings, document.reporter, source=document["source"])
    transformer = document.transformer
    transformer.transforms = [each for each in transformer.transforms if each[2] is None]
    vars(document).update(vars(fresh))
    document.transformer = transformer
    document.note_source(document["source"], -1)
