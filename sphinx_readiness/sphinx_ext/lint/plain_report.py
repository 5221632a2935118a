"""A lint without Sphinx: the report on pages that were all read without it."""

from __future__ import annotations

from operator import itemgetter
from typing import Final

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.exports.report import Report
from sphinx_readiness.sphinx_ext.build.garbage import collection_paused
from sphinx_readiness.sphinx_ext.lint.plain_run import PlainRun
from sphinx_readiness.sphinx_ext.names import WARNING_TYPE
from sphinx_readiness.workspace.assembled import Assembled
from sphinx_readiness.workspace.conf_versions import conf_versions
from sphinx_readiness.workspace.gate import Gate
from sphinx_readiness.workspace.judgement import Beside, judge
from sphinx_readiness.workspace.nested_config import nested_config
from sphinx_readiness.workspace.nothing_checked import nothing_found
from sphinx_readiness.workspace.reach import reach_of
from sphinx_readiness.workspace.session import Session
from sphinx_readiness.workspace.shown import shown
from sphinx_readiness.workspace.version_facts import Known, know

_NO_NAME: Final = "Project name not set"
"""What Sphinx calls a project without a name."""


def _order(pages: PlainRun) -> list[DocumentPart]:
    """Return what pages contribute in the order of a reader."""
    seen: dict[str, None] = {}
    stack = [pages.given.root_doc]
    while stack:
        name = stack.pop()
        if name in seen or name not in pages.documents:
            continue
        seen[name] = None
        stack.extend(reversed(pages.includes(name)))
    order = (pages.documents[name] for name in (*seen, *sorted(pages.documents.keys() - seen)))
    return [each.part for each in order if each.part is not None]


def report_of(pages: PlainRun) -> Report | None:
    """Return the report as the builder would make it, or None if that takes Sphinx."""
    given = pages.given
    if not given.paths or given.paths.keys() != pages.documents.keys():
        return None
    if pages.session.options.waivers:
        return None
    with collection_paused():
        return _report(pages)


def _report(pages: PlainRun) -> Report:
    given, session = pages.given, pages.session
    session = session._replace(problems=(*session.problems, *given.problems))
    parts = [DocumentPart("", problems=session.problems)]
    ours = [name for name, each in pages.documents.items() if each.part is not None]
    if ours:
        nested = nested_config(ours, pages.folder, pages.found)
        parts += [DocumentPart("", problems=nested), *_order(pages)]
    found = Assembled(parts, session, pages.found, judges=not given.partial)
    report = judge(session, found, None, _beside(pages, session, found), lambda _: None)
    suppressed = pages.settings.sphinx.get("suppress_warnings", ())
    gate = Gate(
        session,
        pages.found,
        given.unasked,
        lambda name: _is_suppressed(name, suppressed),
    )
    return shown(gate, report, gated=True)


def _beside(pages: PlainRun, session: Session, found: Assembled) -> Beside:
    """Return what is known besides the documents."""
    given, versions = pages.given, _versions(pages, session)
    beside = Beside(versions=None if versions.silent else versions)
    if given.unasked is None:
        first = session.relative(pages.folder / given.paths[given.root_doc])
        noted = nothing_found(session, found.project, first, len(given.paths))
        beside = beside._replace(noted=noted)
    stated = [page for each in pages.documents.values() for page in each.claims]
    if stated:
        from sphinx_readiness.versions.left_out import counted

        beside = beside._replace(left_out=counted(stated, session.options.version_ignore))
    if session.options.history:
        from sphinx_readiness.workspace.past import past_problems

        told = past_problems(session, found.project.records, partial=given.partial)
        beside = beside._replace(noted=(*beside.noted, *told))
    return beside


def _versions(pages: PlainRun, session: Session) -> Known:
    """Compare what all documents state with the files of now."""
    documents = [each for _name, each in sorted(pages.documents.items(), key=itemgetter(0))]
    stated = [page for each in documents for page in each.claims]
    items = [item for each in documents for item in each.statements]
    conf = conf_versions(pages.folder / "conf.py", session.relative(pages.folder))
    project = str(pages.settings.sphinx.get("project", _NO_NAME))
    names = tuple(filter(None, (project, *(each.product for each in conf))))
    return know(
        session.root, session.options, stated, items, conf, names, session.kinds,
        today=session.clock.today, reach=reach_of(pages.settings.online),
        verbs=pages.verbs,
    )  # fmt: skip


def _is_suppressed(name: str, suppressed: object) -> bool:
    """Say whether the warnings of the rule *name* are among *suppressed*, as Sphinx reads it."""
    meant = (WARNING_TYPE, f"{WARNING_TYPE}.*", f"{WARNING_TYPE}.{name}")
    return isinstance(suppressed, list | tuple | set) and not set(meant).isdisjoint(suppressed)
