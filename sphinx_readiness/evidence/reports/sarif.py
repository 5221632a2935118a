"""``sarif FILE [TOOL] [max LEVEL]``: an analysis ran, and found nothing that is too bad.

`FILE` is a log in SARIF 2.1.0. `TOOL` chooses the runs of one tool, by the name of its driver.
`LEVEL` is the worst that a result may be: `none`, which is meant without it, `note`, `warning` or
`error`. Results that are suppressed and accepted, or absent since the baseline, do not count. A
log without a run, a run without a list of results and one whose invocation failed have not run.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from sphinx_readiness.evidence.forms import PATH, begins_with_report
from sphinx_readiness.evidence.kinds import Checked
from sphinx_readiness.evidence.reports.unlike import day_of, not_run, unlike
from sphinx_readiness.evidence.surroundings import Given, Surroundings, own
from sphinx_readiness.files.formats.shapes import rows, table, word
from sphinx_readiness.files.project_tree import string
from sphinx_readiness.model.evidence import Origin
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

LEVELS: Final = ("none", "note", "warning", "error")
"""By how bad they are (SARIF 2.1.0, section 3.27.10)."""


def check(given: Given, project: Surroundings) -> Checked:
    """Say whether the runs are there, and no result is worse than is allowed."""
    path = project.report(given["path"])
    name = given["name"] or given["blanks"]
    level = given["level"] or "none"
    return project.once(("sarif", path, name, level), lambda: _judged(path, name, level, project))


def _log(path: str, project: Surroundings) -> list[dict[str, object]]:
    """Return the runs in the log *path*."""
    log = table(project.tree.report(path, "json"))
    if not isinstance(log.get("runs"), list) or not word(log.get("version")).startswith("2.1"):
        raise unlike(path, "SARIF log of version 2.1.0")
    return rows(log["runs"])


def _judged(path: str, name: str, allowed: str, project: Surroundings) -> Checked:
    """Say whether the runs of the tool *name* ran, and found nothing worse than is *allowed*."""
    runs = project.once(("log", path), lambda: _log(path, project))
    tool = name.casefold()
    chosen = [each for each in runs if not tool or _tool(each).casefold() == tool]
    origin = _origin(chosen, project.origin(path))
    if not chosen:
        reason = N_("'{path}' has no run of '{tool}'") if tool else N_("'{path}' has no runs")
        return not_run(reason, origin, path=path, tool=shorten(name))
    for run in chosen:
        if not isinstance(run.get("results"), list):
            reason = N_("a run of '{tool}' in '{path}' has no list of results")
            return not_run(reason, origin, tool=shorten(_tool(run)), path=path)
        if any(each.get("executionSuccessful") is False for each in rows(run.get("invocations"))):
            reason = N_("'{path}' says that '{tool}' did not come to its end")
            return not_run(reason, origin, tool=shorten(_tool(run)), path=path)
    most = LEVELS.index(allowed)
    found = [
        (each, level)
        for run in chosen
        for each, level in _counted(run)
        if LEVELS.index(level) > most
    ]
    if not found:
        return Checked(True, origin=origin)
    first, level = found[0]
    rule = string(first, "ruleId") or string(first, "rule", "id") or _tool(chosen[0])
    reason = N_("'{path}' has {count} results above '{most}', the first is '{rule}' ({level})")
    values = (
        ("path", path), ("count", str(len(found))), ("most", LEVELS[most]),
        ("rule", shorten(rule)), ("level", level),
    )  # fmt: skip
    return Checked(False, reason, values, origin=origin)


def _tool(run: Mapping[str, object]) -> str:
    return string(run, "tool", "driver", "name")


def _origin(runs: list[dict[str, object]], origin: Origin) -> Origin:
    commits = [
        string(each, "revisionId")
        for run in runs
        for each in rows(run.get("versionControlProvenance"))
    ]
    days = [
        day_of(each.get("endTimeUtc")) or day_of(each.get("startTimeUtc"))
        for run in runs
        for each in rows(run.get("invocations"))
    ]
    return origin._replace(
        commit=next(filter(None, commits), "").lower(), date=min(filter(None, days), default=None)
    )


def _counted(run: Mapping[str, object]) -> list[tuple[dict[str, object], str]]:
    """Return the results that count, with their levels."""
    defaults = _defaults(run)
    found = []
    for each in rows(run["results"]):
        accepted = [string(one, "status") or "accepted" for one in rows(each.get("suppressions"))]
        gone = each.get("baselineState") == "absent"
        if gone or (accepted and set(accepted) == {"accepted"}):
            continue
        if word(each.get("kind")) not in {"", "fail"}:
            level = "none"
        else:
            level = word(each.get("level")) or _default(each, defaults)
        found.append((each, level if level in LEVELS else "error"))  # what is not known is worst
    return found


def _defaults(run: Mapping[str, object]) -> tuple[dict[str, str], list[str]]:
    """Return the levels of the rules of a run, by id and by index."""
    tool: Any = run.get("tool")
    found = rows(table(table(tool).get("driver")).get("rules"))
    levels = [string(each, "defaultConfiguration", "level") or "warning" for each in found]
    ids = [word(each.get("id")) for each in found]
    return dict(zip(ids, levels, strict=True)), levels


def _default(result: Mapping[str, object], defaults: tuple[dict[str, str], list[str]]) -> str:
    by_id, by_index = defaults
    index = result.get("ruleIndex")
    if isinstance(index, int) and 0 <= index < len(by_index):
        return by_index[index]
    return by_id.get(word(result.get("ruleId")), "warning")


KIND: Final = own(
    "sarif",
    rf"{PATH}(?:\s++(?:\"(?P<blanks>[^\"\n]{{1,100}})\"|(?!max(?:\s|\Z))(?P<name>[^\s\"]{{1,100}})))?"
    r"(?:\s++max\s++(?P<level>none|note|warning|error))?",
    N_(
        "expected 'sarif FILE [TOOL] [max LEVEL]', such as 'sarif scan.sarif CodeQL max note'; "
        "LEVEL is none, note, warning or error"
    ),
    check,
    begins_with_report,
)
