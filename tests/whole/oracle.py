"""Holds what the gate says of generated documents to what is true of them."""

from __future__ import annotations

import contextlib
import io
import json
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final, NamedTuple

from documents import Document
from pieces import Row

from sphinx_readiness.cli import main

_TOKEN = re.compile(r"d\d+n\d+q", re.ASCII)

_BREAKS = re.compile("[\x0b\x85\u2028\u2029]")

_EXPECTED = {"RD201", "RD404"}
"""The findings that rows themselves are meant to have."""

_NEAR = 6
"""So many lines from its row a trap may be reported, as at the header of its table."""

_ROW = 5
"""So many lines a row has at most, cells one below the other; it is in the first of them."""


_OF_RECORDS = {
    "RD205",
    "RD206",
    "RD207",
    "RD209",
    "RD210",
    "RD213",
    "RD214",
    "RD215",
    "RD305",
    "RD306",
    "RD307",
}
"""The findings that a record can have, each of which is looked for."""


_WARNED: Final[Mapping[str, str]] = {"doubtful": "open", "murky": "pass", "unreasoned": "info"}
"""The outcomes of rows with a warning."""

_WARNINGS: Final[Mapping[str, str]] = {"unreasoned": "RD809"}
"""The warnings that are not RD405."""


class Seen(NamedTuple):
    """What the gate said of one document: its items by token, its findings and its records."""

    items: dict[str, dict[str, Any]]
    doubled: tuple[str, ...]
    findings: tuple[dict[str, Any], ...]
    records: tuple[dict[str, Any], ...]


def gate(folder: Path, documents: Sequence[Document], *options: str) -> tuple[int, dict[str, Seen]]:
    """Lint *documents*, which are written into *folder*; return the exit status and what was said.

    Raises AssertionError if there was no report at all.
    """
    docs = folder / "docs"
    docs.mkdir(parents=True)
    (folder / "readiness.toml").write_text("", encoding="utf-8")
    (docs / "index.md").write_text("# Index\n", encoding="utf-8")
    for each in documents:
        files = ((each.name, each.text), *each.truth.files)
        for name, text in files:
            (docs / name).write_bytes(text.encode("utf-8"))
    exclude = 'exclude_patterns = ["_*"]\n'
    (docs / "conf.py").write_text(exclude, encoding="utf-8")
    out, err = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(out), contextlib.redirect_stderr(err):
        status = main(["lint", str(docs), "--out", str(folder / "out"), "-q", *options])
    report = folder / "out" / "readiness.json"
    assert report.exists(), err.getvalue()
    return status, _by_document(json.loads(report.read_text(encoding="utf-8")), documents)


def _by_document(report: dict[str, Any], documents: Sequence[Document]) -> dict[str, Seen]:
    owners = {each.name: each.name for each in documents}
    owners |= {name: each.name for each in documents for name, _ in each.truth.files}
    items: dict[str, dict[str, dict[str, Any]]] = {each.name: {} for each in documents}
    doubled: dict[str, list[str]] = {each.name: [] for each in documents}
    findings: dict[str, list[dict[str, Any]]] = {each.name: [] for each in documents}
    for item in _items(report):
        owner = owners[Path(item["location"]["path"]).name]
        token = _token(item["title"])
        if token in items[owner]:
            doubled[owner].append(token)
        items[owner][token] = item
    for finding in report["findings"]:
        name = Path(finding["path"]).name
        if name in owners:
            findings[owners[name]].append(finding)
    records: dict[str, list[dict[str, Any]]] = {each.name: [] for each in documents}
    for record in report["records"]:
        if not record["implicit"]:
            records[owners[Path(record["location"]["path"]).name]].append(record)
    return {
        name: Seen(items[name], tuple(doubled[name]), tuple(findings[name]), tuple(records[name]))
        for name in items
    }


