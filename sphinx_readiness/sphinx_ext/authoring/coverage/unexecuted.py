"""Directives of ours that stand in a text and did not run: no row goes missing unnoticed."""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from docutils import nodes

from sphinx_readiness.files.paths import below, without_folders
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.markdown_places import markdown_places
from sphinx_readiness.reading.openings import Opening, openings, pieces
from sphinx_readiness.reading.rest_places import Places, rest_places
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.sphinx_ext.authoring.coverage.causes import (
    RULE,
    Lost,
    front_matter,
    has_colons,
    innermost_only,
    problem_of,
)
from sphinx_readiness.sphinx_ext.authoring.coverage.executed import (
    Scanned,
    scanned_texts,
    unmatched,
)
from sphinx_readiness.sphinx_ext.authoring.coverage.include_diagnostics import is_of_include
from sphinx_readiness.sphinx_ext.authoring.coverage.includes import opened, parts, ways
from sphinx_readiness.sphinx_ext.authoring.coverage.known_names import ERROR, is_known, strangers
from sphinx_readiness.sphinx_ext.authoring.gathered import Gathered, clipped_above
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.nodes import ancestor, check_item, checklist
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment

_FARTHEST: Final = 8
"""So many lines below its place MyST may report what it drops."""


class _Dropped(NamedTuple):
    """What the parser says of something that it drops: a file, its lines, and why."""

    path: str
    first: int
    last: int
    reason: str
    text: str
    inside: bool
    """Whether it stands in something of ours, which has run."""


def lost_directives(
    env: BuildEnvironment, document: nodes.document, found: Gathered | None
) -> Iterator[RawProblem]:
    """Yield what there is to say of each directive of ours that did not run in *document*.

    And of what was dropped of those that did.
    """
    dropped = list(_dropped(env, document))
    used: set[_Dropped] = set()
    for text, lost in _all_lost(env, document, found):
        yield from _problems_of(env, text, lost, dropped, used)
    session = build_of(env).session
    for each in dropped:
        if each not in used and _concerns_us(env, each):
            yield RawProblem(
                RULE,
                (session.relative(each.path), max(each.first, 1) + clipped_above(env, each.path)),
                N_("the parser could not read this: {reason}"),
                N_("Correct its markup; until then nothing in it is checked."),
                (("reason", each.reason),),
            )


def _all_lost(
    env: BuildEnvironment, document: nodes.document, found: Gathered | None
) -> Iterator[tuple[Scanned, list[tuple[Opening, Places]]]]:
    """Yield for each text what opens in it and has not run, and in what that stands."""
    lost = dict(unmatched(env))
    rows = _rows_read(found) if lost and found is not None else frozenset()
    relative = build_of(env).session.relative
    check = build_of(env).names.written("check")
    for text in scanned_texts(env):
        if text.by_parser and text.path not in opened(document):
            continue  # the include stands in a comment, or is no include
        left = [
            each for each in lost.get(text, ())
            if not (each.flaw == "unknown" and is_known(each.name))
            and not (rows and each.meant == check and (relative(text.path), each.line) in rows)
        ]  # fmt: skip
        strange = strangers(text) if text.markdown else []
        if not left and not strange:
            continue
        if text.included:
            inclusions = ways(env, document, text.path)
            if inclusions and not any(each.reads_markdown for each in inclusions):
                text, strange = text._replace(markdown=False), []  # noqa: PLW2901
            elif inclusions and text.markdown:
                kept = parts(text.text, inclusions)
                left = [each for each in left if any(each.counted in part for part in kept)]
        yield text, _placed(env, text, left, strange)


def _rows_read(found: Gathered) -> frozenset[tuple[str, int]]:
    """Return where items are: a plain ``check`` is read with its checklist, and does not run."""
    return frozenset(check.place for check in found.checks)


