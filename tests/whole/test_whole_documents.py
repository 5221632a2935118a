"""Generated documents with a known truth: no row is lost, added or turned, and nothing is invented."""

from __future__ import annotations

from pathlib import Path

import pytest
from documents import document
from oracle import failed

BATCH = 150


@pytest.mark.parametrize("first", range(0, 8 * BATCH, BATCH))
def test_the_gate_says_what_is_true(tmp_path: Path, first: int) -> None:
    wrong = [
        f"seed {each.name}: {'; '.join(faults)}\n{each.text}"
        for each, faults in failed(tmp_path, map(document, range(first, first + BATCH)))
    ]
    assert not wrong, f"{len(wrong)} of {BATCH}:\n" + "\n".join(wrong[:3])
