"""What the last build into an output folder said, and what its pages show.

Kept with the pages, not in the environment: builders that share doctrees each have pages of their
own to keep true. As long as nothing changed that findings or views depend on, the outcome is used
as it is, and neither records nor rules are looked at.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, TypedDict, cast

from sphinx.util import logging

from sphinx_readiness.sphinx_ext.build.build import Build, build_of
from sphinx_readiness.sphinx_ext.build.events import is_awaited
from sphinx_readiness.sphinx_ext.names import WARNING_TYPE
from sphinx_readiness.sphinx_ext.output import OUTCOME_FILE
from sphinx_readiness.sphinx_ext.storage.atomic_files import write_file
from sphinx_readiness.sphinx_ext.storage.outcomes import Outcome, Said, no_outcome
from sphinx_readiness.text.folding import inert, visible

if TYPE_CHECKING:
    from sphinx.application import Sphinx

    from sphinx_readiness.exports.report import Report

_OF_HISTORY: Final = frozenset(("untrusted_authors", "deployment_tag"))
"""Options whose outcome depends on commits and tags."""

logger = logging.getLogger(__name__)


def report_pages(app: Sphinx) -> list[str]:
    """Report, and return the pages that show something else than when they were last written.

    Sphinx writes the pages of documents that it has just read, or whose text is newer. Another
    builder may have read them for another reason: settings, or a file that they include or name.
    """
    build = build_of(app.env)
    build.telling = partial(_told, app)
    before = last_outcome(app)
    from sphinx_readiness.sphinx_ext.reporting.outcome_key import inputs_of

    key = inputs_of(app, app.env).digest()
    # What plug-ins say may depend on more than is known here, and who listens wants to hear it.
    known = before["key"] == key and not build.installed and not is_awaited(app)
    known = known and not _asks_git(build) and not _is_over(before, build)
    now = before if known else _new(build, key)
    _say(build, now["said"])
    if not app.builder.format:
        return []
    build.outcome = now
    if now is not before:
        # What an interrupted build leaves behind shows neither the old nor the new outcome.
        forget_outcome(app)
    if before["reading"] != now["reading"]:
        return sorted(build.domain.documents)
    shown = before["views"]
    return [docname for docname, digest in now["views"].items() if shown.get(docname) != digest]


def _is_over(before: Outcome, build: Build) -> bool:
    """Say whether it is a moment for which the outcome *before* does not hold.

    It may be an earlier one: clocks are set, and ``SOURCE_DATE_EPOCH`` is.
    """
    if not before["since"]:
        return False
    now = build.session.clock.moment.isoformat()
    return now < before["since"] or ("" != before["until"] <= now)


def _asks_git(build: Build) -> bool:
    """Say whether an option asks for what no file of the project tells, but its history."""
    names = (name for values, _source in build.settings.layers for name in values)
    return any(name.replace("-", "_") in _OF_HISTORY for name in names)


def _told(app: Sphinx) -> Report:
    from sphinx_readiness.sphinx_ext.reporting.shown_report import pages_report

    return pages_report(app)


def _new(build: Build, key: str) -> Outcome:
    from sphinx_readiness.sphinx_ext.reporting.shown_report import said

    app = build.app
    now: Outcome = {
        "key": key,
        "reading": app.config["readiness_fingerprint"],
        "said": said(app),
        "views": {},
        "targets": [],
        "lines": [],
        **_held(app),
    }
    if app.builder.format:
        from sphinx_readiness.sphinx_ext.build.state import build_state
        from sphinx_readiness.sphinx_ext.rendering.models.digests import page_digests
        from sphinx_readiness.sphinx_ext.rendering.models.page_findings import kept_lines
        from sphinx_readiness.sphinx_ext.reporting.inventory import published

        now["views"] = page_digests(build.domain)
        now["lines"] = kept_lines(build_state(app.env))
        now["targets"] = published(build)
    return now


class _Held(TypedDict):
    since: str
    until: str


def _held(app: Sphinx) -> _Held:
    from sphinx_readiness.sphinx_ext.build.state import build_state

    state = build_state(app.env)
    if not any(result.record.windows for result in state.results):
        return _Held(since="", until="")
    from sphinx_readiness.sphinx_ext.rendering.models.window_due import held

    since, until = held(state) or (None, None)
    return _Held(
        since=since.isoformat() if since is not None else "",
        until=until.isoformat() if until is not None else "",
    )


def _say(build: Build, said: list[Said]) -> None:
    """Log each finding once: errors and warnings as warnings, hints as messages."""
    suppressed = build.app.config.suppress_warnings
    for each in said:
        where = build.settings.root / each["place"]
        if each["place"].startswith(":"):  # it is about no file
            where = build.settings.root.with_name(build.settings.root.name + each["place"])
        place = inert(visible(os.path.normpath(where)))
        name = each["name"]
        if not each["info"]:
            logger.warning("%s", each["text"], location=place, type=WARNING_TYPE, subtype=name)
        elif not logging.is_suppressed_warning(WARNING_TYPE, name, suppressed):
            logger.info("%s: %s [%s.%s]", place, each["text"], WARNING_TYPE, name)


def last_outcome(app: Sphinx) -> Outcome:
    """Return the outcome of the last build into the output folder; read once a build."""
    return build_of(app.env).once(_last_outcome)


def _last_outcome(build: Build) -> Outcome:
    return _read(_path(build.app))


def _path(app: Sphinx) -> Path:
    return Path(app.outdir) / OUTCOME_FILE


def _read(path: Path) -> Outcome:
    """Return the outcome in the file *path*, or an empty one that holds for nothing."""
    try:
        found: Any = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError, RecursionError):
        found = None
    blank = no_outcome()
    if not isinstance(found, dict) or any(
        not isinstance(found.get(name), type(value)) for name, value in blank.items()
    ):
        return blank
    return cast("Outcome", found)


def forget_outcome(app: Sphinx) -> None:
    """Remember nothing of what was built into the output folder."""
    with suppress(OSError):  # there was none, or the pages cannot be written either
        _path(app).unlink()


def write_outcome(app: Sphinx) -> None:
    """Remember what was said and what the pages show, if it is something else than before."""
    path, outcome = _path(app), build_of(app.env).outcome
    if path.is_file() and last_outcome(app) == outcome:
        return
    if path.parent.is_dir() and not path.is_dir():
        text = json.dumps(outcome, sort_keys=True) + "\n"
        write_file(path, text.encode("ascii"))
