"""What ``sign`` and ``verify`` look at: the project as a lint reads it."""

from __future__ import annotations

import tempfile
from collections.abc import Mapping
from pathlib import Path

from sphinx_readiness.exports.report import in_memory
from sphinx_readiness.sphinx_ext.lint.command import run_lint
from sphinx_readiness.text.phrases import Translate
from sphinx_readiness.workspace.signer import Examined


def examine(docs: Path, overrides: Mapping[str, object], jobs: int, say: Translate) -> Examined:
    """Return what the documents in *docs* say; raises CannotLint.

    *overrides* and *jobs* are as for :func:`.command.lint`.
    """
    with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
        linted = run_lint(docs, Path(scratch), overrides, jobs, say)
        project, signed = linted.state.signing
        report = in_memory(linted.report._replace(project=project))
        return Examined(report.project, linted.settings, report.options, report.today, signed)
