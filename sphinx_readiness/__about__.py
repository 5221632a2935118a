"""The version of this package, where every room can read it without a look upwards."""

from __future__ import annotations

from typing import Final

__version__: Final = "0.1.0"
