"""Advisories in what auditing tools write, and whether each counts.

Read are JSON of ``pip-audit``, ``cargo audit``, OSV-Scanner, plain OSV records, and OpenVEX.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from sphinx_readiness.evidence.reports.severity_scores import (
    SEVERITIES,
    WORST,
    by_score,
    by_vector,
    by_word,
)
from sphinx_readiness.evidence.reports.unlike import inconsistent, number_of, unlike
from sphinx_readiness.files.formats.shapes import rows, table, word
from sphinx_readiness.files.project_tree import string
from sphinx_readiness.text.phrases import N_

Json = Mapping[str, object]


class Advisory(NamedTuple):
    """One that counts: its id, what it is about, and its severity."""

    id: str
    package: str
    severity: str


class Found(NamedTuple):
    """What a report holds."""

    advisories: tuple[Advisory, ...]
    looked_at: int
    """How many packages, or products, were looked at."""
    made: str = ""


def read_advisories(value: object, path: str) -> Found:
    """Return what the report *path* holds; raises Unusable where it is none that is known."""
    top = table(value)
    for is_it, read in _FORMATS:
        if is_it(top):
            return read(top, path)
    records = value if isinstance(value, list) else [value]
    if records and all("affected" in table(each) and table(each).get("id") for each in records):
        return Found(tuple(_osv(table(each), "") for each in records), len(records))
    raise unlike(path, "report of advisories")


def _pip_audit(top: Json, _path: str) -> Found:
    """Read ``pip-audit --format json``."""
    found = [
        Advisory(word(each.get("id")), word(package.get("name")), WORST)
        for package in rows(top["dependencies"])
        for each in rows(package.get("vulns"))
    ]
    looked_at = [each for each in rows(top["dependencies"]) if isinstance(each.get("vulns"), list)]
    return Found(tuple(found), len(looked_at))


def _cargo_audit(top: Json, path: str) -> Found:
    """Read ``cargo audit --json``."""
    about = table(top["vulnerabilities"])
    found = []
    for each in rows(about.get("list")):
        advisory = table(each.get("advisory"))
        severity = by_vector(word(advisory.get("cvss"))) or WORST
        found.append(Advisory(word(advisory.get("id")), string(each, "package", "name"), severity))
    if number_of(about.get("count")) != len(found) or about.get("found") is not bool(found):
        raise inconsistent(
            path, 1, N_("it counts other advisories than it lists: the report was cut or changed")
        )
    looked_at = number_of(table(top.get("lockfile")).get("dependency-count")) or 0
    return Found(tuple(found), int(looked_at))


def _osv_scanner(top: Json, _path: str) -> Found:
    """Read ``osv-scanner --format json``: it lists packages with advisories alone."""
    found = []
    for package in (one for each in rows(top["results"]) for one in rows(each.get("packages"))):
        name = string(package, "package", "name")
        groups = {
            id_: by_score(group.get("max_severity"))
            for group in rows(package.get("groups"))
            for id_ in _texts(group.get("ids"))
        }
        for each in rows(package.get("vulnerabilities")):
            made = _osv(each, name)
            found.append(made._replace(severity=groups.get(made.id) or made.severity))
    return Found(tuple(found), 1)


def _osv(record: Json, package: str) -> Advisory:
    """Return the advisory in a record of the OSV schema 1.6."""
    of_affected = [string(each, "package", "name") for each in rows(record.get("affected"))]
    name = package or next(filter(None, of_affected), "")
    severity = by_word(string(record, "database_specific", "severity"))
    scores = [by_vector(word(each.get("score"))) for each in rows(record.get("severity"))]
    known = [each for each in scores if each]
    worst = max(known, key=SEVERITIES.index) if known and len(known) == len(scores) else ""
    return Advisory(word(record.get("id")), name, severity or worst or WORST)


def _open_vex(top: Json, _path: str) -> Found:
    """Read OpenVEX 0.2: the newest statement about a product counts, and has to clear it."""
    newest: dict[tuple[str, str], tuple[str, Json]] = {}
    made = word(top.get("timestamp"))
    for each in rows(top["statements"]):
        about = each.get("vulnerability")
        id_ = about if isinstance(about, str) else string(about, "name") or string(about, "@id")
        when = word(each.get("timestamp")) or made
        for product in _products(each):
            if when >= newest.get((id_, product), ("",))[0]:
                newest[id_, product] = when, each
    found = [
        Advisory(id_, product, WORST)
        for (id_, product), (_, each) in newest.items()
        if not _clears(each)
    ]
    return Found(tuple(found), len(newest), word(top.get("last_updated")) or made)


def _products(statement: Json) -> Iterator[str]:
    products = statement.get("products")
    listed = products if isinstance(products, list) and products else [""]
    for each in listed:
        yield each if isinstance(each, str) else string(each, "@id")


def _clears(statement: Json) -> bool:
    """Say whether a statement says, with its reason, that nothing has to be done."""
    status = statement.get("status")
    why = word(statement.get("justification")) or word(statement.get("impact_statement"))
    return status == "fixed" or (status == "not_affected" and bool(why))


def _texts(value: object) -> list[str]:
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


_OF_SCANNER: Final = frozenset(
    ("results", "experimental_config", "experimental_generic_findings", "license_summary",
     "image_metadata")
)  # fmt: skip
"""All that OSV-Scanner writes at the top: other tools write "results", too."""

_FORMATS: Final[tuple[tuple[Callable[[Json], bool], Callable[[Json, str], Found]], ...]] = (
    (lambda top: "openvex.dev" in word(top.get("@context")) and "statements" in top, _open_vex),
    (lambda top: isinstance(top.get("dependencies"), list), _pip_audit),
    (lambda top: "vulnerabilities" in top and "lockfile" in top, _cargo_audit),
    (lambda top: isinstance(top.get("results"), list) and top.keys() <= _OF_SCANNER, _osv_scanner),
)
