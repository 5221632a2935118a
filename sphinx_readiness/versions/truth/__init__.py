"""Sources of truth: where the version of a product is known.

One module a kind; :func:`find_truth` finds them by itself, or as ``version_source`` names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from pathlib import PurePosixPath
from typing import Final, NamedTuple

from sphinx_readiness.files.formats.parsed_files import UnreadableFile
from sphinx_readiness.files.git_refs import on_main_branch, watch_repository
from sphinx_readiness.files.project_tree import Tree
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.model.versions import Source, VersionSource
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import parse, plain_name
from sphinx_readiness.versions.truth.cargo_manifest import read_cargo
from sphinx_readiness.versions.truth.git_tags import newest_tag
from sphinx_readiness.versions.truth.other_manifests import (
    module_name,
    read_composer,
    read_go_mod,
    read_package_json,
    read_pom,
    read_version_file,
)
from sphinx_readiness.versions.truth.pointed import missing, read_pattern, read_pointer
from sphinx_readiness.versions.truth.python_package import (
    python_name,
    read_pkg_info,
    read_pyproject,
    read_setup_cfg,
)
from sphinx_readiness.versions.truth.ruby import read_gemspecs

SOURCE_RULE: Final = "unreadable-manifest"
"""The rule that reports what is wrong with a source."""

Reader = Callable[[Tree, str], Iterator[Source]]

READERS: Final[Mapping[str, Reader]] = {
    "pyproject.toml": read_pyproject,
    "setup.cfg": read_setup_cfg,
    "Cargo.toml": read_cargo,
    "package.json": read_package_json,
    "composer.json": read_composer,
    "pom.xml": read_pom,
    "go.mod": read_go_mod,
    "VERSION": read_version_file,
}
"""File name → its reader, in the order in which they are looked for: the first one leads."""


class Truth(NamedTuple):
    """The sources of a project by product, and what went wrong with them."""

    own: tuple[Source, ...]
    """Those of the project itself; the first one leads."""
    names: frozenset[str]
    """The names of the project itself, without case and punctuation."""
    products: Mapping[str, tuple[Source, ...]]
    """Those of other products, by name without case and punctuation."""
    alternatives: tuple[Source, ...]
    """Found by itself and of other names: a version without a name may be one of theirs."""
    problems: tuple[RawProblem, ...]

    @property
    def lead(self) -> Source | None:
        """The source of the project's version: whole ones go before parts of one."""
        whole = (each for each in self.own if not each.partial)
        return next(whole, self.own[0] if self.own else None)

    def of(self, name: str) -> tuple[Source, ...]:
        """Return the sources of the product *name*; none if it is not known."""
        plain = plain_name(name)
        if not plain or plain in self.names:
            return self.own
        return self.products.get(plain, ())


def find_truth(
    tree: Tree, declared: Sequence[VersionSource], conf: Source | None, names: Sequence[str]
) -> Truth:
    """Return the sources in *tree*: those *declared*, and what is found by itself.

    Where a source is declared for the project itself, nothing else is looked for.

    *conf* is the release that ``conf.py`` states, *names* are further names of the project.
    """
    problems: list[RawProblem] = []
    own: list[Source] = []
    others: list[Source] = []
    for wanted in declared:
        known = _declared(tree, wanted, conf, problems)
        (others if wanted.product else own).extend(known[:1])
        others += known[1:]
    if any(not wanted.product for wanted in declared):
        named = [each.product for each in own if each.product]
        return _grouped(own, others, (), (*named, *names), problems)
    found = _found(tree, conf, problems)
    stated = {plain_name(each) for each in names} - {""}
    so_called = (each.product for each in found if plain_name(each.product) in stated)
    whole = (each.product for each in found if each.product and not each.member)
    lead = next(so_called, "") or next(whole, "")
    same = {plain_name(lead), ""}
    own = [each for each in found if plain_name(each.product) in same]
    rest = [each for each in found if plain_name(each.product) not in same]
    called = (lead, *names) if lead else (*_names(tree, problems), *names)
    return _grouped(own, [*others, *rest], rest, called, problems)


