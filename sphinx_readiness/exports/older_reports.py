"""What reports of earlier versions of this package lack.

A member that is added to the report, without a new version of its schema, is added here.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sphinx_readiness.model.findings import CONTENT

UNSAID: Final[Mapping[str, object]] = {
    "needs": [], "verify": "", "configuration": [], "excused": [], "fail_on_time": True,
    "waivers": [], "cause": CONTENT, "fingerprint": None, "record": None, "baseline": None,
    "known": [], "mended": [], "checks": [], "standing": None, "standings": None,
    "pages_left_out": {}, "go": None, "deployed": {"text": "", "date": None}, "ends": None,
    "by": "", "on": {"text": "", "date": None},
}  # fmt: skip
"""Members of the report and of what is in it, by key, and what stands for those that lack."""
