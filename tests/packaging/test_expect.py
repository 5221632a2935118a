"""A command that has to fail in one way must not pass by failing in another."""

from __future__ import annotations

import sys

import expect
import pytest


@pytest.mark.parametrize(
    ("expected", "got", "status"), [(1, 1, 0), (1, 2, 1), (1, 0, 1), (0, 0, 0)]
)
def test_status(expected, got, status):
    command = [sys.executable, "-c", f"raise SystemExit({got})"]
    assert expect.main([str(expected), *command]) == status


@pytest.mark.parametrize("arguments", [[], ["1"], ["one", "true"]])
def test_usage(arguments):
    assert expect.main(arguments) == expect.USAGE_ERROR
