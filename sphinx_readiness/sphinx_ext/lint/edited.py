"""Documents that are read as they would be after an edit; nothing of it is on the disk yet."""

from __future__ import annotations

import io
import os
from collections.abc import Mapping
from pathlib import Path
from typing import NamedTuple

from sphinx.application import Sphinx

from sphinx_readiness.files.paths import relative
from sphinx_readiness.reading.openings import LINE_ENDS
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered


class Edited(NamedTuple):
    """The text of a file as it is, and as it is to be read."""

    before: str
    after: str


class EditedTexts:
    """Puts texts in the place of what Sphinx has read, before anything else looks at it."""

    def __init__(self, root: Path, texts: Mapping[str, Edited]) -> None:
        """Know the *texts* by their paths, relative to the project's *root*."""
        self._root = root
        self._texts = texts

    def connect(self, app: Sphinx) -> None:
        """Be asked before all others, as those look at what will be parsed."""
        app.connect("source-read", self.document, priority=1)
        app.connect("include-read", self.included, priority=1)

    def document(self, app: Sphinx, docname: str, source: list[str]) -> None:
        """Replace the text of a document."""
        self._replace(app, str(app.env.doc2path(docname)), source)

    def included(self, app: Sphinx, path: Path, parent: str, source: list[str]) -> None:
        """Replace the text of a file that is included as a whole; parts of files stay."""
        del parent
        self._replace(app, str(Path(app.srcdir) / path), source)

    def _replace(self, app: Sphinx, path: str, source: list[str]) -> None:
        found = self._texts.get(relative(os.path.normpath(path), self._root))
        if found is not None and _same_lines(source[0]) == _same_lines(found.before):
            source[0] = _same_lines(found.after)
            # Lines of rows are looked for in what is on the disk otherwise.
            name = os.path.abspath(path)  # noqa: PTH100 - links stay as they are named
            gathered(app.env).sources[name] = LINE_ENDS.split(found.after)


def _same_lines(text: str) -> str:
    """Return *text* with the ends of its lines as Python's files have them."""
    return io.StringIO(text, newline=None).read()
