"""Marks of tests that not every system can run, and what differs between versions.

Where the pipeline runs, all of them run.
"""

from __future__ import annotations

import os
import sys

import myst_parser
import pytest

needs_posix = pytest.mark.skipif(
    os.name != "posix", reason="needs links, pipes, names of files or a shell of POSIX"
)

needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="needs /dev/full, /proc, or names of files that are no text"
)

COUNTS_OTHERWISE = int(myst_parser.__version__.partition(".")[0]) < 4
"""Whether it is a MyST-Parser before 4, which is a line off in some of what is included."""
