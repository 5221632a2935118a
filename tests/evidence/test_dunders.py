"""Names of files whose underscores Markdown takes for emphasis, and those that never had any."""

from __future__ import annotations

from pathlib import Path

import pytest
from verifying import verifier, written_item


@pytest.mark.parametrize(
    ("row", "code", "passed"),
    [
        ("| ✅ | file pkg/__main__.py |", (), True),
        ("| ✅ | file pkg/main.py |", (), False),
        ("| ✅ | `file pkg/main.py` |", ("file pkg/main.py",), False),
        ("| ✅ | `file pkg/main.py` | see pkg/__main__.py |", ("file pkg/main.py",), False),
        ("| ✅ | file pkg/main.py | `pkg/__main__.py` |", (), False),
        ("| ✅ | file pkg/main.py |\n| ✅ | file pkg/__main__.py |", (), False),
        ("- [x] Run\n  file\n\n  pkg/__main__.py", (), True),
        ("- [x] Run\n- [x] pkg/__main__.py", (), False),
        ("", (), False),
    ],
)
def test_only_underscores_that_were_written_count(
    row: str, code: tuple[str, ...], passed: bool, tmp_path: Path
) -> None:
    files = {"pkg/__main__.py": "", "docs/index.md": f"# Go\n\n\n{row}\n"}
    item = written_item(evidence="file pkg/main.py")._replace(stated=code or None)
    found = verifier(tmp_path, files).check(item)
    assert found is not None
    assert [each.passed for each in found.checks] == [passed]
