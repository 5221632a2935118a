"""What a Sphinx ``conf.py`` says, read as data and never executed.

The console script has to know a few settings of a project and must not run its code.
"""

from __future__ import annotations

import ast
import os
import warnings
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final, NamedTuple

from sphinx_readiness.config.conf_py import (
    OPTION_PREFIX,
    SIZE_LIMIT,
    source_with_options,
)
from sphinx_readiness.config.conf_py.additions import added
from sphinx_readiness.config.conf_py.loaded import mentions_of_names, surely_loaded
from sphinx_readiness.config.conf_py.mentions import mentions, search_path, star_modules
from sphinx_readiness.files.opener import is_inside, read_bytes
from sphinx_readiness.files.paths import relative
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

_LONGEST_NAME: Final = 500

_EXTENSIONS: Final = "extensions"

_MOST_MODULES: Final = 20
"""Imported modules that are looked at."""


class Literals(NamedTuple):
    """The wanted settings whose values are literals, and what could not be told."""

    values: Mapping[str, object]
    lines: Mapping[str, int]
    """The line, from 1, of the assignment of each name in *values* and in *computed*."""
    computed: tuple[str, ...]
    """Wanted names, sorted, that code computes or changes; one in *values* too is incomplete."""
    problems: tuple[RawProblem, ...] = ()
    once: frozenset[str] = frozenset()
    """The names in *values* that nothing else mentions, if extensions are wanted."""
    loaded: frozenset[str] | None = None
    """The extensions, if they are wanted and nothing else can bring a directive."""


class Assigned(NamedTuple):
    """The options of ours that a ``conf.py`` assigns, with the lines, from 1."""

    settings: Mapping[str, int]
    local: Mapping[str, int]
    """Only inside of functions, as variables of theirs, which set nothing."""


def read_literals(
    path: Path,
    wanted: Callable[[str], bool],
    shown: str = "conf.py",
    root: Path | None = None,
) -> Literals:
    """Return the literal values that the top level of *path* assigns to *wanted* names.

    The last assignment of a name counts, with literals that are added to it. *shown* is the path
    that problems name. A file that is missing says nothing; one that is no regular file, is not in
    *root* once links are followed, is too large, unreadable or no Python is one problem.
    """
    if not os.path.lexists(path):
        return Literals({}, {}, ())
    try:
        source = read_bytes(root, os.path.abspath(path), SIZE_LIMIT, shown)  # noqa: PTH100
    except UnreadableFile as failure:
        return Literals({}, {}, (), (failure.problem("invalid-configuration"),))
    tree = _parse(source, shown)
    if isinstance(tree, Literals):
        return tree
    problems = tuple(_imported(tree, path, wanted, shown))
    found = _Collector(wanted, ours=OPTION_PREFIX.encode() in source)
    for statement in tree.body:
        found.look_at(statement)
    if found.made_up:
        problems += (_made_up(shown, found.made_up),)
    result = found.result()._replace(problems=problems)
    if not wanted(_EXTENSIONS):
        return result
    seen = mentions_of_names(tree)
    once = frozenset(name for name in found.values if seen[name] == 1)
    listed = found.values[_EXTENSIONS] if _EXTENSIONS in once else None
    return result._replace(once=once, loaded=surely_loaded(tree, listed))


def assigned_options(source: bytes) -> Assigned:
    """Return what of the options a ``conf.py`` assigns; nothing where that cannot be told."""
    settings: dict[str, int] = {}
    local: dict[str, int] = {}
    tree = _parse(source, "") if source else None
    for statement in tree.body if isinstance(tree, ast.Module) else ():
        for each in mentions(statement, _is_option):
            if each.assigned:
                (local if each.local else settings)[each.name] = each.line
    return Assigned(settings, {name: at for name, at in local.items() if name not in settings})


def _is_option(name: str) -> bool:
    return name.startswith(OPTION_PREFIX) and name.isidentifier()


def _parse(source: bytes, shown: str) -> ast.Module | Literals:
    """Return the syntax tree of *source*, or nothing known and why."""
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            return ast.parse(source)
    except SyntaxError as error:
        return _nothing(shown, error.lineno or 1, error.msg)
    except ValueError as error:  # null bytes
        return _nothing(shown, 1, str(error))
    except (RecursionError, MemoryError):
        return _nothing(shown, 1, "nested too deeply")


def _nothing(shown: str, line: int, detail: str) -> Literals:
    problem = RawProblem(
        "invalid-configuration",
        (shown, max(line, 1)),
        N_("this cannot be read as Python: {detail}; nothing of this file is used"),
        N_("Mend it, or keep the options in 'readiness.toml'."),
        (("detail", shorten(detail, 200)),),
    )
    return Literals({}, {}, (), (problem,))


