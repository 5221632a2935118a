"""``readiness-baseline.json``: only what is new fails, and it never grows by itself."""

from __future__ import annotations

import json
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from projects import Project

from sphinx_readiness.api import lint
from sphinx_readiness.cli import main
from sphinx_readiness.comparing.baseline import BASELINE_FILE, SCHEMA, read_baseline

ROWS = "\n| ID | Item | Status | Owner |\n|---|---|---|---|\n"

PAGE = f"# A\n\n:::{{checklist}} c\n{ROWS}| A-1 | Guide | ❌ | Ops |\n| A-2 | Logs | ✅ |  |\n:::\n"

NEW = f"# B\n\n:::{{checklist}} d\n{ROWS}| B-1 | Pager | ❌ | Ops |\n:::\n"

TEXT = (
    files("sphinx_readiness")
    .joinpath("schemas/readiness-baseline-1.schema.json")
    .read_text("utf-8")
)


def entries(project: Project) -> list[dict[str, Any]]:
    value = json.loads((project.root / BASELINE_FILE).read_text("utf-8"))
    jsonschema.Draft202012Validator(json.loads(TEXT)).validate(value)
    return value["findings"]  # type: ignore[no-any-return]


@pytest.fixture
def accepted(make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]) -> Project:
    """Return a project whose two findings are accepted."""
    project = make_project({"index.md": PAGE})
    assert main(["baseline", str(project.docs), "--reason", "older than the gate"]) == 0
    assert capsys.readouterr().out == f"{BASELINE_FILE}: added 2, kept 0, taken out 0\n"
    return project


def gate(project: Project, *arguments: str) -> int:
    return main(["lint", str(project.docs), "--color", "never", *arguments])


