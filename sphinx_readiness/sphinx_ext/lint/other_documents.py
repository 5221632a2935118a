"""Documents that Sphinx reads by other parsers, such as notebooks: lint reads none of them."""

from __future__ import annotations

import os
import re
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Final

from sphinx_readiness.files.documents import find_documents
from sphinx_readiness.files.opener import read_bytes
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.reading.limits import total_exceeded
from sphinx_readiness.text.phrases import N_

NOTEBOOK: Final = ".ipynb"

_NOTEBOOK_READERS: Final = frozenset(("myst_nb", "nbsphinx"))
"""Extensions that make notebooks documents, without a word of ``conf.py`` on the suffix."""

_LARGEST: Final = 32 << 20
"""Bytes of a document; notebooks hold the pictures that they made."""

_IN_ALL: Final = 256 << 20
"""Bytes of all of them together."""


def other_suffixes(
    source_suffix: object, extensions: object, known: Collection[str]
) -> tuple[str, ...]:
    """Return the suffixes of documents that ``conf.py`` says, but those that are *known*."""
    written = [source_suffix] if isinstance(source_suffix, str) else source_suffix
    found = [*written] if isinstance(written, list | tuple | set | Mapping) else []
    listed = extensions if isinstance(extensions, list | tuple | set) else ()
    if any(each in _NOTEBOOK_READERS for each in listed if isinstance(each, str)):
        found.append(NOTEBOOK)
    texts = {each for each in found if isinstance(each, str) and each.startswith(".")}
    return tuple(sorted(texts - {*known}))


def unread_others(
    root: Path,
    folder: Path,
    suffixes: tuple[str, ...],
    patterns: tuple[Collection[str], Collection[str]],
    directives: Collection[str],
) -> Iterator[UnreadableFile]:
    """Yield each document in *folder* with one of *suffixes* in which one of *directives* opens.

    *patterns* are those that include and exclude documents.
    """
    if not suffixes:
        return
    names = b"|".join(re.escape(name.encode()) for name in sorted(directives))
    opens = re.compile(rb"(?:[:`~]{3} {0,4}\{|\.\. )(?:" + names + rb")(?:\}|::)")
    left = _IN_ALL
    for path in find_documents(root, folder, suffixes, *patterns).paths.values():
        try:
            data = read_bytes(root, os.path.abspath(folder / path), _LARGEST, path)  # noqa: PTH100
        except UnreadableFile as failure:
            yield failure
            continue
        left -= len(data)
        if left < 0:
            yield total_exceeded(path)
            return
        first = opens.search(data)
        if first is not None:
            yield UnreadableFile(
                path,
                data.count(b"\n", 0, first.start()) + 1,
                N_("lint reads no documents with the suffix '{suffix}'; a checklist opens here"),
                N_("Gate with 'sphinx-build -b readiness', or move them into Markdown or reST."),
                suffix=os.path.splitext(path)[1],  # noqa: PTH122 - a string that is no path here
            )