class _Collector:
    """Goes through the top level of a ``conf.py`` in the order in which Python would."""

    def __init__(self, wanted: Callable[[str], bool], *, ours: bool) -> None:
        self.wanted = wanted
        self.ours = ours
        """Whether there is anything that begins like an option of ours."""
        self.made_up = 0
        """The line where the name of an option is put together, or 0."""
        self.values: dict[str, object] = {}
        self.lines: dict[str, int] = {}
        self.computed: set[str] = set()
        self.late: dict[str, int] = {}
        """What functions may set whenever they are called."""

    def look_at(self, statement: ast.stmt) -> None:
        found = added(statement, self.values)
        if found is not None and found.name not in self.computed:
            self.values[found.name] = found.value
            self.lines[found.name] = statement.lineno
            return
        targets, value = _assignment(statement)
        plain = [each.id for each in targets if isinstance(each, ast.Name)]
        for each in mentions(statement, self._is_ours) if self.ours else ():
            if each.name == OPTION_PREFIX:
                self.made_up = self.made_up or each.line
            elif each.late:
                self.late[each.name] = each.line
            elif each.name not in plain:
                self.lines[each.name] = each.line
                self.computed.add(each.name)
        changes = isinstance(statement, ast.AugAssign)
        names = [name for name in plain if self.wanted(name)]
        if not names or (value is None and not changes):
            return
        known, literal = _literal(None if changes else value)
        for name in names:
            self.lines[name] = statement.lineno
            if known:
                self.values[name] = literal
                self.computed.discard(name)
                continue
            self.computed.add(name)
            if not changes:
                self.values.pop(name, None)

    def _is_ours(self, name: str) -> bool:
        return name == OPTION_PREFIX or (_is_option(name) and self.wanted(name))

    def result(self) -> Literals:
        computed = tuple(sorted(self.computed | self.late.keys()))
        return Literals(self.values, {**self.late, **self.lines}, computed)


def _assignment(statement: ast.stmt) -> tuple[list[ast.expr], ast.expr | None]:
    """Return the targets and the value of *statement*, if it is an assignment."""
    if isinstance(statement, ast.Assign):
        return statement.targets, statement.value
    if isinstance(statement, ast.AnnAssign | ast.AugAssign):
        return [statement.target], statement.value
    return [], None


def _made_up(shown: str, line: int) -> RawProblem:
    return RawProblem(
        "invalid-configuration",
        (shown, line),
        N_("the name of an option is put together; what it says is not known here, as no code is "
           "run"),
        N_("Write a literal value, or keep the option in 'readiness.toml'."),
    )  # fmt: skip


def _literal(node: ast.expr | None) -> tuple[bool, object]:
    """Say whether *node* is a literal, and return its value."""
    if node is None:
        return False, None
    try:
        return True, ast.literal_eval(node)
    except (ValueError, TypeError, SyntaxError, RecursionError, MemoryError):
        return False, None


def _imported(
    tree: ast.Module, path: Path, wanted: Callable[[str], bool], shown: str
) -> Iterator[RawProblem]:
    """Yield a problem for each file of the project that brings options into *path*.

    It is looked for beside *path*, in the folder above, and where *path* says that modules are.
    """
    modules = list(star_modules(tree))[:_MOST_MODULES]
    if not modules:
        return
    own = path.parent
    folders = [own, own.parent, *(own / each for each in search_path(tree) if _is_name(each))]
    for module, line in modules:
        for file in _candidates(module, own, folders[:_MOST_MODULES]):
            if not is_inside(own.parent, str(file)):
                continue
            real = Path(os.path.realpath(file))
            if any(map(wanted, assigned_options(source_with_options(real)).settings)):
                yield RawProblem(
                    "invalid-configuration",
                    (shown, line),
                    N_("options come from '{file}'; they are not known here, as no code is run"),
                    N_("Write them as literals in 'conf.py', or keep them in 'readiness.toml'."),
                    (("file", shorten(relative(file, own), 200)),),
                )
                break


def _is_name(text: str) -> bool:
    return 0 < len(text) <= _LONGEST_NAME and "\0" not in text and not text.startswith("/")


def _candidates(module: str, own: Path, folders: list[Path]) -> Iterator[Path]:
    """Yield the files that *module*, or a file with that name, may be."""
    if not _is_name(module):
        return
    if module.endswith(".py"):
        yield from (folder / module for folder in folders)
        return
    inner = module.lstrip(".").replace(".", "/")
    for folder in folders if inner == module.replace(".", "/") else [own]:
        yield folder / f"{inner}.py"
        yield folder / inner / "__init__.py"
