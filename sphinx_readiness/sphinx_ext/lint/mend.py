"""``fix``: mends that findings offer are tried, read again, and kept if they do what they say."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.option_text import Literal
from sphinx_readiness.exports.report import Report, in_memory
from sphinx_readiness.fixing.align import aligned
from sphinx_readiness.fixing.choose import compatible, judge
from sphinx_readiness.fixing.configuration import set_by
from sphinx_readiness.fixing.drafts import Draft, Drafts
from sphinx_readiness.fixing.facts import Facts, facts_of, faults
from sphinx_readiness.fixing.registry import FIXERS, offers
from sphinx_readiness.fixing.scope import Scope
from sphinx_readiness.model.edits import Edit, Fix, Refusal
from sphinx_readiness.sphinx_ext.lint.command import run_lint
from sphinx_readiness.sphinx_ext.lint.edited import Edited, EditedTexts
from sphinx_readiness.text.phrases import N_, Translate
from sphinx_readiness.workspace.session import Session

MOST_READINGS: Final = 40
"""How often the documents are read to see what fixes do; what is not looked at then is left."""

_NOT_TRIED: Final = N_("the documents were read {count} times; run it again for the rest")

_OTHERWISE: Final = N_("read again, the edited text would say something else than it was to")


class Wanted(NamedTuple):
    """What is to be mended, and how."""

    docs: Path
    files: frozenset[Path] | None
    overrides: Mapping[str, object]
    jobs: int
    rules: Callable[[str], bool]
    """Says of the code of a rule whether its findings are to be mended."""
    unsafe: bool
    every_status: bool
    align: bool


class Mended(NamedTuple):
    """The files with their new texts, what is done in them, what is not, and what might be."""

    root: Path
    drafts: tuple[Draft, ...]
    fixes: tuple[Fix, ...]
    refusals: tuple[Refusal, ...]
    unsafe: tuple[Fix, ...]
    """Fixes that were not tried because they are not safe."""


class _Reader:
    """Reads the documents as they are, or as they would be."""

    def __init__(self, wanted: Wanted, say: Translate) -> None:
        self._wanted = wanted
        self._say = say
        self.readings = 0

    def read(self, texts: Mapping[str, Edited], root: Path) -> tuple[Report, Session]:
        """Return the report on the documents with the *texts*, by path below *root*."""
        wanted = self._wanted
        self.readings += 1
        overrides = dict(wanted.overrides)
        for path, text in texts.items():
            added = set_by(text.after, path, text.before)
            overrides |= {name: _literal(value) for name, value in added.items()}
        prepare = EditedTexts(root, texts).connect if texts else None
        with tempfile.TemporaryDirectory(prefix="sphinx-readiness-") as scratch:
            linted = run_lint(
                wanted.docs, Path(scratch), overrides, wanted.jobs, self._say, wanted.files, prepare
            )
            return in_memory(linted.report), linted.session


def _literal(value: object) -> object:
    return Literal(value) if isinstance(value, str) else value


class _Trial(NamedTuple):
    """The texts of files with edits, and which lines those of files with more lines were."""

    texts: dict[str, str]
    moved: dict[str, Sequence[int]]


class _State(NamedTuple):
    """The texts by now, and what is found in them."""

    drafts: Drafts
    report: Report
    facts: Facts


def mend(wanted: Wanted, say: Translate) -> Mended:
    """Return what can be mended in the documents that are *wanted*; nothing is written.

    Fixes are made round by round, as one may make another possible, until there are no more: so a
    second run finds nothing to do. Raises CannotLint.
    """
    reader = _Reader(wanted, say)
    report, session = reader.read({}, wanted.docs)
    options = session.options
    drafts = Drafts(session.root, session.columns, task_data=options.task_data)
    state = _State(drafts, report, facts_of(report))
    allowed = None if wanted.files is None else {*map(session.relative, wanted.files)}
    done: list[Fix] = []  # these and the next as they would be in the files as they are
    failed: set[Fix] = set()
    while True:
        scope = Scope(state.report, drafts, session.columns)
        found = list(offers(scope, wanted.rules, every_status=wanted.every_status))
        fixes = [each for each in found if isinstance(each, Fix) and _is_in(each, allowed)]
        wished = [each for each in fixes if each.safe or wanted.unsafe]
        ready = [each for each in wished if drafts.original(each) not in failed]
        if not ready or reader.readings >= MOST_READINGS:
            break
        near = [each for each in ready if not each.adds_lines] or ready
        state, made = _attempt(reader, state, session.root, compatible(near), failed)
        done += made
    if wanted.align and done:
        _align(reader, state, session.root, done)
    refusals = [
        each for each in found
        if isinstance(each, Refusal) and (wanted.unsafe or FIXERS[each.code].safe)
    ]  # fmt: skip
    refusals += [Refusal(each.code, each.location, _OTHERWISE)
                 for each in fixes if drafts.original(each) in failed]  # fmt: skip
    tried = (("count", str(reader.readings)),)
    refusals += [Refusal(each.code, each.location, _NOT_TRIED, tried) for each in ready]
    refusals = [each._replace(location=drafts.placed(each.location)) for each in refusals]
    return Mended(
        session.root,
        tuple(drafts.changed()),
        tuple(done),
        tuple(sorted(refusals, key=lambda each: (each.location, each.code))),
        () if wanted.unsafe else tuple(drafts.original(each) for each in fixes if not each.safe),
    )


def _is_in(fix: Fix, allowed: set[str] | None) -> bool:
    return allowed is None or all(each.span.path in allowed for each in fix.edits)


def _attempt(
    reader: _Reader, state: _State, root: Path, fixes: list[Fix], failed: set[Fix]
) -> tuple[_State, list[Fix]]:
    """Return the state with those of *fixes* that do what they say, and these.

    Those that do not are added to *failed*; others may be left for another time.
    """
    trying = fixes
    while trying and reader.readings < MOST_READINGS:
        texts, moved = _trial(state.drafts, trying)
        report = reader.read(_edited(state.drafts, texts), root)[0]
        facts = facts_of(report, moved)
        blamed, rest = judge(state.facts, facts, trying)
        if not blamed and not rest:
            made = list(map(state.drafts.original, trying))
            state.drafts.take(texts, moved)
            return _State(state.drafts, report, facts_of(report) if moved else facts), made
        failed.update(map(state.drafts.original, blamed))
        trying = rest
    return state, []


def _trial(drafts: Drafts, fixes: Iterable[Fix]) -> _Trial:
    """Return the texts of the files that *fixes* edit, edited."""
    edits: dict[str, list[Edit]] = {}
    for fix in fixes:
        for edit in fix.edits:
            edits.setdefault(edit.span.path, []).append(edit)
    trial = _Trial({}, {})
    for path, found in edits.items():
        draft = drafts.draft(path)
        if draft is not None:
            trial.texts[path] = draft.with_edits(found)
            if any("\n" in each.text for each in found):
                trial.moved[path] = draft.lines_after(found)
    return trial


def _edited(drafts: Drafts, texts: Mapping[str, str]) -> dict[str, Edited]:
    """Return all files that are not as they are on the disk, with *texts* in the first place."""
    found = {each.path: Edited(each.before, each.text) for each in drafts.changed()}
    for path, text in texts.items():
        draft = drafts.draft(path)
        if draft is not None:
            found[path] = Edited(draft.before, text)
    return found


def _align(reader: _Reader, state: _State, root: Path, done: Iterable[Fix]) -> None:
    """Align the pipe tables that were edited, if they say the same then."""
    lines: dict[str, set[int]] = {}
    for fix in done:
        for edit in fix.edits:
            lines.setdefault(edit.span.path, set()).add(edit.span.line)
    texts = {}
    for path, edited in lines.items():
        source, draft = state.drafts.source(path), state.drafts.draft(path)
        if source is not None and draft is not None:
            numbers = [at for at, line in enumerate(draft.origins, 1) if line in edited]
            texts[path] = draft.with_edits(aligned(source, numbers))
    report = reader.read(_edited(state.drafts, texts), root)[0]
    if not faults(state.facts, facts_of(report), []):
        state.drafts.take(texts, {})
