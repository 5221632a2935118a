"""What loading the extension costs on top of Sphinx: import time and ``setup()``.

python benchmarks/startup.py
"""

from __future__ import annotations

import re
import subprocess
import sys
import tempfile
from pathlib import Path

from measure import compile_packages

PACKAGE = "sphinx_readiness"

_LINE = re.compile(r"import time:\s*\d+ \|\s*(?P<whole>\d+) \|\s*(?P<name>\S+)")

_SETUP = """
import sys, time
from io import StringIO
from sphinx.application import Sphinx
folder = sys.argv[1]
app = Sphinx(folder, None, folder + "/out", folder + "/out", "html", {}, None, StringIO())
from sphinx_readiness.sphinx_ext.extension import setup
app.registry.__init__()
started = time.perf_counter()
setup(app)
print("setup", (time.perf_counter() - started) * 1000)
"""


def import_milliseconds() -> float:
    """Return the milliseconds under ``-X importtime``, when Sphinx is loaded: ours and theirs."""
    # A collection of what Sphinx has loaded falls into whichever import comes next.
    theirs = "import gc, sphinx.application, sphinx.builders.html; gc.disable()"
    code = f"{theirs}; import {PACKAGE}.sphinx_ext.extension"
    run = subprocess.run(
        [sys.executable, "-X", "importtime", "-c", code], capture_output=True, text=True, check=True
    )
    found = (_LINE.match(line) for line in run.stderr.splitlines())
    roots = (PACKAGE, f"{PACKAGE}.sphinx_ext", f"{PACKAGE}.sphinx_ext.extension")
    return sum(int(each["whole"]) for each in found if each and each["name"] in roots) / 1000


def setup_milliseconds() -> float:
    """Return the milliseconds of ``setup()``, without importing what it imports."""
    with tempfile.TemporaryDirectory() as folder:
        (Path(folder) / "index.rst").write_text("T\n=\n", encoding="utf-8")
        run = subprocess.run(
            [sys.executable, "-c", _SETUP, folder], capture_output=True, text=True, check=True
        )
    return float(run.stdout.split()[-1])


def startup_milliseconds() -> float:
    """Return import and ``setup()`` together."""
    return import_milliseconds() + setup_milliseconds()


if __name__ == "__main__":
    compile_packages()
    print(f"import {import_milliseconds():.1f} ms, setup() {setup_milliseconds():.1f} ms")
