"""Which rows the words of a condition call done."""

from __future__ import annotations

import pytest

from sphinx_readiness.golive.leading_ids import leading_ids


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("OPS-2 is fixed", ("OPS-2",)),
        ("OPS-2", ("OPS-2",)),
        ("**OPS-2**: done", ("OPS-2",)),
        ("OPS-2 has been resolved (R. Stone, 2026-01-09)", ("OPS-2",)),
        ("OPS-2 must be green", ("OPS-2",)),
        ("OPS-2 and OPS-3 are fixed", ("OPS-2", "OPS-3")),
        ("OPS-2, OPS-3 & OPS-4 were closed", ("OPS-2", "OPS-3", "OPS-4")),
        ("OPS-2,OPS-3 – all met", ("OPS-2", "OPS-3")),
        ("OPS-2/OPS-3 passed", ("OPS-2", "OPS-3")),
        ("OPS-2 und OPS-3 sind behoben", ("OPS-2", "OPS-3")),
        ("OPS-2 is accepted as a risk", ()),
        ("OPS-2 stays switched off until March", ()),
        ("OPS-2 is fixed or accepted", ()),
        ("OPS-2 is not fixed", ()),
        ("OPS-2 and the others are fixed", ()),
        ("The way around OPS-2 is fixed", ()),
        ("and done", ()),
        ("", ()),
    ],
)
def test_leading_ids(text: str, ids: tuple[str, ...]) -> None:
    assert leading_ids(text) == ids