def _items(report: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for record in report["records"]:
        for checklist in record["checklists"]:
            yield from checklist["items"]
        for window in record["windows"]:
            yield from window["checklist"]["items"]


def faults(document: Document, seen: Seen) -> list[str]:
    """Return what is wrong with what was said of *document*; nothing if all is well."""
    found = [f"{token} is read twice" for token in seen.doubled]
    errors = [each for each in seen.findings if each["severity"] == "error"]
    texts = dict(((document.name, document.text), *document.truth.files))
    # Where characters split lines, which is reported, the parsers count more lines.
    is_split = any(_BREAKS.search(text) is not None for text in texts.values())
    for row in document.truth.rows:
        found += _row_faults(row, seen, errors)
        if not is_split:
            found += _place_faults(row, seen, texts)
    meant = _meant(document)
    found += _record_faults(document, seen)
    known = {row.token for row in document.truth.rows} | set(document.truth.traps)
    found += [f"{token} became an item" for token in seen.items if token not in known]
    fails = _fails(document, seen)
    if fails and not errors:
        found.append("it must fail, and no finding is an error")
    found += [
        f"false alarm {each['code']} in line {each['line']}: {each['message']}"
        for each in seen.findings
        if each["severity"] != "info"
        and each["code"] not in _EXPECTED | _OF_RECORDS
        and (Path(each["path"]).name, each["line"]) not in meant
    ]
    if errors and not fails:
        found.append(f"it must pass, but: {errors[0]['code']} {errors[0]['message']}")
    return found


def _meant(document: Document) -> frozenset[tuple[str, int]]:
    """Return the lines in which a trap may be reported: in its own, or near to it.

    Rows that are not understood are reported in their own.
    """
    rows = document.truth.rows
    unclear = {"worse", *_WARNED}
    exact = {row.token for row in rows if row.unclear or row.outcome in unclear}
    traps = frozenset(document.truth.traps)
    if not exact and not traps:
        return frozenset()
    found = set()
    for name, number, written in _numbered(document):
        tokens = _TOKEN.findall(written)
        if not traps.isdisjoint(tokens):
            found |= {(name, number + line) for line in range(-_NEAR, _NEAR + 1)}
        elif not exact.isdisjoint(tokens):
            found |= {(name, number - line) for line in range(_ROW)}
    return frozenset(found)


def _numbered(document: Document) -> Iterator[tuple[str, int, str]]:
    """Yield each line with its file and its number, twice where that depends on who counts."""
    for name, text in ((document.name, document.text), *document.truth.files):
        for number, line in enumerate(text.split("\n"), 1):
            yield name, number, line
        if _BREAKS.search(text) is not None:
            for number, line in enumerate(text.splitlines(), 1):
                yield name, number, line


def _row_faults(row: Row, seen: Seen, errors: Sequence[dict[str, Any]]) -> Iterator[str]:
    item = seen.items.get(row.token)
    if item is None:
        yield f"{row.token} is lost"
        return
    if row.outcome == "worse":
        if item["outcome"] == "pass":
            yield f"{row.token} passes with the status {item['status_text']!r}"
        if not any(each["line"] == item["location"]["line"] for each in errors):
            yield f"{row.token} contradicts itself, and no error says so"
    elif item["outcome"] != _WARNED.get(row.outcome, row.outcome):
        yield f"{row.token} is {item['outcome']}, not {row.outcome}: {item['status_text']!r}"
    if row.unowned and item["owner"] not in ("", "Ops"):
        yield f"{row.token} is owned by {item['owner']!r}"
    if (
        row.outcome in _WARNED
        and not _told(row, item)
        and not any(
            each["code"] == _WARNINGS.get(row.outcome, "RD405")
            and each["line"] == item["location"]["line"]
            for each in seen.findings
        )
    ):
        yield f"{row.token} is {row.outcome}, and nothing says so"
    if row.id and item["id"] != row.id:
        yield f"{row.token} has the id {item['id']}, not {row.id}"
    if item["blocking"] != row.blocks:
        yield f"{row.token} is {'' if item['blocking'] else 'not '}blocking"


def _told(row: Row, item: Mapping[str, Any]) -> bool:
    """Say whether a row that does not apply says why, in its notes; a version is no reason."""
    return row.outcome == "unreasoned" and sum(map(str.isalpha, item["notes"])) > 2


def _fails(document: Document, seen: Seen) -> bool:
    """Say whether the gate has to fail for *document*; not for a row that says why it is none."""
    truth = document.truth
    return (
        bool(truth.traps)
        or any(claim.stops for claim in truth.claims)
        or any(
            row.stops and not (row.token in seen.items and _told(row, seen.items[row.token]))
            for row in truth.rows
        )
    )


def _record_faults(document: Document, seen: Seen) -> Iterator[str]:
    """Yield what is wrong with the signatures, conditions and findings of records."""
    truth = document.truth
    signs = {
        (_token(each["role"]), each["state"], each["signed"])
        for record in seen.records
        for each in record["sign_offs"]
    }
    if signs != set(truth.signs):
        yield f"signatures are {signs}, not {truth.signs}"
    met = {
        (_token(each["text"]), each["met"])
        for record in seen.records
        for decision in record["decisions"]
        for each in decision["conditions"]
    }
    if met != set(truth.conditions):
        yield f"conditions are {met}, not {truth.conditions}"
    codes = {each["code"] for each in seen.findings}
    wanted = {
        "RD205": _any(each.uncovered for each in truth.claims),
        "RD206": _any(each.over_blockers for each in truth.claims),
        "RD207": any(each.answer == "unclear" for each in truth.claims),
        "RD209": any(each.open_rows for each in truth.claims),
        "RD213": any(each.over_conditions for each in truth.claims),
        "RD214": None if any(each.may_go for each in truth.claims) else False,
        "RD215": any(each.unnamed for each in truth.claims),
        "RD210": any(each.ticked_over_open for each in truth.claims),
        "RD305": any(each.unsigned for each in truth.claims),
        "RD307": any(each.rejected for each in truth.claims),
        "RD306": any(each.state in ("approved", "conditional") and not each.signed
                     for each in truth.signs),
    }  # fmt: skip
    for code, is_wanted in wanted.items():
        # A rejection is spoken of before the release as well, as a warning.
        if is_wanted is None or (code == "RD307" and not is_wanted):
            continue
        if is_wanted != (code in codes):
            yield f"{code} is {'missing' if is_wanted else 'there'}"
    known = {each["product"]: each for each in seen.records}
    for claim in truth.claims:
        found = {
            _token(item["title"])
            for checklist in known.get(claim.product, {"checklists": ()})["checklists"]
            for item in checklist["items"]
        }
        if found != {row.token for row in claim.rows}:
            yield f"{claim.product} has the rows {sorted(found)}"


def _any(said: Iterable[bool | None]) -> bool | None:
    """Say whether something is true of one; None if that is not known."""
    known = set(said)
    return True if True in known else None if None in known else False


def _token(text: str) -> str:
    return next(iter(_TOKEN.findall(text)), text)


def _place_faults(row: Row, seen: Seen, texts: dict[str, str]) -> Iterator[str]:
    """Say so if the line of an item is not the one in which it is written."""
    item = seen.items.get(row.token)
    if item is not None:
        place = item["location"]
        lines = texts[Path(place["path"]).name].split("\n")
        at = max(place["line"] - 1, 0)
        if not any(row.token in line for line in lines[at : at + _ROW]):
            yield f"{row.token} is said to be in line {place['line']}"


def failed(folder: Path, documents: Iterable[Document]) -> Iterator[tuple[Document, list[str]]]:
    """Lint *documents* in *folder*; yield each that is judged wrongly, with its faults.

    Those with a record are a project of their own, as beside them no other has one.
    """
    documents = list(documents)
    for name, chosen in (
        ("bare", [each for each in documents if not each.truth.claims]),
        ("records", [each for each in documents if each.truth.claims]),
    ):
        if not chosen:
            continue
        status, seen = gate(folder / name, chosen)
        for each in chosen:
            if wrong := faults(each, seen[each.name]):
                yield each, wrong
        wanted = int(any(_fails(each, seen[each.name]) for each in chosen))
        assert status == wanted, f"exit status {status}, not {wanted}"
