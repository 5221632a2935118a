"""What proof belongs to: whether it is of this project's commit and version, and young enough."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import TYPE_CHECKING, Final

from sphinx_readiness.evidence.kinds import Checked, NotUnderstood
from sphinx_readiness.evidence.surroundings import Surroundings
from sphinx_readiness.model.evidence import NO_ORIGIN, Fault, Origin
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.versions.compare import agrees, parse, same

if TYPE_CHECKING:
    from sphinx_readiness.model.items import Item

COMMIT: Final = re.compile(r"[0-9a-f]{7,64}\Z")

_OTHERS: Final = "readiness"
"""The verb whose proof is about another project."""

TOO_OLD: Final = N_("it is {age} days old, of {day}; it may be {limit} days old at most")
"""Why proof does not count that nothing but days have made too old."""

_A_DAY: Final = timedelta(days=1)
"""A tool may write its local time, which is not yet ours."""


def stated_origin(belongs: Mapping[str, str]) -> Origin:
    """Return what a statement says of its proof; raises NotUnderstood for what means nothing."""
    commit, version = belongs.get("commit", "").lower(), belongs.get("version", "")
    day = parse_date(belongs["date"]) if "date" in belongs else None
    if "date" in belongs and day is None:
        raise NotUnderstood(N_("expected 'date=YYYY-MM-DD', such as 'date=2026-01-31'"))
    if commit and COMMIT.match(commit) is None:
        raise NotUnderstood(N_("expected 'commit=' and at least seven digits of it"))
    if version and parse(version) is None:
        raise NotUnderstood(N_("expected 'version=' and a version, such as 'version=1.2.0'"))
    return Origin(commit=commit, version=version, date=day)


def belonging(
    found: Checked, said: Origin, verb: str, item: Item, project: Surroundings
) -> Checked:
    """Return *found*, a check that holds, unless its proof belongs to something else.

    *said* is what the statement says of it. Proof without a word of it counts, where nothing is
    demanded.
    """
    origin, unlike = found.origin, _GOOD
    if origin.commit or said != NO_ORIGIN:  # a report may prove thousands of items
        told = origin._replace(commit=origin.commit.lower())
        unlike = _unlike(said, told)
        dates = [each for each in (said.date, told.date) if each is not None]
        origin = told._replace(
            commit=max(told.commit, said.commit, key=len),
            version=told.version or said.version,
            date=min(dates, default=None),
        )
        found = found._replace(origin=origin)
    for fault, reason, values in (
        unlike,
        # Another project may have versions of its own: then the statement names the one.
        _GOOD if verb == _OTHERS and said.version else _of_version(origin, said, project),
        _of_day(origin, verb, item, project),
        _of_commit(origin, verb, item, project, stated=bool(said.commit)),
    ):
        if reason:
            return found._replace(passed=None, reason=reason, values=values, fault=fault)
    return found


_Judged = tuple[Fault, str, Pairs]

_GOOD: Final[_Judged] = (Fault.NONE, "", ())


def _unlike(said: Origin, told: Origin) -> _Judged:
    """Return whether a statement says something else of its proof than the proof does itself."""
    short, long = sorted((said.commit, told.commit), key=len)
    if short and not long.startswith(short):
        values = (("said", said.commit), ("told", shorten(told.commit)))
        return (
            Fault.OTHER_COMMIT,
            N_("it is said to be of commit {said}, but is of {told}"),
            values,
        )
    one, other = parse(said.version), parse(told.version)
    if one is not None and other is not None and not same(one, other):
        values = (("said", said.version), ("told", told.version))
        return (
            Fault.OTHER_VERSION,
            N_("it is said to be of version {said}, but is of {told}"),
            values,
        )
    if said.date and told.date and told.date + _A_DAY < said.date:
        values = (("said", said.date.isoformat()), ("told", told.date.isoformat()))
        return Fault.STALE, N_("it is said to be of {said}, but is of {told}"), values
    return _GOOD


def _of_version(origin: Origin, said: Origin, project: Surroundings) -> _Judged:
    """Return whether the version of proof, if it has any, is that of the project."""
    lead = project.truth.lead
    if not origin.version:
        return _GOOD
    if lead is None:
        if not said.version:
            return _GOOD
        reason = N_("the version of the project is not known; see option 'version_source'")
        return Fault.NONE, reason, ()
    if agrees(origin.version, lead):
        return _GOOD
    values = (("found", shorten(origin.version)), ("version", lead.version))
    return Fault.OTHER_VERSION, N_("it is of version {found}, and the project is {version}"), values


def _of_day(origin: Origin, verb: str, item: Item, project: Surroundings) -> _Judged:
    limit = project.demands.age_of(verb, item.checklist)
    if origin.date is None:
        if limit is None:
            return _GOOD
        return (
            Fault.UNDATED,
            N_("nothing says when it was made; it may be {limit} days old at most"),
            (("limit", str(limit)),),
        )
    if origin.date > project.today + _A_DAY:
        values = (("day", origin.date.isoformat()), ("today", project.today.isoformat()))
        return Fault.FUTURE, N_("it is of {day}, which is after {today}"), values
    if limit is None or project.today <= last_good_day(origin.date, limit):
        return _GOOD
    age = str(age_of(origin.date, project.today))
    aged: Pairs = (("age", age), ("day", origin.date.isoformat()), ("limit", str(limit)))
    return Fault.STALE, TOO_OLD, aged


def last_good_day(made: date, limit: int) -> date:
    """Return the last day on which proof of the day *made* is at most *limit* days old."""
    try:
        return made + timedelta(days=limit)
    except OverflowError:
        return date.max


def age_of(day: date, today: date) -> int:
    """Return how many days old what was made on *day* is."""
    return max((today - day).days, 0)


def _of_commit(
    origin: Origin, verb: str, item: Item, project: Surroundings, *, stated: bool
) -> _Judged:
    demand = project.demands.commit_of(verb, item.checklist)
    commit = origin.commit
    if not commit:
        if not demand:
            return _GOOD
        return Fault.UNDATED, N_("nothing says of which commit it is"), ()
    if COMMIT.match(commit) is None:
        reason = N_("it is of commit '{commit}', which is none")
        return Fault.OTHER_COMMIT, reason, (("commit", shorten(commit)),)
    if project.history.folder is None and not stated and not demand:
        return _GOOD  # pages are built from an archive, which has no history
    if demand == "tag":
        return _of_tag(commit, project)
    return _of_history(commit, demand, project)


def _of_history(commit: str, demand: str, project: Surroundings) -> _Judged:
    """Return whether *commit* is no more steps back than is demanded, or anywhere at all."""
    history = project.history
    values: Pairs = (("commit", commit[:12]),)
    steps = history.behind(commit)
    if steps is None:
        if history.incomplete:
            return Fault.NONE, history.incomplete, values
        reason = N_("it is of commit {commit}, which is not in the history of what is checked out")
        return Fault.OTHER_COMMIT, reason, values
    most = 0 if demand == "head" else int(demand.partition(":")[2] or -1)
    if most < 0 or steps <= most:
        return _GOOD
    values = (*values, ("steps", str(steps)), ("most", str(most)))
    if demand == "head":
        reason = N_("it is of commit {commit}, which is not the one that is checked out")
    else:
        reason = N_("it is of commit {commit}, {steps} commits back; expected {most} at most")
    return Fault.OTHER_COMMIT, reason, values


def _of_tag(commit: str, project: Surroundings) -> _Judged:
    """Return whether *commit* is that of the tag of the project's version."""
    lead = project.truth.lead
    if lead is None:
        reason = N_("the version of the project is not known; see option 'version_source'")
        return Fault.NONE, reason, ()
    number = lead.version.removeprefix("v")
    names = [f"v{number}", number, *(f"{name}-{number}" for name in sorted(project.truth.names))]
    found = {name: project.history.tagged(name) for name in names}
    tags = {name: each for name, each in found.items() if each}
    if not tags:
        reason = N_("there is no tag of version {version} to compare its commit with")
        return Fault.NONE, reason, (("version", lead.version),)
    if any(each.startswith(commit) for each in tags.values()):
        return _GOOD
    name, tagged = next(iter(tags.items()))
    return (
        Fault.OTHER_COMMIT,
        N_("it is of commit {commit}, and tag '{tag}' is of {tagged}"),
        (("commit", commit[:12]), ("tag", name), ("tagged", tagged[:12])),
    )
