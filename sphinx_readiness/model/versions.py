"""Versions: what states one, what knows it, and what the comparison found.

The documents state *claims*, files know *sources*; :mod:`sphinx_readiness.versions` compares them
and hands the facts to the rules.
"""

from __future__ import annotations

from typing import Final, NamedTuple

from sphinx_readiness.model.evidence import Verification
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.model.problems import Pairs

PEP440: Final = "pep440"
"""Versions as Python packages have them (PEP 440)."""

SEMVER: Final = "semver"
"""Versions as everybody else has them (Semantic Versioning 2.0.0)."""


RECORD: Final = "record"
"""The form of the claim of a record: the version that it is for."""


class VersionSource(NamedTuple):
    """An entry of the option ``version_source``: where the version of *product* is known.

    A *file*, with a JSON *pointer* or a literal *pattern* with ``{version}`` where its format does
    not tell; or the newest *tag* of that form. Without a product it is the project itself.
    """

    file: str = ""
    product: str = ""
    pointer: str = ""
    pattern: str = ""
    tag: str = ""


class Claim(NamedTuple):
    """A version that a document states, as written."""

    form: str
    """``field``, ``title``, ``latest``, ``pin``, ``declared`` or ``record``."""
    subject: str
    """What it is the version of, as written; empty for the project itself."""
    version: str
    location: Location
    named: bool = False
    """Its key says that it is the version of the product, as ``Product version`` does."""
    operator: str = ""
    """Of a pin that is a range: ``^``, ``~``, ``~>``, ``>=``."""


class PageClaims(NamedTuple):
    """What one file states: its claims, and what it declares to speak of."""

    path: str
    claims: tuple[Claim, ...] = ()
    declared: tuple[Claim, ...] = ()
    """Products that the page says it speaks of; their version may be empty."""
    title: str = ""
    """The first heading of the page."""
    own_revision: bool = False
    """Its head shows that it has revisions of its own."""
    releases: tuple[Claim, ...] = ()
    """The records of the document; the page may speak of the version that they are for."""
    about: str = ""
    """The product that a field of the head names."""
    left_out: str = ""
    """Of what kind it is, such as a changelog, if that speaks of many versions; no claims then."""


class Source(NamedTuple):
    """A place that knows the version of a product."""

    product: str
    """The name of the product; empty for the project itself."""
    version: str
    location: Location
    scheme: str = PEP440
    released: bool = False
    """A tag: it says what was released, so that a newer version elsewhere is no contradiction."""
    partial: bool = False
    """Only the components that it has count: a module path of Go, a folder ``v1.2``."""
    folder: str = ""
    """That of a part of the project with a version of its own, such as a member of a workspace."""
    weak: bool = False
    """Beside the project: a citation, a lockfile. It leads only where nothing else does."""
    also: bool = False
    """True of the product, too, as what a chart installs is beside the chart."""

    @property
    def member(self) -> bool:
        """Whether it is that of a part of the project."""
        return bool(self.folder)


class Mismatch(NamedTuple):
    """A claim, and the source that says otherwise."""

    claim: Claim
    source: Source
    sure: bool = True
    """Without it the claim may be a revision of the document itself."""

    @property
    def product(self) -> str:
        """What both are about, as the source has it; empty for the project itself."""
        return self.source.product or self.claim.subject


class Disagreement(NamedTuple):
    """Two sources of one product that say different things."""

    product: str
    first: Source
    second: Source


class Unlisted(NamedTuple):
    """A file that a release tool rewrites, without the version that the tool expects in it."""

    tool: str
    config: Location
    """Where the tool's configuration names the file."""
    path: str
    """The file."""
    expected: str
    """The text that has to be in the file."""
    missing: bool
    """There is no such file."""


class Unchecked(NamedTuple):
    """What a release tool lists that cannot be looked at, and why: a template for *values*."""

    config: Location
    reason: str
    values: Pairs = ()


class StatedDependency(NamedTuple):
    """A version of a dependency in a note, and the one that the lockfile holds."""

    item: Item
    name: str
    stated: str
    locked: str
    source: Location
    """Where the locked version stands."""


class VersionFacts(NamedTuple):
    """All that was found out about versions, for the rules."""

    mismatches: tuple[Mismatch, ...] = ()
    disagreements: tuple[Disagreement, ...] = ()
    unlisted: tuple[Unlisted, ...] = ()
    unknown_products: tuple[Claim, ...] = ()
    """Declarations of products whose version no source knows."""
    verifications: tuple[Verification, ...] = ()
    dependencies: tuple[StatedDependency, ...] = ()
    unchecked: tuple[Unchecked, ...] = ()
    left_out: tuple[tuple[str, int], ...] = ()
    """Kinds of pages that are not compared, and how many there are of each."""
    changelogs: tuple[Mismatch, ...] = ()
    """Newest entries of changelogs that are of another version."""


NOTHING_KNOWN: Final = VersionFacts()
"""The facts where there are none."""
