"""Faulty proof of every kind in a hundred variants: all found by the right rule; and clean projects."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import date
from typing import Any

import pytest

from sphinx_readiness.config.clock import Clock
from sphinx_readiness.rules.engine import run
from sphinx_readiness.rules.registry import RULES
from sphinx_readiness.testing.projects import options_of, project_of

VARIANTS = 100

HEAD = "| ID | Item | Status | Owner | Verify |\n|--|--|--|--|--|\n"

JUDGING = tuple(rule for rule in RULES if rule.family == "evidence" or "verification" in rule.name)

Row = tuple[str, dict[str, str]]
"""What a row states, and the files of its own."""

MANIFEST = '[package]\nname = "lantern"\nversion = "2.0.0"\n'


def results(r: random.Random, cases: int, *, inner: str = "", head: str = "") -> str:
    """Return a report of *cases* tests, in one of the shapes of real ones."""
    gap = r.choice(["", "\n", "\n  "])
    made = gap.join(
        f'<testcase classname="t.{r.choice("abc")}" name="case_{n}" time="0.{n}"'
        + (f">{inner}</testcase>" if inner else "/>")
        for n in range(cases)
    )
    suite = (
        f'<testsuite name="s{r.randrange(9)}" tests="{cases}" {head}>{gap}{made}{gap}</testsuite>'
    )
    text = r.choice([suite, f"<testsuites>{gap}{suite}</testsuites>"])
    return r.choice(["", '<?xml version="1.0" encoding="utf-8"?>\n']) + text


def name(r: random.Random, ending: str = "xml") -> str:
    folder = r.choice(["", "reports/", "build/out/", "docs/"])
    return f"{folder}r{r.randrange(10**9)}.{ending}"


def stated(r: random.Random, path: str) -> str:
    path = path.removeprefix("docs/")
    text = r.choice([f"junit {path}", f'junit "{path}"', f"junit {path} min 1"])
    return r.choice([text, f"`{text}`"])


def absent(r: random.Random) -> Row:
    return stated(r, name(r)), {name(r): results(r, 3)}


def truncated(r: random.Random) -> Row:
    path, text = name(r), results(r, r.randrange(2, 9))
    return stated(r, path), {path: text[: r.randrange(text.index("<testsuite") + 9, len(text) - 1)]}


def renamed(r: random.Random) -> Row:
    path = name(r)
    others = [
        "<coverage line-rate='1'/>",
        "<html><body>ok</body></html>",
        "<checkstyle/>",
        "<bom/>",
    ]
    return stated(r, path), {path: r.choice(others)}


def cut_inside(r: random.Random) -> Row:
    path, cases = name(r), r.randrange(1, 9)
    text = results(r, cases).replace(f'tests="{cases}"', f'tests="{cases + r.randrange(1, 90)}"')
    return stated(r, path), {path: text}


def empty(r: random.Random) -> Row:
    path = name(r)
    return stated(r, path), {path: results(r, 0)}


def skipped(r: random.Random) -> Row:
    path = name(r)
    inner = r.choice(["<skipped/>", '<skipped message="no database"/>', "<disabled/>"])
    return stated(r, path), {path: results(r, r.randrange(1, 9), inner=inner)}


def stale(r: random.Random) -> Row:
    path, day = name(r), f"2025-{r.randrange(1, 13):02}-{r.randrange(1, 29):02}"
    if r.random() < 0.5:
        return stated(r, path).rstrip("`").lstrip("`") + f" date={day}", {path: results(r, 2)}
    return stated(r, path), {path: results(r, 2, head=f'timestamp="{day}T12:00:00"')}


def from_tomorrow(r: random.Random) -> Row:
    path, day = name(r), f"20{r.randrange(27, 99)}-{r.randrange(1, 13):02}-01"
    return stated(r, path), {path: results(r, 2, head=f'timestamp="{day}T12:00:00Z"')}


def other_version(r: random.Random) -> Row:
    path, version = name(r, "json"), f"{r.choice([1, 3])}.{r.randrange(9)}.{r.randrange(9)}"
    about = f'{{"component": {{"name": "lantern", "version": "{version}"}}}}'
    bill = f'{{"bomFormat": "CycloneDX", "metadata": {about}, "components": [{{"name": "a"}}]}}'
    return f"sbom {path.removeprefix('docs/')}", {path: bill}


def other_commit(r: random.Random) -> Row:
    path, commit = name(r), f"{r.randrange(16**40):040x}"
    inner = f'<properties><property name="commit" value="{commit}"/></properties>'
    said = f"{r.randrange(16**8):08x}"
    text = results(r, 2).replace("<testcase", f"{inner}<testcase", 1)
    return f"junit {path.removeprefix('docs/')} commit={said}", {path: text}


def itself(r: random.Random) -> Row:
    word = r.choice(["passed", "Verified", "all is well"])
    return f'contains {r.choice(["index.md", "docs/index.md"])} "{word}"', {
        "docs/index.md": "passed Verified all is well"
    }


def failing(r: random.Random) -> Row:
    path = name(r)
    inner = r.choice(["<failure/>", "<error/>", '<failure message="x">1 != 2</failure>'])
    return stated(r, path), {path: results(r, r.randrange(1, 9), inner=inner)}


def hostile(r: random.Random) -> Row:
    path = name(r, "json")
    text = r.choice(
        ['{"a": NaN}', '{"a": 1, "a": 2}', '{"a": 1e999}', "[" * 200, '{"a": 1}}', '{"a"']
    )
    return f"metric {path.removeprefix('docs/')} /a >= 1", {path: text}


FAULTS: dict[Callable[[random.Random], Row], str] = {
    absent: "RD701", truncated: "RD702", cut_inside: "RD702", hostile: "RD702", renamed: "RD703",
    empty: "RD704", skipped: "RD705", stale: "RD706", from_tomorrow: "RD708",
    other_commit: "RD709", other_version: "RD710", itself: "RD711", failing: "RD505",
}  # fmt: skip


def codes_of(rows: list[Row], **config: Any) -> tuple[list[tuple[int, str]], list[tuple[str, str]]]:
    """Return line and code of what is found in the document, and path and code of the rest."""
    body = HEAD + "".join(
        f"| E-{n} | Proven {n} | ✅ | QA | {statement} |\n" for n, (statement, _) in enumerate(rows)
    )
    files = {"Cargo.toml": MANIFEST}
    for _, own in rows:
        files |= own
    data = {"body": body, "files": files, "config": config}
    options = options_of(data)
    project = project_of(data, options)
    found = run(project, options, Clock(date(2026, 1, 31), "test"), JUDGING).findings
    page = [(each.location.line, each.code) for each in found if each.item]
    return page, [(each.location.path, each.code) for each in found if not each.item]


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: fault.__name__)
def test_each_variant_is_found_by_its_rule(fault: Callable[[random.Random], Row]) -> None:
    r = random.Random(fault.__name__)
    rows = [fault(r) for _ in range(VARIANTS)]
    page, elsewhere = codes_of(rows, evidence_max_age={"*": "30d"} if fault is stale else {})
    code = FAULTS[fault]
    if code == "RD702":  # at its line in the report
        assert page == []
        assert sorted(elsewhere) == sorted((path, code) for _, own in rows for path in own)
        return
    assert page == [(line, code) for line in range(4, 4 + VARIANTS)]
    assert elsewhere == []


def clean(r: random.Random) -> Iterator[Row]:
    """Yield rows that are proven, and rows for people that only look alike."""
    for _ in range(r.randrange(3, 9)):
        path, days = name(r), f"2026-01-{r.randrange(2, 32):02}"
        yield (
            stated(r, path),
            {path: results(r, r.randrange(1, 30), head=f'timestamp="{days}T08:00"')},
        )
    path = name(r, "json")
    yield f"metric {path.removeprefix('docs/')} /load/p99 <= 250", {path: '{"load": {"p99": 200}}'}
    yield 'contains RUNBOOK.md "Restore"', {"RUNBOOK.md": "# Restore\n"}
    words = [
        "Coverage report reviewed", "commit messages follow the style", "need a second look",
        "metrics dashboard", "JUnit reports archived", "url of the ticket in the notes", "`coverage run -m pytest`",
        "sbom published", "checksum compared by hand", "contains no personal data", "readiness review held",
        "VEX statement signed", "attestation by the auditor", "coverage >= 80 %, by the nightly build",
        "Advisories triaged weekly", "sarif upload works", "contained", "needs approval", "commit freeze",
    ]  # fmt: skip
    yield from ((each, {}) for each in r.sample(words, 8))


@pytest.mark.parametrize("seed", range(20))
def test_nothing_is_found_in_clean_projects(seed: int) -> None:
    rows = list(clean(random.Random(seed)))
    assert codes_of(rows, evidence_max_age={"junit": "30d"}) == ([], [])
