"""``sphinx-build -b readiness``: the gate."""

from __future__ import annotations

from collections.abc import Callable
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import TYPE_CHECKING, Any

from docutils import nodes
from sphinx.builders import Builder
from sphinx.errors import SphinxError
from sphinx.locale import __

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.garbage import none_at_exit
from sphinx_readiness.sphinx_ext.compatible import forget_doctree, write_nothing
from sphinx_readiness.sphinx_ext.names import LINT_BUILDER

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report


def _telling_encoding(builder: Builder, read: Callable[..., None]) -> Callable[..., None]:
    """Return *read* of *builder*, which says in one line which document is not UTF-8, and where.

    And it lets the doctree go, which Sphinx keeps for the page that it writes from it.
    """

    def read_doc(docname: str, **options: Any) -> None:
        try:
            read(docname, **options)
        except UnicodeDecodeError:
            from sphinx_readiness.files.opener import decoded
            from sphinx_readiness.files.unreadable import UnreadableFile
            from sphinx_readiness.sphinx_ext.catalog import _
            from sphinx_readiness.text.folding import visible

            path = Path(builder.env.doc2path(docname))
            try:
                decoded(path.read_bytes(), build_of(builder.env).session.relative(path))
            except UnreadableFile as failure:
                said = failure.problem("").text(_)
                where = visible(f"{failure.path}:{failure.line}")
                raise SphinxError(f"{where}: {said}. {_(failure.hint)}") from None
            raise  # a file that it includes, or what an extension reads
        forget_doctree(builder.env, docname)

    return read_doc


def _sparingly(read: Callable[[], list[str]]) -> Callable[[], list[str]]:
    """Return *read* of a builder, which makes the options of docutils once for all documents."""

    def read_all() -> list[str]:
        from sphinx_readiness.sphinx_ext.reporting.option_specs import options_made_once

        with options_made_once():
            return read()

    return read_all


class ReadinessBuilder(Builder):
    """Checks all records, prints the findings, writes the report and sets the exit status."""

    name = LINT_BUILDER
    format = ""
    epilog = __("The report is in %(outdir)s.")
    allow_parallel = True

    report: Report | None = None
    """What the run found out, when it is finished."""

    reports = True
    """Whether the report is written and printed at the end; a lint does that itself."""

    def init(self) -> None:
        """Let nothing that is printed be a command to the runner of a pipeline."""
        from sphinx_readiness.sphinx_ext.reporting.log_lines import make_inert

        make_inert()
        write_nothing(self)
        # Sphinx 9 ends with a traceback that names no file; the method itself is final.
        self.read_doc = _telling_encoding(self, self.read_doc)  # type: ignore[misc, method-assign]
        self.read = _sparingly(self.read)  # type: ignore[misc, method-assign]

    def get_outdated_docs(self) -> str:
        """Everything that is gated is looked at in every run."""
        return __("all checklists")

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        """No pages are written, so nothing can be linked to."""
        del docname, typ
        return ""

    def prepare_writing(self, docnames: AbstractSet[str]) -> None:
        """No pages are written."""

    def write_documents(self, docnames: AbstractSet[str]) -> None:
        """No pages are written."""

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        """No pages are written."""

    def finish(self) -> None:
        """Run the rules and report."""
        from sphinx_readiness.sphinx_ext.reporting.gate import run_gate

        self.report = run_gate(build_of(self.env).app, reports=self.reports)
        if self.reports:
            none_at_exit()
