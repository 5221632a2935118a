"""Builds a Sphinx project in this process and says what that took of it, without its children.

Run it as ``python benchmarks/build.py COST_FILE BUILDER JOBS SOURCE OUTPUT DOCTREES``.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils


def own_seconds() -> float:
    """Return the CPU seconds of this process so far."""
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return usage.ru_utime + usage.ru_stime


def main(cost_file: str, builder: str, jobs: str, source: str, output: str, doctrees: str) -> int:
    """Build, write the costs as JSON, and return Sphinx's exit status."""
    marks: dict[str, float] = {}
    with patch_docutils(source), docutils_namespace():
        app = Sphinx(
            source, source, output, doctrees, builder, status=None, parallel=int(jobs)
        )  # fmt: skip
        app.connect("env-before-read-docs", lambda *_: marks.update(begin=own_seconds()))
        app.connect("env-updated", lambda *_: marks.update(end=own_seconds()), priority=0)
        app.build()
    # With several jobs, what the parent does while others read is to take what they send.
    cost = {"own": own_seconds(), "reading": marks["end"] - marks["begin"]}
    Path(cost_file).write_text(json.dumps(cost), encoding="utf-8")
    return app.statuscode


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
