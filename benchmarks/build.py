"""Runs ``sphinx-build`` in this process and says what it took of it, without its children.

    python benchmarks/build.py COST_FILE SPHINX_ARGUMENTS...

With ``-j 2`` that is the cost of the parent: what it costs to merge what the readers read.
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from sphinx.cmd.build import main

if __name__ == "__main__":
    status = main(sys.argv[2:])
    usage = resource.getrusage(resource.RUSAGE_SELF)
    cost = {"own": usage.ru_utime + usage.ru_stime}
    Path(sys.argv[1]).write_text(json.dumps(cost), encoding="utf-8")
    sys.exit(status)
