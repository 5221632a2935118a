"""The decision: a line or a list of yes, no and conditional, its conditions and its dates."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from sphinx_readiness.assembly.decisions import parse_answer
from sphinx_readiness.importing.blocks import Block, box_of
from sphinx_readiness.importing.recognise.keys import folded, key_value
from sphinx_readiness.importing.recognise.plan import DECISION, Part, Plan, Section
from sphinx_readiness.model.record import Answer
from sphinx_readiness.text.folding import fold_case, is_blank
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.ticked_forms import BOX, read_form

_KEYS: Final = frozenset(
    ("deployment approved", "go live approved", "go live", "go/no go", "go no go",
     "go live decision",
     "release decision", "deployment decision", "release approved", "approved for release",
     "approved for production", "approved for deployment", "approved for launch", "launch decision",
     "final decision", "go/no go decision", "decision", "production approved", "launch approved",
     "release approval", "deployment approval", "approved", "final approval", "go or no go")
)  # fmt: skip

_DATES: Final = frozenset(
    ("target deployment date", "target date", "go live date", "target go live date", "launch date",
     "deployment date", "planned date", "target launch date", "target release date", "release date",
     "planned go live date", "planned deployment date")
)  # fmt: skip

_APPROVERS: Final = frozenset(
    ("go live approval", "approver", "approved by", "decided by", "decision maker", "decision by",
     "authorised by", "authorized by", "final approver")
)  # fmt: skip

_MOST_ANSWERS: Final = 5

_OPEN: Final = ("[ ]", "[]", "[_]")
"""Boxes that are not ticked."""

_LABELS: Final = {Answer.YES: "yes", Answer.NO: "no", Answer.CONDITIONAL: "conditional",
                  Answer.UNDECIDED: ""}  # fmt: skip


def read_decision(
    plan: Plan, blocks: Sequence[Block], where: Sequence[Section | None], index: int
) -> bool:
    """Add the decision that the block *index* has, if it has one, with what follows it."""
    argument = _line(plan, blocks, where, index)
    if argument is None:
        return False
    options: dict[str, str] = {}
    body: list[int] = []
    boxed = frozenset[int]()
    last = index
    label = ""
    for at in range(index, len(blocks)):
        block = blocks[at]
        if at > index and block.kind in ("heading", "table", "rule", "directive"):
            break
        if at in plan.taken and at != index:
            break
        if block.kind == "list" and _is_conditions(label, block):
            body.append(at)
            if not any(entry.status for entry in block.entries):
                boxed = frozenset((at,))
            boxes = [box_of(each, boxed=at in boxed) for each in block.entries]
            plan.count("conditions", sum(map(bool, boxes)))
            last = at
            label = ""
            continue
        if at > index and _says_again(argument, block):
            last = at
            for number, _ in list(plan.lines_of(at)):
                plan.move(number)
            continue
        if at > index and (any(e.status for e in block.entries) or _decides(plan, at)):
            break  # something else begins here
        if block.kind in ("paragraph", "fields", "list"):
            label = _options(plan, at, options) or label
    ordered = [(name, options[name]) for name in ("target-date", "approver") if name in options]
    plan.add(Part(DECISION, index, last, argument, tuple(ordered), tuple(body), {}, boxed))
    plan.taken.update(range(index, last + 1))
    plan.count("decisions")
    return True


def _decides(plan: Plan, at: int) -> bool:
    """Say whether a line of the block *at* is about a decision."""
    said = (key_value(line) for _, line in plan.lines_of(at))
    return any(each is not None and each[0] in _KEYS for each in said)


def _line(
    plan: Plan, blocks: Sequence[Block], where: Sequence[Section | None], index: int
) -> str | None:
    """Return the answer that the block *index* gives, and move its lines; None if it gives none."""
    block = blocks[index]
    if block.kind in ("paragraph", "fields"):
        for number, line in plan.lines_of(index):
            said = key_value(line)
            if said is None or said[0] not in _KEYS:
                continue
            if not said[1] or is_blank(said[1]):
                if index + 1 < len(blocks) and _is_form(blocks[index + 1]):
                    plan.move(number)
                    return _from_list(plan, blocks, index + 1)
                continue
            found = _argument(said[1])
            if found is not None:
                plan.move(number)
                return found
    elif _is_form(block):
        section = where[index]
        title = folded(section.title) if section is not None else ""
        if any(
            word in title for word in ("decision", "approval", "go live", "go/no go", "approved")
        ):
            return _from_list(plan, blocks, index)
    return None


def _argument(value: str) -> str | None:
    """Return *value* as the argument of a decision: its ticked label, or what it says."""
    form = read_form(fold_case(readable(value)))
    if form is not None and not form.ticked:
        return ""
    answer = parse_answer(value)
    if answer is not None:
        return _LABELS[answer] if form is not None else readable(value)
    return readable(value) if form is not None else None


def _is_form(block: Block) -> bool:
    """Say whether a list has nothing but a box for each of several answers."""
    entries = block.entries
    if block.kind != "list" or not 1 < len(entries) <= _MOST_ANSWERS:
        return False
    return all(
        entry.status and parse_answer(_head(entry.text)) not in (None, Answer.UNDECIDED)
        for entry in entries
    )


def _says_again(argument: str, block: Block) -> bool:
    """Say whether *block* is a list with a box for each answer, and says the same as *argument*."""
    if not argument or not _is_form(block):
        return False
    ticked = [each for each in block.entries if each.status not in _OPEN]
    return len(ticked) == 1 and parse_answer(_head(ticked[0].text)) is parse_answer(argument)


def _head(text: str) -> str:
    return readable(text).partition(":")[0].partition(" - ")[0].partition(" (")[0]


def _from_list(plan: Plan, blocks: Sequence[Block], index: int) -> str:
    """Return the answer that is ticked in the list *index*, and move its lines."""
    entries = blocks[index].entries
    ticked = [each for each in entries if each.status not in _OPEN]
    for number, _ in list(plan.lines_of(index)):
        plan.move(number)
    if not ticked:
        return ""
    if len(ticked) == 1:
        answer = parse_answer(_head(ticked[0].text))
        return _LABELS[answer] if answer is not None else _head(ticked[0].text)
    return " ".join(f"{each.status} {_head(each.text)}" for each in entries)


def _options(plan: Plan, at: int, options: dict[str, str]) -> str:
    """Take dates and approvers of the block *at*; return the last line that announces a list."""
    label = ""
    for number, line in list(plan.lines_of(at)):
        said = key_value(line)
        if said is None:
            bare = line.strip()
            label = folded(bare) if bare[:2] == bare[-2:] == "**" else label
            continue
        key, value = said
        if key in _DATES and "target-date" not in options and value:
            options["target-date"] = value
            plan.move(number)
        elif key in _APPROVERS and "approver" not in options and not _is_to_fill(value):
            options["approver"] = value
            plan.move(number)
        elif not value:
            label = key
    return label


def _is_to_fill(value: str) -> bool:
    """Say whether *value* is a blank, perhaps with words for who is to fill it in."""
    return is_blank(value.partition("(")[0]) or BOX.match(value) is not None


def _is_conditions(label: str, block: Block) -> bool:
    return bool(block.entries) and "condition" in label
