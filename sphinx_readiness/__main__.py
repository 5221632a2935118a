"""``python -m sphinx_readiness``: the console script."""

from __future__ import annotations

import sys

from sphinx_readiness.cli import script

if __name__ == "__main__":
    sys.exit(script())
