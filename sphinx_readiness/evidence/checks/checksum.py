"""``checksum FILE sha256:...``: the file is, byte for byte, the one that was looked at."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.evidence.forms import PATH
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.text.phrases import N_


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the SHA-256 of the file is the one that is given."""
    path = project.report(given["path"])
    origin = project.origin(path)
    if origin.digest == given["digest"].lower():
        return Checked(True, origin=origin)
    values = (("path", path), ("digest", origin.digest[:23]))
    return Checked(False, N_("'{path}' is another file now: {digest}\u2026"), values, origin=origin)


def _is_marked(rest: str) -> bool:
    return "sha256:" in rest


KIND: Final = own(
    "checksum",
    rf"{PATH}\s++(?P<digest>sha256:[0-9A-Fa-f]{{64}})",
    N_("expected 'checksum FILE sha256:DIGEST', with 64 hexadecimal digits"),
    check,
    _is_marked,
)
