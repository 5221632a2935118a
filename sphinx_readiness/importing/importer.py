"""A format of checklists, as a plug-in adds one."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import NamedTuple

from sphinx_readiness.importing.blocks import Block


class Importer(NamedTuple):
    """A format of checklists: the suffixes of its files, and the function that reads them.

    *read* gets the bytes of a file and its name, and returns blocks of plain text in their order,
    made by :func:`heading_block`, :func:`paragraph_block` and :func:`table_block`. The file may be
    hostile. For what it cannot read it raises ValueError with one sentence.
    """

    name: str
    """Up to thirty small letters, digits and hyphens."""
    suffixes: tuple[str, ...]
    """Small letters and digits behind a point; those of our own formats are taken."""
    read: Callable[[bytes, str], Iterable[Block]]
