"""A report that thousands of items stand on is read once, also where it is broken."""

from __future__ import annotations

from pathlib import Path

import pytest
from verifying import verifier, written_item

from sphinx_readiness.evidence.reports import junit

SUITE = '<testsuite name="a"><testcase name="x"/><testcase name="y"/></testsuite>'


@pytest.mark.parametrize(
    ("text", "passed"), [(SUITE, True), (SUITE[:-5], None), ("<other/>", None), ("", None)]
)
def test_it_is_parsed_once(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, text: str, passed: bool | None
) -> None:
    parsed: list[str] = []
    read = junit._read
    monkeypatch.setattr(
        junit, "_read", lambda path, project: (parsed.append(path), read(path, project))[1]
    )
    checking = verifier(tmp_path, {"u.xml": text})
    for line in range(4, 24):
        item = written_item("junit u.xml" + " *" * (line % 2), line=line)
        found = checking.check(item)
        assert found is not None
        assert found.passed is passed
    assert parsed == ["u.xml"]
