"""What a lockfile says, the same for all formats."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from packaging.utils import canonicalize_name


class Package(NamedTuple):
    """One version of one package, and the line where the lockfile says so."""

    name: str
    version: str
    line: int


@dataclass(frozen=True, slots=True)
class Lock:
    """The packages of one ecosystem in one lockfile.

    An SBOM that mixes ecosystems is several locks with the same path. Ecosystems have the names
    of package URL types: ``cargo``, ``pypi``, ``npm``, ``golang``, ``maven``, ...
    """

    path: str
    """Relative to the project's root, in POSIX form."""
    ecosystem: str
    packages: tuple[Package, ...]
    direct: Mapping[str, tuple[Package, ...]]
    """Normalised name of what the project itself depends on → the packages it resolves to."""
    requirements: Mapping[str, str] = field(default_factory=dict)
    """Normalised name of a dependency of the project → its requirement as the manifest has it.

    In the language of the ecosystem: PEP 440 specifiers for ``pypi``, ranges of Cargo and npm.
    """
    every: Mapping[str, tuple[Package, ...]] = field(default_factory=dict)
    """As *direct*, with what members of the workspace and aliases resolve to as well.

    Empty where the file tells no difference.
    """
    unpinned: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Normalised name → the ranges of lines that pin nothing, in a file that may have such."""
    by_name: Mapping[str, tuple[Package, ...]] = field(init=False, repr=False, compare=False)
    """Normalised name → all packages of that name."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "by_name", named(self.ecosystem, self.packages))


def normalised(ecosystem: str, name: str) -> str:
    """Return *name* as the names of *ecosystem* are compared.

    PyPI by PEP 503; crates.io makes no difference of case, ``-`` and ``_``; npm scopes are lower
    case and names are exact, as are Go modules; elsewhere case makes no difference.
    """
    match ecosystem:
        case "pypi":
            return str(canonicalize_name(name))
        case "cargo":
            return name.lower().replace("_", "-")
        case "npm":
            scope, slash, rest = name.partition("/")
            return f"{scope.lower()}/{rest}" if slash and name.startswith("@") else name
        case "golang":
            return name
    return name.lower()


def named(ecosystem: str, packages: Iterable[Package]) -> dict[str, tuple[Package, ...]]:
    """Return *packages* by their normalised names.

    Of Maven by that of the artifact alone, too; of CocoaPods by that of the pod of a part.
    """
    groups: dict[str, list[Package]] = {}
    for package in packages:
        name = normalised(ecosystem, package.name)
        groups.setdefault(name, []).append(package)
        if ecosystem == "maven" and ":" in name:
            groups.setdefault(name.rpartition(":")[2], []).append(package)
        if ecosystem == "cocoapods" and "/" in name:
            groups.setdefault(name.partition("/")[0], []).append(package)
    return {name: tuple(group) for name, group in groups.items()}


def chosen(
    ecosystem: str, packages: Iterable[Package], names: Iterable[str]
) -> dict[str, tuple[Package, ...]]:
    """Return, for lockfiles that do not say what is direct, the packages of each of *names*.

    *names* are normalised; names without a package are left out.
    """
    groups = named(ecosystem, packages)
    return {name: groups[name] for name in names if name in groups}


def unique(packages: Iterable[Package]) -> tuple[Package, ...]:
    """Return *packages* with each name and version once, the first of each, in order."""
    seen: dict[tuple[str, str], Package] = {}
    for package in packages:
        seen.setdefault((package.name, package.version), package)
    return tuple(seen.values())


class Resolved:
    """Collects what the dependencies of the project resolve to.

    What the project itself depends on goes before what only members of its workspace do, and a
    dependency of a name before one that is only an alias for it.
    """

    def __init__(self, ecosystem: str) -> None:
        self._ecosystem = ecosystem
        self._found: dict[str, dict[int, dict[Package, None]]] = {}

    def add(self, name: str, packages: Iterable[Package], *, member: bool = False) -> None:
        """Note that *name* resolves to *packages*, for a *member* of the workspace or the root."""
        own = normalised(self._ecosystem, name)
        for package in packages:
            for key in {own, normalised(self._ecosystem, package.name)}:
                rank = 2 * member + (key != own)
                self._found.setdefault(key, {}).setdefault(rank, {})[package] = None

    def direct(self) -> dict[str, tuple[Package, ...]]:
        """Return the packages of the first kind that there is of each name, sorted by name."""
        return {name: tuple(ranks[min(ranks)]) for name, ranks in sorted(self._found.items())}

    def every(self) -> dict[str, tuple[Package, ...]]:
        """Return the packages of every kind of each name, sorted by name; the first kind first."""
        return {
            name: tuple(dict.fromkeys(each for rank in sorted(ranks) for each in ranks[rank]))
            for name, ranks in sorted(self._found.items())
        }
