"""Catalogues of controls: what their parts become."""

from __future__ import annotations

from imports import CORPUS, document


def rows(name: str) -> list[str]:
    text = document((CORPUS / name).read_bytes(), name)
    return [" ".join(line.split()) for line in text.split("\n")]


def test_gemara() -> None:
    found = rows("gemara.json")
    assert ":::{readiness} Farm controls" in found
    assert ":checklist-version: 2026.1" in found
    assert (
        "| AN-1.1 | Fences are walked every day | ⬜ | | Fences hold. Walk them at dusk "
        "| Level 1, Level 2 |"
    ) in found


def test_oscal_catalog() -> None:
    found = rows("oscal-catalog.json")
    assert ":updated: 2026-01-02" in found
    assert "| li-1 | The lamp burns | ⬜ | | From dusk to dawn: in summer in winter | |" in found
    assert "| li-1.1 | A spare lamp is there | ⬜ | | | |" in found


def test_oscal_profile() -> None:
    assert "| fo-2 | Control FO-2 | ⬜ | | | |" in rows("oscal-profile.json")


def test_objects() -> None:
    assert "| T-2 | Pegs counted | open | | small, cheap |" in rows("objects.json")


def test_ids_in_the_text_stay() -> None:
    assert "- [ ] **PRC-15-001** — Scales are sealed" in rows("ids-in-text.md")
