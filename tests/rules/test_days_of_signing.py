"""Which days in a signature say when it was signed."""

from __future__ import annotations

from datetime import date

import pytest

from sphinx_readiness.rules.people.days_of_signing import days_of_signing

DAY = date(2026, 7, 1)


@pytest.mark.parametrize(
    "text",
    [
        "2026-07-01", "✅ 2026-07-01", "signed 2026-07-01", "Approved 2026-07-01",
        "Approved on 2026-07-01", "genehmigt am 2026-07-01", "signé le 2026-07-01", "Ann 2026-07-01",
        "A. Sample, 2026-07-01", "(@ann 2026-07-01)", "ann 2026-07-01", "signed by lia 2026-07-01",
        "Approved (2026-07-01)", "Approved, valid for a year, signed 2026-07-01",
        "signed-off 2026-07-01", "Ann – 2026/7/1",
    ],
)  # fmt: skip
def test_the_day_of_signing(text: str) -> None:
    assert list(days_of_signing(text)) == [DAY]


@pytest.mark.parametrize(
    "text",
    [
        "Approved (next review 2026-07-01)", "✅ for release 2026-07-01", "valid until 2026-07-01",
        "Approved until 2026-07-01", "expires on 2026-07-01", "Release: 2026-07-01",
        "2026-07-01 release", "go-live 2026-07-01", "gültig bis 2026-07-01", "by 2026-07-01",
        "Next review 2026-07-01", "see minutes 2026-07-01", "Approved", "",
    ],
)  # fmt: skip
def test_other_days(text: str) -> None:
    assert list(days_of_signing(text)) == []