def _placed(
    env: BuildEnvironment, text: Scanned, left: list[Opening], strange: list[Opening]
) -> list[tuple[Opening, Places]]:
    """Return *left*, and those of *strange* in a directive of ours, with their places."""
    lines, _numbers = pieces(text.text)
    wanted = {each.counted for each in (*left, *strange)}
    if not text.markdown:
        places = rest_places(lines, wanted)
    else:
        head = front_matter(text.text).count("\n") if not text.included else 0
        lines[:head] = [""] * head
        colons = has_colons(text.text, env.config)
        places = markdown_places(lines, wanted, colons=colons)
        left = [each for each in left if each.counted > head]
    found = [(each, places.get(each.counted, ())) for each in left if _is_meant(each, text, lines)]
    for each in strange:
        around = places.get(each.counted, ())
        if _is_in_ours(env, around):
            found.append((each, around))
    return found


def _is_in_ours(env: BuildEnvironment, around: Places) -> bool:
    """Say whether a directive of ours is one of those in which something stands."""
    names = build_of(env).names.directives
    return any(each.kind in ("directive", "div") and each.name.lower() in names for each in around)


def _is_meant(opening: Opening, text: Scanned, lines: list[str]) -> bool:
    """Say whether *opening* is meant as a directive: words with a colon may be a plain comment."""
    if opening.markdown != text.markdown and opening.flaw == "unknown":
        return False
    if text.markdown and opening.written.startswith("|"):  # a cell, which can hold no rows
        return False
    if opening.markdown or opening.mark != ":" or "-" in opening.meant:
        return True
    here = lines[opening.counted - 1]
    indent = len(here) - len(here.lstrip())
    below = next((line for line in lines[opening.counted :] if line.strip()), "")
    return len(below) - len(below.lstrip()) > indent


def _problems_of(
    env: BuildEnvironment,
    text: Scanned,
    found: list[tuple[Opening, Places]],
    dropped: list[_Dropped],
    used: set[_Dropped],
) -> Iterator[RawProblem]:
    """Yield what there is to say of what is lost in *text*, with the reasons of the parser."""
    session = build_of(env).session
    shown = session.relative(text.path)
    lost = []
    for opening, around in found:
        near = [
            each for each in dropped
            if each.path == text.path and each.first - _FARTHEST <= opening.line <= each.last
        ]  # fmt: skip
        used.update(near)
        near.sort(key=lambda each: (opening.line < each.first, abs(opening.line - each.first)))
        reason = near[0].reason if near else ""
        line = _true_place(text, opening) if text.included else opening.line
        inside = _is_in_ours(env, around)
        lost.append(Lost(opening, (shown, line), text.markdown, around, inside, reason))
    for each_lost in innermost_only(lost):
        problem = problem_of(each_lost, text.text, env.config, is_known)
        if problem is not None:
            yield problem


def _true_place(text: Scanned, opening: Opening) -> int:
    """Return the line of *opening* in its file, of which *text* may be a part."""
    lines = read_lines(text.path)
    if opening.line <= len(lines) and opening.written in lines[opening.line - 1]:
        return opening.line
    below = (
        number for number, line in enumerate(lines, 1)
        if number > opening.line and opening.written in line
    )  # fmt: skip
    return next(below, opening.line)


def _dropped(env: BuildEnvironment, document: nodes.document) -> Iterator[_Dropped]:
    """Yield what the parser says of all that it drops."""
    if document.reporter.max_level < ERROR:
        return
    root = build_of(env).session.root
    for message in document.findall(nodes.system_message):
        if message["level"] < ERROR:
            continue
        literal = next(iter(message.findall(nodes.literal_block)), None)
        text = literal.astext() if literal is not None else ""
        said = next(iter(message.findall(nodes.paragraph)), message).astext()
        if is_of_include(said):
            continue
        reason = without_folders(shorten(below(root, said), 120)).rstrip(".")
        line = int(message.get("line") or 1)
        source = message.get("source") or env.doc2path(env.docname)
        yield _Dropped(
            path=os.path.abspath(source),  # noqa: PTH100 - docutils may name it relative
            first=line,
            last=line + text.count("\n") + 1,
            reason=reason,
            text=text,
            inside=literal is not None and ancestor(message, checklist, check_item) is not None,
        )


def _concerns_us(env: BuildEnvironment, dropped: _Dropped) -> bool:
    """Say whether something of ours, or something in it, was dropped."""
    names = build_of(env).names.directives
    return dropped.inside or any(True for _ in openings(dropped.text, names))
