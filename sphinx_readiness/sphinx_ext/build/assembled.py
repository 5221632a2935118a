"""The records that all documents of a build add up to."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.build.nested_config import nested_config
from sphinx_readiness.sphinx_ext.build.reading_order import reading_order
from sphinx_readiness.workspace.assembled import Assembled

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.build.build import Build
    from sphinx_readiness.workspace.signed import Signed


def assembled(
    build: Build, parts: Sequence[DocumentPart] | None = None, signed: Signed | None = None
) -> Assembled:
    """Return what all documents of *build* contribute, in reading order, or *parts* of it.

    Roles stand where they are found to stand, or as *signed* has it: for pages without some of
    what was signed.
    """
    domain, session = build.domain, build.session
    every = list(parts or [DocumentPart("", problems=session.problems)])
    if domain.documents and parts is None:
        every.append(DocumentPart("", problems=nested_config(build)))
        with collection_paused():
            every += domain.load(reading_order(domain.env))
    return Assembled(every, session, build.settings, domain.words, signed, judges=not build.partial)
