"""What is claimed, as ratios of two measurements."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import pairwise
from typing import Final

from measure import CONSOLE_LINT, Case

MAIN: Final = 10_000
"""The number of items at which every claim is measured."""

LARGE: Final = 50_000
"""The number at which growth and incremental builds are measured."""

_KINDS: Final = ("form", "builder", "scenario", "jobs", "views")


@dataclass(frozen=True, slots=True)
class Ratio:
    """A claim: *ours* divided by *theirs*, by *what*, and the figure to stay below (or above).

    One without a goal is shown for comparison.
    """

    name: str
    ours: Case
    theirs: Case
    goal: float | None
    what: str = "cpu"
    above: bool = False
    scale: float = 1.0
    """What the ratio is multiplied by, for cases of different sizes."""
    without: Case | None = None
    """What is taken from *ours* before it is divided: what something costs beside the rest."""

    @property
    def cases(self) -> tuple[Case, ...]:
        """All that has to be measured, theirs first."""
        return tuple(filter(None, (self.theirs, self.ours, self.without)))


def cold(items: int) -> list[Ratio]:
    """Return the claims on builds from nothing."""
    plain, ours = Case("plain", "html", items), Case("ours", "html", items)
    marked, plain_marked = Case("ours-markup", "html", items), Case("plain-markup", "html", items)
    rest, plain_rest = Case("ours-rest", "html", items), Case("plain-rest", "html", items)
    dummy = Case("plain", "dummy", items)
    gate, lint = Case("ours", "readiness", items), Case("ours", CONSOLE_LINT, items)
    return [
        Ratio("html", ours, plain, 0.33),
        Ratio("html, wall time", ours, plain, 0.33, "wall"),
        Ratio("html, markup in every row", marked, plain_marked, 0.50),
        Ratio("html, check directives", Case("ours-check", "html", items), plain, 0.65),
        Ratio("html, reST list-tables", rest, plain_rest, 0.35),
        Ratio("text", Case("ours", "text", items), Case("plain", "text", items), 0.75),
        Ratio("readiness builder, against html", gate, plain, 0.13),
        Ratio("readiness builder, against dummy", gate, dummy, 0.15),
        Ratio("console lint, against html", lint, plain, 0.08),
        Ratio("console lint, against dummy", lint, dummy, 0.09),
        Ratio("doctrees, bytes", ours, plain, 0.20, "doctrees"),
        Ratio("peak memory", ours, plain, 0.55, "peak"),
        Ratio("sphinx-needs directives, times slower", Case("needs", "html", items), ours, 10.0,
              above=True),
        Ratio("html, items published as needs", Case("ours-needs", "html", items), plain, 0.50),
        Ratio("what a need costs more, against a plain row", Case("ours-needs", "html", items),
              plain, 0.25, without=ours),
        Ratio("extension loaded, no checklist", Case("empty-loaded", "html", items),
              Case("empty", "html", items), 1.02),
    ]  # fmt: skip


def parallel(items: int) -> list[Ratio]:
    """Return the claims on builds with two processes."""

    def pair(name: str, ours: str, theirs: str, what: str, goal: float | None = None) -> Ratio:
        return Ratio(name, Case("ours", ours, items, jobs=2), Case("plain", theirs, items, jobs=2),
                     goal, what)  # fmt: skip

    return [
        pair("html -j 2", "html", "html", "cpu"),
        pair("html -j 2, wall time", "html", "html", "wall"),
        pair("text -j 2", "text", "text", "cpu"),
        pair("readiness builder -j 2, against dummy -j 2", "readiness", "dummy", "cpu"),
        pair("merging what two processes read", "dummy", "dummy", "reading", 1.10),
    ]


def incremental(items: int) -> list[Ratio]:
    """Return the claims on builds that follow another one."""

    def pair(name: str, scenario: str, goal: float | None, builder: str = "html") -> Ratio:
        ours = Case("ours", builder, items, scenario, views=True)
        return Ratio(name, ours, Case("plain", builder, items, scenario), goal)

    gate = Case("ours", "readiness", items, "edit-text", views=True)
    return [
        pair("no-op", "noop", 1.05),
        pair("edit that changes no view", "edit-text", 1.10),
        pair("edit that changes a view", "edit-status", 1.20),
        pair("text, no-op", "noop", None, "text"),
        pair("text, edit that changes no view", "edit-text", None, "text"),
        Ratio(
            "readiness builder after an edit, against dummy",
            gate,
            Case("plain", "dummy", items),
            0.10,
        ),
    ]


def growth(small: int, large: int) -> list[Ratio]:
    """Return the claims that costs grow with the number of items and not faster."""
    return [
        Ratio(f"{name}, {large:,} against {small:,} items", Case("ours", builder, large),
              Case("ours", builder, small), 1.15, scale=small / large)
        for name, builder in (
            ("html", "html"), ("readiness builder", "readiness"), ("console lint", CONSOLE_LINT)
        )
    ]  # fmt: skip


def claims(sizes: list[int]) -> list[Ratio]:
    """Return all claims for *sizes*: growth between them, increments at the largest."""
    found = [_at(MAIN, claim) for items in sizes if items < LARGE for claim in cold(items)]
    found += [claim for items in sizes if items >= LARGE for claim in _short(items)]
    found += parallel(min(sizes, key=lambda items: abs(items - MAIN)))
    found += [_at(LARGE, claim) for claim in incremental(max(sizes))]
    for small, large in pairwise(sizes):
        if small >= MAIN:
            found += growth(small, large)
    return found


def of_each_kind(wanted: list[Ratio]) -> list[Ratio]:
    """Return those of *wanted* in which a form, builder, scenario or figure comes first.

    What they leave out puts together what they show to work.
    """
    found, known = [], set[tuple[str, object]]()
    for claim in wanted:
        kinds = {
            ("what", claim.what),
            ("without", claim.without is not None),
            ("above", claim.above),
        }
        for case in claim.cases:
            kinds |= {(name, getattr(case, name)) for name in _KINDS}
        if not kinds <= known:
            found.append(claim)
            known |= kinds
    return found


def _at(items: int, claim: Ratio) -> Ratio:
    """Return *claim*, with its goal if it is one for so many *items*: small ones cost little."""
    return claim if claim.ours.items == items else replace(claim, goal=None)


def _short(items: int) -> list[Ratio]:
    """Return the claims that are worth an hour at a large size."""
    names = {"html", "peak memory"}
    return [
        claim for claim in cold(items)
        if claim.name in names or claim.name.startswith(("readiness builder", "console lint"))
    ]  # fmt: skip
