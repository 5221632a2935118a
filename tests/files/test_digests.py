"""Digests are the same whichever module of the interpreter has them."""

from __future__ import annotations

import hashlib
import importlib.util
import sys

import pytest

from sphinx_readiness.files import digests


def test_an_interpreter_without_the_module_has_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "_blake2", None)
    spec = importlib.util.spec_from_file_location("other_digests", digests.__file__)
    assert spec is not None
    assert spec.loader is not None
    other = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(other)
    for data in (b"", b"passed"):
        usual = hashlib.blake2b(data, digest_size=32, key=b"key").digest()
        for each in (digests, other):
            assert each.blake2b(data, digest_size=32, key=b"key").digest() == usual
