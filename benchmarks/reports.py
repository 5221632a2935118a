"""What the gate and each form of its report take at their peak, with many items.

python benchmarks/reports.py [ITEMS [FORM ...]]

Each run is a process of its own: the builder reads the documents, and then writes one form besides
``readiness.json``. The promise is 400 MB for 200,000 items.
"""

from __future__ import annotations

import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from generate import write_project

ITEMS: Final = 200_000

FORMS: Final = (
    "json",
    "sarif",
    "gitlab",
    "junit",
    "markdown",
    "checkstyle",
    "rdjson",
    "text",
    "github",
)

_BUILD: Final = """
import sys
from sphinx.cmd.build import main
sys.exit(main(sys.argv[1:]))
"""


def run(docs: Path, out: Path, form: str) -> tuple[float, float]:
    """Return the CPU seconds and the MB at the peak of a gate that writes *form*."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    also = "" if form == "json" else form  # that is always written
    arguments = ["-Q", "-E", "-b", "readiness", "-D", f"readiness_outputs={also}"]
    process = subprocess.Popen([sys.executable, "-c", _BUILD, *arguments, str(docs), str(out)])
    peak = 0
    while process.poll() is None:
        peak = max(peak, _resident(process.pid))
        time.sleep(0.02)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return cpu, peak / 1e3


def _resident(pid: int) -> int:
    """Return the largest kB that the process *pid* has had so far (Linux)."""
    try:
        status = Path(f"/proc/{pid}/status").read_text(encoding="ascii")
    except OSError:
        return 0
    found = [line.split()[1] for line in status.splitlines() if line.startswith("VmHWM")]
    return int(found[0]) if found else 0


def main(items: int, forms: Sequence[str]) -> None:
    """Print a line for each form."""
    with tempfile.TemporaryDirectory() as folder:
        docs = Path(folder) / "docs"
        write_project(docs, "ours", items)
        for form in forms:
            cpu, peak = run(docs, Path(folder) / "out", form)
            print(f"{items} items, {form:10} {cpu:6.1f} s CPU {peak:6.0f} MB", flush=True)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else ITEMS, sys.argv[2:] or FORMS)