def test_what_is_accepted_fails_nothing(
    accepted: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    assert [(each["code"], each["item"], each["reason"]) for each in entries(accepted)] == [
        ("RD201", "A-1", "older than the gate"), ("RD301", "A-2", "older than the gate"),
    ]  # fmt: skip
    assert gate(accepted) == 0
    lines = capsys.readouterr().out.splitlines()
    assert "RD201" not in "".join(lines)
    assert f"accepted by {BASELINE_FILE}: 2 left" in lines
    assert "blockers: 1" in lines[-1]
    accepted.write({"b.md": NEW, "index.md": "Inserted\n\n" + PAGE})
    assert gate(accepted, "-q") == 1
    first, closing = capsys.readouterr().out.splitlines()
    assert first.startswith("docs/b.md:7:17: error: RD201 open-blocker blocker B-1")
    assert closing.startswith("readiness FAILED; errors: 1, warnings: 0")
    assert len(entries(accepted)) == 2


def test_the_builder_and_pages_know_it(accepted: Project) -> None:
    built = accepted.lint()
    assert built.exit_status == 0
    assert built.places == []
    report = built.report
    assert report["baseline"] == BASELINE_FILE
    assert [(each["code"], each["reason"]) for each in report["known"]] == [
        ("RD201", "older than the gate"), ("RD301", "older than the gate"),
    ]  # fmt: skip
    assert "RD201" not in accepted.build().warnings
    (accepted.root / BASELINE_FILE).unlink()
    assert "RD201" in accepted.build().warnings


def test_what_is_mended_has_to_be_taken_out(
    accepted: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted.edit("index.md", "❌", "✅")
    before = (accepted.root / BASELINE_FILE).read_bytes()
    assert gate(accepted) == 0
    assert f"mended: 1; take them out of {BASELINE_FILE} with --ratchet" in capsys.readouterr().out
    assert (accepted.root / BASELINE_FILE).read_bytes() == before
    assert gate(accepted, "-q", "--ratchet") == 1
    assert f"{BASELINE_FILE}:4: error: RD118 mended-finding" in capsys.readouterr().out
    assert gate(accepted, "--ratchet", "--select", "RD301") == 0  # RD201 was not asked
    accepted.write({"b.md": NEW})
    assert main(["baseline", str(accepted.docs), "--ratchet"]) == 0
    assert f"{BASELINE_FILE}: added 0, kept 1, taken out 1\n" in capsys.readouterr().out
    assert [each["code"] for each in entries(accepted)] == ["RD301"]
    assert gate(accepted, "--ratchet") == 1  # the new one was not accepted


def test_a_second_run_keeps_reasons(accepted: Project, capsys: pytest.CaptureFixture[str]) -> None:
    accepted.write({"b.md": NEW, "../readiness.toml": 'as_of = "2026-02-01"\nratchet = true\n'})
    assert main(["baseline", str(accepted.docs)]) == 0
    reasons = {each["item"]: each["reason"] for each in entries(accepted)}
    old = "older than the gate"
    assert reasons == {"A-1": old, "A-2": old, "B-1": "accepted on 2026-02-01"}
    first = (accepted.root / BASELINE_FILE).read_bytes()
    assert main(["baseline", str(accepted.docs)]) == 0
    assert (accepted.root / BASELINE_FILE).read_bytes() == first
    assert gate(accepted) == 0


def test_nothing_to_accept_makes_no_file(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": PAGE.replace("❌", "✅").replace("|  |", "| Ops |")})
    assert main(["baseline", str(project.docs)]) == 0
    assert not (project.root / BASELINE_FILE).exists()
    assert main(["baseline", str(project.docs), "--reason", " - "]) == 2
    assert main(["baseline", str(project.docs / "missing")]) == 2
    assert capsys.readouterr().err.count("\n") == 2


ENTRY = {
    "fingerprint": "a" * 32, "code": "RD201", "name": "open-blocker", "path": "docs/index.md",
    "record": None, "item": "A-1", "message": "m", "reason": "r",
}  # fmt: skip


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("{", 1, "not valid JSON"),
        ("[]", 1, "this is no baseline"),
        ('{"schema": "x", "findings": []}', 1, "this is no baseline"),
        (json.dumps({"schema": SCHEMA, "findings": {}}), 1, "this is no baseline"),
        (json.dumps({"schema": SCHEMA, "findings": [1]}), 1, "entry 1 is none"),
        (json.dumps({"schema": SCHEMA, "findings": [ENTRY | {"code": 5}]}), 1, "entry 1 is none"),
        (f'{{"schema": "{SCHEMA}", "findings": [\n{json.dumps(ENTRY)},\n{json.dumps(ENTRY)}]}}', 2, "entry 2 is none"),
        (f'{{"schema": "{SCHEMA}", "findings": [\n\n{json.dumps(ENTRY | {"reason": " -"})}]}}', 3, "has no reason"),
        ('{"schema": "x", "schema": "y"}', 1, "twice"),
        ("[" * 100_000, 1, ""),
        (b"\xff", 1, "UTF-8"),
    ],
)  # fmt: skip
def test_what_cannot_be_read_accepts_nothing(
    tmp_path: Path, text: str | bytes, line: int, says: str
) -> None:
    data = text if isinstance(text, bytes) else text.encode("utf-8")
    (tmp_path / BASELINE_FILE).write_bytes(data)
    found = read_baseline(tmp_path)
    (problem,) = found.problems
    assert problem.rule == "unreadable-baseline"
    assert problem.place == (BASELINE_FILE, line)
    assert says in problem.text()
    assert all(each.fingerprint == "a" * 32 for each in found.accepted)


def test_a_baseline_that_is_broken_fails_the_gate(
    accepted: Project, capsys: pytest.CaptureFixture[str]
) -> None:
    accepted.write({f"../{BASELINE_FILE}": "{"})
    assert gate(accepted, "-q") == 1
    assert f"{BASELINE_FILE}:1: error: RD119 unreadable-baseline" in capsys.readouterr().out
    assert main(["baseline", str(accepted.docs)]) == 2
    assert capsys.readouterr().err.startswith(f"sphinx-readiness: {BASELINE_FILE}:1: ")
    assert (accepted.root / BASELINE_FILE).read_text() == "{"


def test_a_baseline_accepts_what_it_says_and_nothing_about_itself(accepted: Project) -> None:
    made = entries(accepted)
    made[0]["code"] = "RD301"
    value = {"schema": SCHEMA, "findings": made}
    accepted.write({f"../{BASELINE_FILE}": json.dumps(value)})
    report = lint(accepted.docs)
    assert [each.code for each in report.findings] == ["RD201"]


RECORDS = (
    f":::{{readiness}} One\n:version: 1.0\n:::\n\n:::{{checklist}} c\n{ROWS}| A-1 | Guide | ❌ | Ops |\n:::\n\n"
    f":::{{readiness}} Two\n:version: 2.0\n:::\n\n:::{{checklist}} c\n{ROWS}| A-1 | Guide | ✅ | Ops |\n| A-2 | Logs | ✅ |  |\n:::\n"
)


def test_one_record(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": f"# R\n\n{RECORDS}"})
    report = lint(project.docs)
    assert [(each.code, each.record) for each in report.findings] == [
        ("RD201", "one"),
        ("RD301", "two"),
    ]
    assert gate(project, "--record", "two") == 0
    said = capsys.readouterr().out
    assert "RD301" in said
    assert "One 1.0" not in said
    assert "RD201" not in said
    assert gate(project, "--record", "one", "-q") == 1
    assert capsys.readouterr().out.count("RD") == 1
    assert gate(project, "--record", "three", "-q") == 1
    assert (
        "RD117 unknown-record there is no record 'three' to gate; expected one of: one, two"
        in capsys.readouterr().out
    )
    project.write({"../readiness.toml": 'record = "one"\n'})
    assert [each["id"] for each in project.lint().report["records"]] == ["one"]
    assert main(["baseline", str(project.docs)]) == 0
    assert [each["record"] for each in entries(project)] == ["one", "two"]
    capsys.readouterr()
    assert gate(project, "--ratchet") == 0
    project.edit("index.md", "Logs | ✅ |  |", "Logs | ✅ | QA |")
    assert gate(project, "--ratchet", "--record", "one") == 0  # the other record is not asked
    assert gate(project, "--ratchet", "--record", "two") == 1


def test_it_accepts_nothing_of_another_record_on_the_page(
    make_project: Callable[..., Project], capsys: pytest.CaptureFixture[str]
) -> None:
    project = make_project({"index.md": f"# R\n\n{RECORDS}"})
    assert main(["baseline", str(project.docs)]) == 0
    assert gate(project) == 0
    # The row of one record is mended, and the one with its id in the other breaks.
    swapped = RECORDS.replace("❌", "?").replace("Guide | ✅", "Guide | ❌").replace("?", "✅")
    project.write({"index.md": f"# R\n\n{swapped}"})
    capsys.readouterr()
    assert gate(project, "-q") == 1
    assert "RD201 open-blocker blocker A-1" in capsys.readouterr().out


def test_no_record_hides_a_single_item_that_stands_below_another(
    make_project: Callable[..., Project],
) -> None:
    """The single items of a page are one list, of the record that the first of them stands in."""
    single = ":::{{check}} {id}\n:id: {id}\n:status: {status}\n:owner: Ops\n:::\n\n"
    first = single.format(id="S-1", status="✅")
    project = make_project(
        {
            "index.md": "# R\n\n:::{readiness} One\n:version: 1.0\n:::\n\n"
            f"{first}:::{{readiness}} Two\n:version: 2.0\n:::\n\n"
            f":::{{checklist}} c\n{ROWS}| A-1 | Guide | ✅ | Ops |\n:::\n\n"
            f"{single.format(id='S-2', status='❌')}"
        }
    )
    (finding,) = [each for each in lint(project.docs).findings if each.code == "RD201"]
    owner = next(
        each.record.id
        for each in lint(project.docs).results
        if any(item.id == "S-2" for item in each.blockers)
    )
    assert (finding.item, finding.record) == ("S-2", owner)
    assert gate(project, "-q", "--record", owner) == 1
