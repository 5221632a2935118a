"""Marks of tests that not every system can run; where the pipeline runs, all of them run."""

from __future__ import annotations

import os
import sys

import pytest

needs_posix = pytest.mark.skipif(
    os.name != "posix", reason="needs links, pipes, names of files or a shell of POSIX"
)

needs_linux = pytest.mark.skipif(
    sys.platform != "linux", reason="needs /dev/full, /proc, or names of files that are no text"
)
