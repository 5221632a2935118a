"""What is wrong with options that are valid one by one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from sphinx_readiness.config.columns import DEFAULT_COLUMNS
from sphinx_readiness.config.option_source import Layers, OptionSource
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import fold_case, shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome, Status, Vocabulary

if TYPE_CHECKING:
    from sphinx_readiness.rules.rule import Rule


def config_problems(
    options: Options, layers: Layers, root: Path, rules: Sequence[Rule] = ()
) -> Iterator[RawProblem]:
    """Yield a problem for each option that does not do what its author thinks.

    *layers* are the written values, a later one over an earlier; *root* is the project's folder,
    and *rules* are those of plug-ins.
    """
    yield from _selectors(options, layers, rules)
    yield from _columns(options, layers)
    yield from _statuses(options.vocabulary(), layers)
    if not root.is_dir():
        yield _source(layers, "project_root").problem(
            _written(layers, "project_root"),
            N_("option 'project_root': there is no folder '{path}'"),
            N_("Name the folder that holds the project's files, relative to the configuration."),
            path=shorten(options.project_root, 200),
        )


def unknown_format(layers: Layers, name: str, known: Iterable[str]) -> RawProblem:
    """Return the problem of a form of the report, in the option ``outputs``, that there is not."""
    return _source(layers, "outputs").problem(
        _written(layers, "outputs"),
        N_("option 'outputs': there is no format '{format}'"),
        N_("Write one of: {known}."),
        format=shorten(name),
        known=", ".join(known),
    )


def unknown_record(layers: Layers, name: str, known: Iterable[str]) -> RawProblem:
    """Return the problem of the option ``record`` where there is no record *name*."""
    problem = _source(layers, "record").problem(
        _written(layers, "record"),
        N_("there is no record '{record}' to gate; expected one of: {known}"),
        N_("Name one of the records, or leave 'record' out."),
        record=shorten(name),
        known=", ".join(known) or "-",
    )
    return problem._replace(rule="unknown-record")


def _selectors(options: Options, layers: Layers, rules: Sequence[Rule]) -> Iterator[RawProblem]:
    if not (options.select or options.ignore or options.severity):
        return
    # An edit of a page needs few of the rules.
    from sphinx_readiness.rules.selection import unknown_selectors  # noqa: PLC0415

    for option, selector in unknown_selectors(options, rules):
        yield _source(layers, option).problem(
            _written(layers, option),
            N_("option '{option}': '{selector}' names no rule"),
            N_("Write the code, name or family of a rule, as 'sphinx-readiness explain' lists."),
            option=option,
            selector=shorten(selector),
        )


def _columns(options: Options, layers: Layers) -> Iterator[RawProblem]:
    for name in options.columns:
        if name not in DEFAULT_COLUMNS:
            yield _source(layers, "columns").problem(
                _written(layers, "columns"),
                N_("option 'columns': there is no column '{column}'"),
                N_("Expected one of: {known}."),
                column=shorten(name),
                known=", ".join(DEFAULT_COLUMNS),
            )


def _statuses(vocabulary: Vocabulary, layers: Layers) -> Iterator[RawProblem]:
    option = "statuses" if _has(layers, "statuses") else "default_statuses"
    source, written = _source(layers, option), _written(layers, option)
    if not any(status.outcome is Outcome.PASS for status in vocabulary.statuses):
        yield source.problem(
            written,
            N_("no status has the outcome 'pass'; nothing can ever be ready"),
            N_("Give one of the statuses 'outcome = \"pass\"'."),
        )
    for word, first, second in _shared_words(vocabulary.statuses):
        yield source.problem(
            written,
            N_("'{word}' stands for two statuses; it is read as '{first}', not as '{second}'"),
            N_("Leave it to one of them."),
            word=shorten(word),
            first=first,
            second=second,
        )


def _shared_words(statuses: Sequence[Status]) -> Iterator[tuple[str, str, str]]:
    """Yield each word or symbol of two statuses, with the keys of both."""
    owners: dict[str, str] = {}
    for status in statuses:
        names = (status.key, status.label, *status.aliases, *status.symbols)
        for name in dict.fromkeys(filter(None, map(fold_case, names))):
            first = owners.setdefault(name, status.key)
            if first != status.key:
                yield name, first, status.key


def _spellings(option: str) -> tuple[str, str]:
    return option, option.replace("_", "-")


def _has(layers: Layers, option: str) -> bool:
    return any(name in values for values, _ in layers for name in _spellings(option))


def _written(layers: Layers, option: str) -> str:
    """Return *option* as it is spelled in the last layer that has it."""
    return next(
        (name for values, _ in reversed(layers) for name in _spellings(option) if name in values),
        option,
    )


def _source(layers: Layers, option: str) -> OptionSource:
    """Return where *option* was written last."""
    found = [
        source for values, source in layers if any(name in values for name in _spellings(option))
    ]
    return found[-1] if found else OptionSource("", {})
