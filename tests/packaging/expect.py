"""Runs a command that has to end with a given status: ``expect.py STATUS COMMAND ...``.

``!`` of a shell or of tox accepts any failure; a gate that crashes must not count as one that
found something.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

USAGE_ERROR = 2


def main(arguments: Sequence[str]) -> int:
    """Run the command and return 0 if its status is the expected one, else 1."""
    if len(arguments) < 2 or not arguments[0].isdecimal():
        sys.stderr.write("usage: expect.py STATUS COMMAND ...\n")
        return USAGE_ERROR
    expected = int(arguments[0])
    got = subprocess.run(arguments[1:], check=False).returncode
    sys.stdout.write(f"exit status: {got}, expected: {expected}\n")
    return 0 if got == expected else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
