"""Sources of truth: where the version of a product is known.

One module a kind; :func:`find_truth` finds them by itself, or as ``version_source`` names them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
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
from sphinx_readiness.versions.truth.git_tags import newest_tag
from sphinx_readiness.versions.truth.other_manifests import (
    module_name,
    package_name,
    read_version_file,
)
from sphinx_readiness.versions.truth.pointed import missing, read_pattern, read_pointer
from sphinx_readiness.versions.truth.python_package import python_name, read_pkg_info
from sphinx_readiness.versions.truth.readers import (
    CHART,
    KNOWN,
    MANIFESTS,
    beside,
    may_have_members,
    present,
    read_at,
    reader_of,
    solution_name,
)
from sphinx_readiness.versions.truth.tag_reach import is_elsewhere, is_newest

TAGS: Final = (
    "v{version}", "{version}", "release-{version}", "release-v{version}", "release/{version}",
    "release/v{version}", "releases/{version}", "releases/v{version}", "rel-{version}",
    "version-{version}",
)  # fmt: skip
"""Names of tags of a release, besides those with the name of the project before."""

SOURCE_RULE: Final = "unreadable-manifest"
"""The rule that reports what is wrong with a source."""

READERS: Final = {name: read for name, read in KNOWN.items() if name in MANIFESTS}
"""The readers of files that say nothing but the version of their package."""


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
    unknown: tuple[Source, ...] = ()
    """Parts of the project whose versions are not known: their pages say nothing of ours."""

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
    tree: Tree, declared: Sequence[VersionSource], conf: Sequence[Source], names: Sequence[str]
) -> Truth:
    """Return the sources in *tree*: those *declared*, and what is found by itself.

    Where a source is declared for the project itself, nothing else is looked for.

    *conf* is what ``conf.py`` states, *names* are further names of the project.
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
    found, parts = _found(tree, problems), _members(tree, problems)
    found += [each for each in conf if parse(each.version) is not None]
    everything = [*found, *(each for each in parts if each.version)]
    called = [*names, *_names(tree, problems)]
    lead = _leading(everything, names) or _leading(everything, called) or _leading(everything)
    same = {plain_name(lead), ""}
    own = [each for each in everything if plain_name(each.product) in same]
    if any(not each.member and not each.weak for each in own):
        own = [each for each in own if not each.member]
    rest = [each for each in everything if each not in own]
    own = _with_tag(tree, own, {*map(plain_name, called), *same} - {""})
    # Parts that have the version of the project as theirs are called by it, too.
    sharing = [each for each in rest if own and each.location == own[0].location]
    called += [each.product for each in sharing]
    others += [
        each for each in rest if plain_name(each.product) not in same and each not in sharing
    ]
    truth = _grouped(own, others, rest, (lead, *called), problems)
    return truth._replace(unknown=tuple(each for each in parts if not each.version))


def _leading(found: Sequence[Source], names: Sequence[str] | None = None) -> str:
    """Return the name of the first of *found* that is called as *names* say; nothing without.

    Without names it is the first that is no part of the project.
    """
    if names is None:
        return next((each.product for each in found if each.product and not each.member), "")
    plain = {plain_name(each) for each in names} - {""}
    return next((each.product for each in found if plain_name(each.product) in plain), "")


def _names(tree: Tree, problems: list[RawProblem]) -> Iterator[str]:
    """Yield the names of the project in its manifests, be there a version or not."""
    for named in (python_name, module_name, package_name, solution_name):
        try:
            name = named(tree)
        except UnreadableFile as error:
            problems.append(error.problem(SOURCE_RULE))
            continue
        if name:
            yield name


def _found(tree: Tree, problems: list[RawProblem]) -> list[Source]:
    """Return the sources in the root that are found without being named."""
    found: list[Source] = []
    for path in present(tree):
        # What is broken in a manifest is reported; a template or a script may be in any shape.
        noted = problems if path in MANIFESTS else []
        some = _tried(partial(read_at, tree, path), noted)
        if path == CHART and found:
            some = beside(some)
        found += [each for each in some if not is_placeholder(each.version)]
    found = [each for each in found if parse(each.version) is not None]
    if all(each.weak for each in found):
        some = _tried(partial(read_pkg_info, tree), problems)
        found += [each for each in some if parse(each.version) is not None]
    return found


def _members(tree: Tree, problems: list[RawProblem]) -> list[Source]:
    """Return the parts of the project; those without a version that is known have none."""
    if not may_have_members(tree):
        return []
    from sphinx_readiness.versions.truth.members import KINDS  # noqa: PLC0415 - seldom needed

    found: list[Source] = []
    for find in KINDS:
        for each in _tried(partial(find, tree), problems):
            known = parse(each.version) is not None and not is_placeholder(each.version)
            found.append(each if known else each._replace(version=""))
    return found


def _with_tag(tree: Tree, own: list[Source], names: AbstractSet[str]) -> list[Source]:
    """Return *own* with the newest tag of the project and what its lockfile says.

    A tag leads where nothing says a whole version but what stands beside the project.
    """
    watch_repository(tree)
    strong = [each for each in own if not each.weak]
    weak = [each for each in own if each.weak]
    if strong and not strong[0].released:
        from sphinx_readiness.versions.truth.echoes import read_echoes  # noqa: PLC0415 - seldom

        weak += [each for each in read_echoes(tree, strong[0]) if parse(each.version)]
    like = next((each.version for each in (*strong, *weak)), "")
    tag = newest_tag(tree.root, "", *TAGS, names=names, like=like)
    if tag is not None and (
        is_newest(tree, tag)
        if all(each.partial for each in strong)
        else on_main_branch(tree.root) and not is_elsewhere(tree, strong[0], tag)
    ):
        strong.append(tag)
    return [*strong, *weak]


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
    return parsed is not None and (not any(parsed.release) or "semantically" in parsed.rest)


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
        problems=tuple(dict.fromkeys(problems)),
    )


def _declared(
    tree: Tree, wanted: VersionSource, conf: Sequence[Source], problems: list[RawProblem]
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


def _read(tree: Tree, wanted: VersionSource, conf: Sequence[Source]) -> Iterator[Source]:
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
            for each in conf:
                yield each._replace(product=wanted.product or each.product)
            return
        if not tree.has(wanted.file):
            raise missing(wanted.file)
        known = reader_of(wanted.file) is not None
        named = list((read_at if known else read_version_file)(tree, wanted.file))
        # Of a workspace the first is the product; its members keep their own names.
        for position, each in enumerate(named):
            named_so = wanted.product if position == 0 else ""
            yield each._replace(product=named_so or each.product)
