"""``csv-table``, whose file is read by our own reader, and whose address is not opened."""

from __future__ import annotations

import os
import posixpath
from pathlib import Path
from typing import Any, Final

from docutils.parsers.rst.directives.tables import CSVTable

from sphinx_readiness.files.paths import is_elsewhere
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered_inside, note_refused
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.lint.encoded_files import decoder_of
from sphinx_readiness.sphinx_ext.lint.include_files import read_included

BOTH: Final = '"%s" directive may not both specify an external file and have content.'
"""What docutils says of such a table."""


class CarefulCsvTable(CSVTable):
    """A table from the document, or in a checklist from a file inside the root."""

    def run(self) -> list[Any]:
        """Return the table; nothing if it is at an address, or its file cannot be read."""
        env = self.state.document.settings.env
        if "url" in self.options:
            note_refused(env, f"{self.name} :url:", self.lineno)
            return []
        self._rows: tuple[list[str], str] | None = None
        if "file" in self.options:
            if gathered_inside(env) is None:
                return []
            if self.content:
                raise self.error(BOTH % self.name)
            self._rows = self._of_file()
            # docutils refuses the option where it shall not open files itself.
            del self.options["file"]
            if self._rows is None:
                return []
        return list(super().run())

    def get_csv_data(self) -> tuple[Any, str]:
        """Return the lines, and what they come from."""
        if self._rows is not None:
            return self._rows
        inline: tuple[Any, str] = super().get_csv_data()  # type: ignore[no-untyped-call]
        return inline

    def _of_file(self) -> tuple[list[str], str] | None:
        """Return the lines and the path of the file, which is sought from that of the table."""
        env = self.state.document.settings.env
        source, line = self.state_machine.get_source_and_line(self.lineno)
        place = (build_of(env).session.relative(source or ""), line or self.lineno)
        found = read_included(
            env,
            _from_sources(
                env.srcdir, str(self.state.document.current_source), self.options["file"]
            ),
            {},
            place,
            (),
            decoder_of(self.options),
            shown=self.options["file"],
        )
        return None if found is None else (found.text.splitlines(), found.path)


def _from_sources(sources: Path, current: str, written: str) -> str:
    """Return the path *written* in the file *current* as one below the folder of the *sources*."""
    if written.startswith(("/", os.sep)) or is_elsewhere(sources, written):
        return written
    folder = os.path.relpath(os.path.dirname(current), sources)  # noqa: PTH120
    return "/" + posixpath.normpath(posixpath.join(folder.replace(os.sep, "/"), written))
