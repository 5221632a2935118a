"""Reports that anybody may have written: never more than a reason why they prove nothing."""

from __future__ import annotations

import contextlib
import json
import random
import tomllib
from pathlib import Path
from typing import Any

import pytest
from verifying import verifier, written_item

from sphinx_readiness.evidence.kinds import NotUnderstood, Unusable
from sphinx_readiness.evidence.reasons import CannotTell
from sphinx_readiness.evidence.statements import Verbs, read_statements
from sphinx_readiness.files.unreadable import UnreadableFile

CASES = {
    path.stem: [case for cases in tomllib.loads(path.read_text("utf-8")).values() for case in cases]
    for path in sorted(Path(__file__).with_name("cases").glob("*.toml"))
}

ODD = (None, True, -1, "", [], {}, [[]], [None], {"a": None}, 1.5, "x", 10**12)

PIECES = (
    "{",
    "}",
    "[",
    "]",
    "null",
    '"',
    "-1",
    "1e400",
    ",",
    "NaN",
    "<a>",
    "</a>",
    "\0",
    "/",
    "\n",
)

WORDED = (NotUnderstood, Unusable, CannotTell, UnreadableFile)
"""What a check may raise; each is one reason."""


def changed(r: random.Random, value: Any) -> Any:
    """Return *value* of JSON with some of its parts replaced by odd ones, or left out."""
    if r.random() < 0.2:
        return r.choice(ODD)
    if isinstance(value, dict):
        return {key: changed(r, each) for key, each in value.items() if r.random() > 0.05}
    return [changed(r, each) for each in value] if isinstance(value, list) else value


def damaged(r: random.Random, text: str) -> str:
    with contextlib.suppress(ValueError):
        if r.random() < 0.7:
            return json.dumps(changed(r, json.loads(text)))
    for _ in range(r.randrange(1, 4)):
        at = r.randrange(len(text) + 1)
        text = text[:at] + r.choice(PIECES) + text[at + r.randrange(6) :]
    return text


@pytest.mark.parametrize("verb", [verb for verb, cases in CASES.items() if cases[0].get("files")])
def test_damaged_reports_give_a_reason(verb: str, tmp_path: Path) -> None:
    r = random.Random(verb)
    verbs = Verbs()
    for number in range(40):
        case = r.choice([each for each in CASES[verb] if each.get("files")])
        files = dict(case["files"])
        name = r.choice(sorted(files))
        files[name] = damaged(r, files[name])
        checking = verifier(tmp_path / str(number), files)
        project = checking._project
        project.base, project.item = "docs", written_item()
        (statement,) = read_statements(f"`{case['statement']}`", "verify", verbs=verbs).found
        found = None
        with contextlib.suppress(*WORDED):
            found = verbs.kind(statement.verb).check(statement.given, project)
        assert found is None or found.passed or found.reason.format_map(dict(found.values))
