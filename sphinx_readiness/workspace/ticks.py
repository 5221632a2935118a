"""Who ticked items that stand on a word, where the project does not trust everybody."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.evidence.standings import Standings
from sphinx_readiness.files.commits.blame import Blame, Line
from sphinx_readiness.files.commits.commit import Commit, Person
from sphinx_readiness.model.evidence import Standing, Ticks
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.record import Project
from sphinx_readiness.reading.source_lines import read_lines
from sphinx_readiness.reading.spans.find import span_of
from sphinx_readiness.reading.spans.source_text import SourceText
from sphinx_readiness.text.folding import fold_case
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.text.stars import is_like
from sphinx_readiness.vocabulary.statuses import Outcome

_NO_REPOSITORY: Final = N_("there is no git repository")
_NOT_ALL: Final = N_("not all of the history is there or read")

_FARTHEST: Final = 200
"""Lines of an item before its status."""


class Writers(NamedTuple):
    """Who last changed the lines of an item."""

    people: tuple[Person, ...] = ()
    uncommitted: bool = False
    known: bool = True
    """Whether it is known of all its lines."""


Told: TypeAlias = Callable[[Sequence[Item]], Iterable[Writers]]
"""From items to who wrote each, in order."""


def with_ticks(project: Project, patterns: Iterable[str], told: Told, reason: str) -> Project:
    """Return *project* with what is *told* of its ticks; *reason* is why that is not all.

    *patterns* are those of people whom the project does not trust.
    """
    items = tuple(_by_word(project))
    parts = [fold_case(each).split("*") for each in patterns]
    untrusted, uncommitted, unknown = [], [], []
    for item, writers in zip(items, told(items), strict=True):
        names = [_full_name(each) for each in writers.people if _is_one_of(each, parts)]
        if names:
            untrusted.append((item, names[0]))
        elif writers.uncommitted:
            uncommitted.append(item)
        elif not writers.known:
            unknown.append(item)
    ticks = Ticks(tuple(untrusted), tuple(uncommitted), tuple(unknown), reason)
    return project._replace(ticks=ticks)


def _by_word(project: Project) -> Iterator[Item]:
    """Yield the passed items that stand on a word; of others something else is said."""
    standings = Standings(project.versions.verifications)
    for item in project.all_items():
        if item.outcome is Outcome.PASS and not item.exempt:
            found = standings.verification(item)
            if found is None or found.standing is Standing.SAID:
                yield item


def _is_one_of(person: Person, patterns: Iterable[Sequence[str]]) -> bool:
    texts = [fold_case(each) for each in (person.name, person.email, _full_name(person))]
    return any(is_like(text, parts) for parts in patterns for text in texts)


def _full_name(person: Person) -> str:
    return f"{person.name} <{person.email}>".strip()


def with_history(
    project: Project, root: Path, patterns: Iterable[str], columns: ColumnNames, *, task_data: bool
) -> Project:
    """Return *project* with who ticked its items by the history of the repository at *root*."""
    blame = Blame(root)

    def told(items: Sequence[Item]) -> Iterator[Writers]:
        sources: dict[str, SourceText] = {}
        lines = [_lines_of(item, root, sources, columns, task_data=task_data) for item in items]
        wanted: dict[str, set[int]] = {}
        for item, numbers in zip(items, lines, strict=True):
            wanted.setdefault(item.location.path, set()).update(numbers)
        found = blame.of(wanted)
        for item, numbers in zip(items, lines, strict=True):
            places = [(item.location.path, number) for number in numbers]
            people, known = _people(found.commits, places)
            uncommitted = any(each in found.uncommitted for each in places)
            yield Writers(people, uncommitted, known)

    try:
        return with_ticks(
            project, patterns, told, _NOT_ALL if blame.folder is not None else _NO_REPOSITORY
        )
    finally:
        blame.close()


def _people(
    commits: Mapping[Line, Commit], places: Sequence[Line]
) -> tuple[tuple[Person, ...], bool]:
    """Return who wrote the lines at *places*, and whether that is known of all of them."""
    if len(places) == 1:  # nearly all rows
        commit = commits.get(places[0])
        return ((commit.author, commit.committer), True) if commit is not None else ((), False)
    found = [commits[each] for each in places if each in commits]
    people = dict.fromkeys(who for each in found for who in (each.author, each.committer))
    return tuple(people), len(found) == len(places)


def _lines_of(
    item: Item, root: Path, sources: dict[str, SourceText], columns: ColumnNames, *, task_data: bool
) -> range:
    """Return the lines from the beginning of *item* to its status."""
    path, line = item.location.path, item.location.line
    source = sources.get(path)
    if source is None:
        source = sources[path] = SourceText(
            path, read_lines(str(root / path)), columns, task_data=task_data
        )
    text = source.lines[line - 1] if 0 < line <= len(source.lines) else ""
    if text.lstrip(" \t>").startswith("|"):
        return range(line, line + 1)  # a row of a table
    span = span_of(source, line, "status")
    last = span.end_line if span is not None else line
    return range(line, min(max(line, last), line + _FARTHEST) + 1)
