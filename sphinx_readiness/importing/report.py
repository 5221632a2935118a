"""What an import says: what each part became, how many rows there are, what was kept as it is."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import box_of
from sphinx_readiness.importing.changes import Change
from sphinx_readiness.importing.checking import Counted
from sphinx_readiness.importing.recognise.plan import (
    CHECKLIST,
    DECISION,
    MATRIX,
    READINESS,
    WINDOW,
    Part,
    Plan,
)
from sphinx_readiness.importing.references.prepared import LABELLED
from sphinx_readiness.text.folding import shorten, visible
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.vocabulary.statuses import Outcome, Status

_STATUS: Final = "status "

_COUNTS: Final = (
    ("verdicts", N_("declared verdicts: {count}")),
    ("roles", N_("roles that sign: {count}")),
    ("conditions", N_("conditions of the decision: {count}")),
    ("tasks", N_("tasks after the deployment: {count}")),
    ("blockers", N_("blockers listed: {count}")),
    ("recommended", N_("recommendations listed: {count}")),
    ("contacts", N_("contacts: {count}")),
    ("legend", N_("statuses explained: {count}")),
)

_KEPT: Final = {
    "table": N_("table"), "list": N_("list"), "html": N_("HTML"), "code": N_("code"),
    "quote": N_("quotation"), "comment": N_("comment"), "other": N_("markup"),
    "front": N_("front matter"), "directive": N_("directive"),
}  # fmt: skip
"""Kinds of blocks that are named one by one where they are kept; prose is counted."""

_CHANGES: Final = {
    "added": N_("added to {checklist}: {title}"),
    "changed": N_("changed in {checklist}: {title} ({detail})"),
    "removed": N_("removed from {checklist}: {title}"),
    "kept": N_("kept in {checklist}: {title} ({detail}), though the source differs"),
    "added below": N_("added below {checklist}: {title}"),
    "changed below": N_("changed below {checklist}: {title}"),
    "left below": N_("kept below {checklist}, though the source no longer has it: {title}"),
    "labelled": LABELLED,
    "missing": N_("{checklist} is no longer in the source; it is kept"),
}


def summary(plan: Plan, counted: Counted, translate: Translate) -> Iterator[str]:
    """Yield what *plan* made of its source, the counts first."""
    counts = plan.counts
    name = visible(plan.source.name)
    checklists = counts.get("checklists", 0)
    said = N_(
        "{name}: {checklists} checklists with {items} items; rows read: {read}, written: {written}"
    )
    yield translate(said).format(
        name=name,
        checklists=checklists,
        items=counts.get("items", 0),
        read=counted.read,
        written=counted.written,
    )
    statuses = [
        f"{_label(plan, key.removeprefix(_STATUS), translate)}: {counts[key]}"
        for key in sorted(counts, key=lambda key: _rank(plan, key))
        if key.startswith(_STATUS)
    ]
    if statuses:
        yield f"  {', '.join(statuses)}"
    more = [translate(text).format(count=counts[key]) for key, text in _COUNTS if counts.get(key)]
    if more:
        yield f"  {', '.join(more)}"
    for how, count in plan.source.repairs:
        said = N_("repaired: {count} characters that had been read as {encoding}")
        yield f"  {translate(said).format(count=count, encoding=how)}"


def details(plan: Plan, translate: Translate) -> Iterator[str]:
    """Yield a line for each part, each remark and each block that is kept, in their order."""
    lines = [
        (plan.line_of(_place(plan, part)), 0, _part(plan, part, translate)) for part in plan.parts
    ]
    for line, template, pairs in dict.fromkeys(plan.notes):
        lines.append((line, 1, translate(template).format_map(dict(pairs))))
    taken = {at for part in plan.parts for at in range(part.first, part.last + 1)}
    prose = 0
    for at, block in enumerate(plan.source.blocks):
        if (
            at in taken
            or block.kind in ("heading", "rule", "beside")
            or not any(True for _ in plan.lines_of(at))
        ):
            continue
        if block.kind in _KEPT:
            kind = translate(_KEPT[block.kind])
            said = N_("{kind}, kept as it is")
            if block.kind == "html" and any(
                "<table" in text.lower() for _, text in plan.lines_of(at)
            ):
                said = N_("a table in {kind}, kept as it is: its rows are no items")
            lines.append((plan.line_of(at), 2, translate(said).format(kind=kind)))
        else:
            prose += 1
    name = visible(plan.source.name)
    numbers = plan.source.numbers
    if numbers:
        lines = [(numbers[min(line, len(numbers)) - 1] if line else 0, rank, text)
                 for line, rank, text in lines]  # fmt: skip
    for line, template, pairs in plan.source.remarks:
        lines.append((line, 1, translate(template).format_map(dict(pairs))))
    for line, _, text in sorted(lines, key=lambda each: each[:2]):
        yield f"{name}:{line}: {text}" if line else f"{name}: {text}"
    if prose:
        yield translate(N_("{name}: paragraphs kept as they are: {count}")).format(
            name=name, count=prose
        )


def _place(plan: Plan, part: Part) -> int:
    return min(part.first, len(plan.source.blocks) - 1)


def _part(plan: Plan, part: Part, translate: Translate) -> str:
    """Return what became of the blocks of *part*."""
    options = ", ".join(name for name, _ in part.options)
    rows = 0
    for index in part.body:
        block = plan.source.blocks[index]
        table = part.tables.get(index, block.table)
        boxed = index in part.boxed
        rows += (
            len(table.rows)
            if table is not None
            else sum(bool(box_of(each, boxed=boxed)) for each in block.entries)
        )
    verdict = dict(part.options).get("verdict", "")
    texts = {
        READINESS: (N_("the head: readiness with {options}"), {"options": options}),
        CHECKLIST: (N_("checklist {id}: {count} items"), {"id": part.argument}),
        MATRIX: (N_("signoff-matrix: {count} roles"), {}),
        DECISION: (N_("go-live: {count} conditions"), {}),
        WINDOW: (N_("post-deployment {id}: {count} tasks"), {"id": part.argument}),
    }
    template, values = texts[part.kind]
    text = translate(template).format(count=rows, **values)
    if verdict:
        text += translate(N_(", declared '{verdict}'")).format(verdict=shorten(visible(verdict)))
    return text


def _label(plan: Plan, key: str, translate: Translate) -> str:
    status = plan.vocabulary.get(key)
    return translate(status.label) if status is not None else translate(N_("not understood"))


def _rank(plan: Plan, key: str) -> int:
    name = key.removeprefix(_STATUS)
    known = plan.vocabulary.get(name)
    return plan.vocabulary.rank(name) if known is not None else len(plan.vocabulary.statuses)


def changes(found: Sequence[Change], translate: Translate) -> Iterator[str]:
    """Yield what an update added, changed and removed."""
    for kind in _CHANGES:
        for each in found:
            if each.kind == kind:
                yield translate(_CHANGES[kind]).format(
                    checklist=each.checklist or "-",
                    title=shorten(visible(each.title), 80),
                    detail=each.detail,
                )
    counts = {kind: sum(each.kind == kind for each in found) for kind in _CHANGES}
    yield translate(N_("items added: {added}, changed: {changed}, removed: {removed}")).format(
        **{kind: counts[kind] for kind in ("added", "changed", "removed")}
    )


def configuration(statuses: Sequence[Status]) -> Iterator[str]:
    """Yield the lines of ``readiness.toml`` for *statuses* of a legend."""
    for status in statuses:
        yield f"[statuses.{status.key}]"
        yield f"label = {_toml(status.label)}"
        if status.aliases:
            yield f"aliases = [{', '.join(map(_toml, status.aliases))}]"
        yield f"symbols = [{', '.join(map(_toml, status.symbols))}]"
        yield f"outcome = {_toml(Outcome(status.outcome).value)}"


def _toml(text: str) -> str:
    """Return *text* as a basic string of TOML (https://toml.io/en/v1.0.0#string)."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return '"' + "".join(c if c.isprintable() else f"\\u{ord(c):04X}" for c in escaped) + '"'
