"""``raw`` and ``literalinclude``: what a page shows as it is, from our own reader of files."""

from __future__ import annotations

from typing import Any

from docutils import nodes

from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside, note_refused
from sphinx_readiness.sphinx_ext.authoring.open_directive import OpenDirective
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.lint.csv_files import BOTH
from sphinx_readiness.sphinx_ext.lint.encoded_files import decoder_of
from sphinx_readiness.sphinx_ext.lint.include_files import read_included


class ShownRaw(OpenDirective):
    """Stands for ``raw``: its text is looked at for rows as in a build, and written nowhere."""

    def run(self) -> list[nodes.Node]:
        """Return the text of the document or of a file; nothing of an address."""
        if "url" in self.options:
            note_refused(self.env, f"{self.name} :url:", self.lineno)
            return []
        text = "\n".join(self.content)
        if "file" in self.options:
            if text:
                raise self.error(BOTH % self.name)
            text = _text(self, str(self.options["file"])) or ""
        if not text:
            return []
        block = nodes.raw("", text, format=" ".join(self.arguments).lower())
        block.source, block.line = self.get_source_info()
        return [block]


class ShownFile(OpenDirective):
    """Stands for ``literalinclude``: code, none of which is ever a row."""

    def run(self) -> list[nodes.Node]:
        """Return the file as a literal block; nothing where it cannot be read."""
        text = _text(self, self.arguments[0] if self.arguments else "")
        if text is None:
            return []
        block = nodes.literal_block(text, text, force=False)
        block.source, block.line = self.get_source_info()
        return [block]


def _text(directive: OpenDirective, name: str) -> str | None:
    """Return the text of the file *name*; None, and a problem, where it cannot be read.

    None as well where no directive of ours is around.
    """
    if gathered_inside(directive.env) is None:
        return None
    source, line = directive.get_source_info()
    place = (build_of(directive.env).session.relative(source), line)
    shown: dict[str, Any] = {"literal": None}
    found = read_included(directive.env, name, shown, place, (), decoder_of(directive.options))
    return None if found is None else found.text
