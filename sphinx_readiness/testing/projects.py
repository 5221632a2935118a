"""From the data of a case to a project, with the readers that builds use."""

from __future__ import annotations

import tempfile
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path
from typing import Final

from sphinx_readiness.assembly.assemble import Assembler
from sphinx_readiness.assembly.build_part import build_part
from sphinx_readiness.assembly.read_waivers import read_waiver
from sphinx_readiness.assembly.waivers import waive
from sphinx_readiness.config.option_source import OptionSource
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.evidence.kinds import EvidenceKind
from sphinx_readiness.evidence.statements import Verbs, states_something
from sphinx_readiness.files.commits.commit import Person
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.raw import DocumentData, RawWaiver
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.signing import (
    RoleState,
    SignedCondition,
    SignOffs,
    Standing,
    Unapproved,
)
from sphinx_readiness.model.versions import Source
from sphinx_readiness.model.waivers import Waiver
from sphinx_readiness.testing.documents import PATH, BadCase, Data, document
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.phrases import Phrase
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.record_claims import with_records
from sphinx_readiness.vocabulary.statuses import Outcome
from sphinx_readiness.workspace.ticks import Writers, with_ticks
from sphinx_readiness.workspace.version_facts import know
from sphinx_readiness.workspace.waived import configured

TODAY: Final = "2026-01-31"
"""The day of a case that names none."""

CONF_PLACE: Final = Location("docs/conf.py", 3)


def day_of(data: Data) -> date:
    """Return the day of a case."""
    day = parse_date(data.get("today", TODAY))
    if day is None:
        raise BadCase("today: no date")
    return day


def options_of(data: Data) -> Options:
    """Return the options in the ``config`` of a case."""
    options, problems = make_options([(data.get("config", {}), OptionSource("pyproject.toml", {}))])
    if problems:
        raise BadCase(f"config: {problems[0].text()}")
    return options


def assemble(documents: Sequence[DocumentData], options: Options) -> Project:
    """Return the project that *documents*, in reading order, describe."""
    vocabulary = options.vocabulary()
    parts = [build_part(data, options, vocabulary) for data in documents]
    return Assembler(parts, options, vocabulary).project()


def _need(data: Data) -> Item:
    """Return a need that blocks, as the bridge to sphinx-needs hands it over."""
    return Item(
        id=data["id"], explicit_id=True, title=data.get("title", data["id"]),
        status_text=data.get("status", ""), status=None, outcome=Outcome.FAIL, owner="", notes="",
        severity="", blocking=True, evidence="", links=(), tags=(), extra=(), checklist="Test",
        docname="tests", anchor=data["id"], location=Location(PATH, data["line"]),
    )  # fmt: skip


def _sign_offs(data: Data, options: Options) -> SignOffs:
    """Return where roles stand, as the room of sign-offs hands it over."""
    standings = tuple(
        Standing(
            each.get("record", "record"), each["role"], RoleState(each["state"]),
            Location(each.get("path", PATH), each.get("line", 1)), each.get("required", True),
            reason=Phrase(each["reason"], ()) if "reason" in each else None,
            path=each.get("path", ""), told=each.get("told", ""), left=each.get("left"),
            key_ends=parse_date(each.get("key_ends", "")),
            conditions=tuple(
                SignedCondition(
                    one["text"], tuple(one.get("items", ())), parse_date(one.get("due", ""))
                )
                for one in each.get("conditions", ())
            ),
        )
        for each in data.get("sign_offs", [])
    )  # fmt: skip
    unapproved = tuple(
        Unapproved(each.get("record", "record"), Location(PATH, each["line"]), tuple(each["items"]))
        for each in data.get("unapproved", [])
    )
    return SignOffs(standings, "", options.waiver_roles, unapproved)


def versions_of(
    project: Project, data: Data, options: Options, kinds: Sequence[EvidenceKind] = ()
) -> Project:
    """Return *project* with what the ``files`` of the case say; those in ``docs`` are documents.

    *kinds* are kinds of evidence of plug-ins.
    """
    if "files" not in data:
        return project
    with tempfile.TemporaryDirectory() as scratch:
        root = Path(scratch)
        pages = []
        for name, text in data["files"].items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
            if name.startswith("docs/"):
                pages.append(scan(text, name, markdown=name.endswith(".md")))
        conf: tuple[Source, ...] = ()
        if "conf" in data:
            conf = (Source(data["conf"]["project"], data["conf"]["release"], CONF_PLACE),)
        verbs = Verbs(kinds)
        items = [item for item in project.all_items() if states_something(item, verbs)]
        claims = with_records(filter(None, pages), document(data, options).records)
        known = know(root, options, claims, items, conf, kinds=kinds, today=day_of(data))
        return known.given_to(project)


def project_of(data: Data, options: Options, kinds: Sequence[EvidenceKind] = ()) -> Project:
    """Return the project that a case describes."""
    project = assemble([document(data, options)], options)
    project = project._replace(
        needs=tuple(map(_need, data.get("needs", []))), sign_offs=_sign_offs(data, options)
    )
    project = versions_of(project, data, options, kinds)
    return _ticks_of(project, data, options) if options.untrusted_authors else project


def _ticks_of(project: Project, data: Data, options: Options) -> Project:
    """Return *project* with who ticked its items, as the case says."""
    authors = data.get("authors", {})

    def told(items: Sequence[Item]) -> Iterator[Writers]:
        for item in items:
            name, _, email = authors.get(item.id, "").rstrip(">").partition(" <")
            yield Writers(
                (Person(name, email),) if name else (),
                item.id in authors and not name,
                bool(name),
            )

    return with_ticks(project, options.untrusted_authors, told, "the case does not say it")


def waivers_of(project: Project, data: Data, options: Options) -> list[Waiver]:
    """Return the waivers of the case and of its options; they are of the first record."""
    vocabulary = options.vocabulary()
    raws = [
        RawWaiver(
            each.get("targets", ""),
            (PATH, each.get("line", 1)),
            tuple(each.get("options", {}).items()),
            (PATH, each.get("line", 1)),
            guarded=each.get("guarded", False),
        )
        for each in data.get("waivers", [])
    ]
    raws += configured(options, [({"waivers": ()}, OptionSource("pyproject.toml", {}))])
    home = next((record.id for record in project.records), "")
    return [read_waiver(raw, home, options, vocabulary) for raw in raws]


def waived_on(day: date, project: Project, data: Data, options: Options) -> Project:
    """Return *project* as it counts on *day*, with its waivers."""
    waivers = waivers_of(project, data, options)
    return waive(project, waivers, options, options.vocabulary(), day) if waivers else project