def _names(tree: Tree, problems: list[RawProblem]) -> Iterator[str]:
    """Yield the names in manifests that say nothing of a version."""
    for named in (python_name, module_name):
        try:
            name = named(tree)
        except UnreadableFile as error:
            problems.append(error.problem(SOURCE_RULE))
            continue
        if name:
            yield name


def _found(tree: Tree, conf: Source | None, problems: list[RawProblem]) -> list[Source]:
    """Return the sources that are found without being named."""
    found: list[Source] = []
    for path, read in READERS.items():
        some = _tried(partial(read, tree, path), problems)
        found += [each for each in some if not is_placeholder(each.version)]
    found += _tried(partial(read_gemspecs, tree), problems)
    found = [each for each in found if parse(each.version) is not None]
    if not found:
        some = _tried(partial(read_pkg_info, tree), problems)
        found += [each for each in some if parse(each.version) is not None]
    if conf is not None and parse(conf.version) is not None:
        found.append(conf)
    watch_repository(tree)
    tag = newest_tag(tree.root, "", "v{version}", "{version}")
    if tag is not None and (all(each.partial for each in found) or on_main_branch(tree.root)):
        found.append(tag)
    return found


def _tried(read: Callable[[], Iterator[Source]], problems: list[RawProblem]) -> list[Source]:
    """Return what *read* finds; nothing, and one problem more, if a file cannot be read."""
    try:
        return list(read())
    except UnreadableFile as error:
        problems.append(error.problem(SOURCE_RULE))
        return []


def is_placeholder(version: str) -> bool:
    """Say whether *version* means "none", as all zeros do: a tool writes the real one later."""
    parsed = parse(version)
    return parsed is not None and not any(parsed.release)


def _grouped(
    own: Sequence[Source],
    others: Sequence[Source],
    alternatives: Sequence[Source],
    names: Sequence[str],
    problems: Sequence[RawProblem],
) -> Truth:
    products: dict[str, list[Source]] = {}
    for each in others:
        products.setdefault(plain_name(each.product), []).append(each)
    plain = frozenset(filter(None, map(plain_name, names))) - products.keys()
    return Truth(
        own=tuple(own),
        names=plain,
        products={name: tuple(sources) for name, sources in products.items()},
        alternatives=tuple(alternatives),
        problems=tuple(problems),
    )


def _declared(
    tree: Tree, wanted: VersionSource, conf: Source | None, problems: list[RawProblem]
) -> list[Source]:
    """Return the sources that one entry of ``version_source`` names; report what it lacks."""
    try:
        found = list(_read(tree, wanted, conf))
        if not found:
            raise UnreadableFile(
                wanted.file or ".git",
                1,
                N_("there is no version here, though 'version_source' names it"),
                N_("Add the version, or correct 'version_source'."),
            )
    except UnreadableFile as error:
        problems.append(error.problem(SOURCE_RULE))
        return []
    bad = [each for each in found if parse(each.version) is None]
    problems += [
        RawProblem(
            SOURCE_RULE,
            (each.location.path, each.location.line),
            N_("'{version}' is no version"),
            N_("Write one such as 1.2.3."),
            (("version", each.version[:80]),),
        )
        for each in bad
    ]
    return [each for each in found if each not in bad]


def _read(tree: Tree, wanted: VersionSource, conf: Source | None) -> Iterator[Source]:
    if wanted.tag:
        watch_repository(tree)
        found = newest_tag(tree.root, wanted.product, wanted.tag)
        if found is not None:
            yield found
    elif wanted.pattern:
        yield read_pattern(tree, wanted.product, wanted.file, wanted.pattern)
    elif wanted.pointer:
        yield read_pointer(tree, wanted.product, wanted.file, wanted.pointer)
    else:
        name = PurePosixPath(wanted.file).name
        if name == "conf.py":
            if conf is not None:
                yield conf._replace(product=wanted.product or conf.product)
            return
        if not tree.has(wanted.file):
            raise missing(wanted.file)
        read = READERS.get(name, read_version_file)
        named = list(read(tree, wanted.file))
        # Of a workspace the first is the product; its members keep their own names.
        for position, each in enumerate(named):
            named_so = wanted.product if position == 0 else ""
            yield each._replace(product=named_so or each.product)
