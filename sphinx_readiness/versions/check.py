"""Claims against sources of truth: what the documents, the manifests and the release tools say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import (
    RECORD,
    SEMVER,
    Claim,
    Disagreement,
    Mismatch,
    PageClaims,
    Source,
    VersionFacts,
)
from sphinx_readiness.versions.compare import admits, agrees, newer, parse, plain_name, same
from sphinx_readiness.versions.left_out import left_out
from sphinx_readiness.versions.page_names import path_version
from sphinx_readiness.versions.truth import Truth
from sphinx_readiness.versions.truth.git_tags import is_dated

NOTHING = "none"
"""What a page declares whose versions are those of nothing that is known."""


def check_pages(truth: Truth, pages: Iterable[PageClaims], ignored: Sequence[str]) -> VersionFacts:
    """Return what comparing the claims of *pages* and the sources of *truth* finds."""
    mismatches: list[Mismatch] = []
    unknown: list[Claim] = []
    disagreeing = tuple(disagreements(truth))
    for page in pages:
        if left_out(page, ignored):
            continue
        checked = _Page(truth, page)
        mismatches += checked.mismatches()
        unknown += checked.unknown()
    return VersionFacts(
        mismatches=tuple(_once(mismatches, disagreeing)),
        disagreements=disagreeing,
        unknown_products=tuple(unknown),
    )


def _once(
    mismatches: Iterable[Mismatch], disagreeing: Iterable[Disagreement]
) -> Iterator[Mismatch]:
    """Yield *mismatches*, each place once: many pages show what is written in ``conf.py``.

    Not what is a source that contradicts another one; that is said there.
    """
    seen = {(each.second.location.path, each.second.location.line) for each in disagreeing}
    for each in mismatches:
        place = each.claim.location
        if (place.path, place.line) not in seen:
            if not place.column:
                seen.add((place.path, place.line))
            yield each


def disagreements(truth: Truth) -> Iterator[Disagreement]:
    """Yield each source that says something else than the first one of its product."""
    for sources in (truth.own, *truth.products.values()):
        if not sources:
            continue
        first = _first(sources)
        if first is None:
            continue
        product = next((each.product for each in sources if each.product), "")
        for other in sources:
            if other is not first and not other.also and not _consistent(first, other):
                yield Disagreement(product, first, other)


def _first(sources: Sequence[Source]) -> Source | None:
    """Return what the others of a product have to agree with; a tag where nothing else leads."""
    whole = [each for each in sources if not (each.partial or each.also)]
    strong = (each for each in whole if not (each.released or each.weak))
    return (
        next(strong, None)
        or next((each for each in whole if each.released), None)
        or (whole[0] if whole else None)
    )


def _consistent(first: Source, other: Source) -> bool:
    if other.released:  # only a tag that is ahead of the manifest says that it is wrong
        ahead = newer(other.version, first.version, other.scheme)
        return not ahead or _is_after(first.version, other.version)
    if first.released and not other.weak:
        return True
    if (
        (_is_conf(other) or other.weak)
        and _is_under_way(first)
        and newer(first.version, other.version, first.scheme)
    ):
        return True  # between releases the documentation is that of the last one
    return agrees(first.version, other) is not False or agrees(other.version, first) is not False


def _is_after(version: str, released: str) -> bool:
    """Say whether *version* may be what comes after *released*: some call that ``X-dev``."""
    one, other = parse(version), parse(released)
    if one is None or other is None or not one.rest.startswith("dev"):
        return False
    return same(one._replace(rest=""), other)


def _is_conf(source: Source) -> bool:
    return source.location.path.rpartition("/")[2] == "conf.py"


def _is_under_way(source: Source) -> bool:
    parsed = parse(source.version)
    return parsed is not None and parsed.pre


def page_mismatches(truth: Truth, page: PageClaims) -> tuple[Mismatch, ...]:
    """Return the claims of *page* that no source agrees with."""
    return tuple(_Page(truth, page).mismatches())


class _Page:
    """The claims of one page, and what they have to agree with."""

    def __init__(self, truth: Truth, page: PageClaims) -> None:
        self._truth = truth
        self._page = page
        self._declared = {plain_name(each.subject): each for each in page.declared}
        self._folder = path_version(page.path, truth.names)

    def unknown(self) -> Iterator[Claim]:
        """Yield the declared products whose version is known nowhere, not even on the page."""
        for name, claim in self._declared.items():
            if name != NOTHING and not self._truth.of(claim.subject):
                yield claim

    def mismatches(self) -> Iterator[Mismatch]:
        """Yield the claims, declarations among them, that no source agrees with."""
        from sphinx_readiness.versions.page_subject import is_about  # noqa: PLC0415 - see below

        for claim in self._declared.values():
            sources = self._truth.of(claim.subject)
            if claim.version and sources and not _any_agrees(claim.version, sources):
                yield Mismatch(claim, sources[0])
        for claim in self._page.claims:
            sources = self._sources(claim)
            if not sources or _is_admitted(claim, sources) or self._is_recorded(claim):
                continue
            undeclared = claim.form == "field" and not claim.subject and not self._declared
            named = undeclared and is_about(claim, sources[0], self._truth, self._page)
            if undeclared and self._page.own_revision and not named:
                continue
            if (
                _is_ahead(claim, sources[0])
                if claim.form == RECORD
                else self._is_late(claim, sources)
            ):
                sure = not undeclared or (named and not self._page.own_revision)
                yield Mismatch(claim, sources[0], sure)

    def _is_late(self, claim: Claim, sources: Sequence[Source]) -> bool:
        """Say whether *claim* should speak of the version of the first of *sources*.

        Not where that is on the way to the next one: between releases the documents speak of the
        last one, and so they should. Which one that is, a tag says, if there is any.
        """
        truth = parse(sources[0].version)
        if truth is None or not truth.pre:
            return True
        if newer(claim.version, sources[0].version, sources[0].scheme):
            return True
        own = self._truth.own if sources[0] in self._truth.own else ()
        last = next((each for each in own if each.released), None)
        return last is not None and agrees(claim.version, last) is False

    def _is_recorded(self, claim: Claim) -> bool:
        """Say whether *claim* is the release that a record of the document is for."""
        return claim.form != RECORD and any(
            agrees(claim.version, Source("", each.version, each.location, SEMVER))
            for each in self._page.releases
            if not claim.subject or self._is_one(claim.subject, each.subject)
        )

    def _is_one(self, name: str, other: str) -> bool:
        """Say whether *name* and *other* are one product, or both the project itself."""
        one, two = plain_name(name), plain_name(other)
        own = {"", *self._truth.names}
        return one == two or (one in own and two in own)

    def _sources(self, claim: Claim) -> tuple[Source, ...]:
        """Return what *claim* has to agree with, one of them; nothing if it is of no concern."""
        from sphinx_readiness.versions.page_subject import (  # noqa: PLC0415 - see below
            may_be_about,
            part_of,
        )

        if claim.form == RECORD:
            return self._record_sources(claim)
        if claim.form == "pin":
            return () if self._folder else self._named(claim.subject)
        if claim.subject:
            found = self._named_here(claim.subject)
            return self._in_folder(found) if found else ()
        if self._declared:
            return self._declared_sources()
        part = part_of(self._truth, self._page)
        if part is not None:
            return self._in_folder(part)
        about = may_be_about(self._truth, self._page)
        if not self._truth.own:
            found = about or tuple(each for each in self._truth.alternatives if not each.member)
            return self._in_folder(found)
        return self._in_folder((*_lead(self._truth.own), *about))

    def _named_here(self, name: str) -> tuple[Source, ...]:
        """Return the sources of *name*; for one that the part of the page shares, those of that."""
        # Many projects state no version, and the patterns of those that do take long to compile.
        from sphinx_readiness.versions.page_subject import part_of  # noqa: PLC0415

        found = self._named(name)
        part = part_of(self._truth, self._page) if found else None
        plain = plain_name(name)
        return tuple(each for each in part or () if plain_name(each.product) == plain) or found

    def _named(self, name: str) -> tuple[Source, ...]:
        return _lead(self._truth.of(name))

    def _record_sources(self, claim: Claim) -> tuple[Source, ...]:
        """Return what has to be raised before the record of *claim* goes live; tags come after."""
        if claim.subject or not self._declared:
            found = self._truth.of(claim.subject)
        else:
            found = self._declared_sources()
        return tuple(each for each in found if not (each.partial or each.released))[:1]

    def _declared_sources(self) -> tuple[Source, ...]:
        """Return the sources of the products that the page speaks of, or its own word for them."""
        found: list[Source] = []
        for claim in self._declared.values():
            known = _lead(self._truth.of(claim.subject))
            if known:
                found += known
            elif claim.version:
                found.append(Source(claim.subject, claim.version, claim.location, SEMVER))
            else:
                return ()
        return tuple(found)

    def _in_folder(self, sources: tuple[Source, ...]) -> tuple[Source, ...]:
        """Return *sources*, or for a page that is named by a version this version instead."""
        if not self._folder or not sources:
            return sources
        place = Location(self._page.path, 1)
        if _is_dated(self._folder, sources[0]):
            return ()
        return (Source(sources[0].product, self._folder, place, SEMVER, partial=True),)


def _is_dated(folder: str, source: Source) -> bool:
    """Say whether *folder* begins with a year, and the versions of *source* do not."""
    return is_dated(folder) and not is_dated(source.version)


def _lead(sources: tuple[Source, ...]) -> tuple[Source, ...]:
    """Return the first of *sources* with a whole version, or else the first; and all ``also``."""
    lead = tuple(each for each in sources if not (each.partial or each.also))[:1] or sources[:1]
    return (*lead, *(each for each in sources if each.also and each not in lead))


def _any_agrees(stated: str, sources: Iterable[Source]) -> bool:
    return any(agrees(stated, source) is not False for source in sources)


def _is_admitted(claim: Claim, sources: Iterable[Source]) -> bool:
    return any(admits(claim.operator, claim.version, each) is not False for each in sources)


def _is_ahead(claim: Claim, source: Source) -> bool:
    """Say whether the record of *claim* is for a version that *source* has still to be raised to.

    Records of earlier versions are history, and a pre-release of the version is on the way to it.
    """
    wanted, truth = parse(claim.version), parse(source.version)
    if wanted is None or truth is None:
        return False
    if truth.pre and same(wanted._replace(rest=""), truth._replace(rest="")):
        return False
    return newer(claim.version, source.version, source.scheme)
