"""``sphinx-build -b readiness``: the gate."""

from __future__ import annotations

from collections.abc import Set as AbstractSet
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.builders import Builder
from sphinx.locale import __

from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.names import LINT_BUILDER

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report


class ReadinessBuilder(Builder):
    """Checks all records, prints the findings, writes the report and sets the exit status."""

    name = LINT_BUILDER
    format = ""
    epilog = __("The report is in %(outdir)s.")
    allow_parallel = True

    report: Report | None = None
    """What the run found out, when it is finished."""

    def init(self) -> None:
        """Let nothing that is printed be a command to the runner of a pipeline."""
        from sphinx_readiness.sphinx_ext.reporting.log_lines import make_inert

        make_inert()

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

        self.report = run_gate(build_of(self.env).app)
