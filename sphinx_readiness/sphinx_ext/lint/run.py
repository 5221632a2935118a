"""One run of Sphinx over documents that nobody vouches for."""

from __future__ import annotations

import io
import os
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from docutils import nodes
from sphinx.addnodes import download_reference
from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.transforms import SphinxTransform
from sphinx.util.docutils import docutils_namespace, patch_docutils

from sphinx_readiness.config.config_files import find_root
from sphinx_readiness.files.documents import UNREAD_FILE, find_documents, named_documents
from sphinx_readiness.files.opener import is_inside
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.sphinx_ext.authoring.cells.link_schemes import IMAGE_SCHEMES, scheme_of
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.build.state import BuildState, build_state
from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.lint.allowed import AllowList
from sphinx_readiness.sphinx_ext.lint.found_documents import SUFFIXES, LintProject, readable
from sphinx_readiness.sphinx_ext.lint.guarded import GuardedTransforms
from sphinx_readiness.sphinx_ext.lint.markdown_parser import CarefulMystParser
from sphinx_readiness.sphinx_ext.lint.rest_parser import CarefulRstParser
from sphinx_readiness.sphinx_ext.lint.substitution_limits import BoundSubstitutions
from sphinx_readiness.sphinx_ext.names import LINT_BUILDER
from sphinx_readiness.sphinx_ext.reporting.builder import ReadinessBuilder
from sphinx_readiness.sphinx_ext.storage.domain import ReadinessDomain
from sphinx_readiness.text.phrases import N_, Translate

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report
    from sphinx_readiness.sphinx_ext.lint.conf_values import Settings
    from sphinx_readiness.workspace.settings import Settings as ProjectSettings


class WithoutFiles(SphinxTransform):
    """Takes away what Sphinx would look for on the disk when a document is read.

    Sphinx does when ``doctree-read`` is sent (880); what is ours is judged before (870).
    """

    default_priority = 875

    def apply(self, **kwargs: object) -> None:
        """Replace images by their texts, and downloads by what they say.

        Those with a scheme that is no file's stay for who reports it, and lead nowhere.
        """
        del kwargs
        for image in list(self.document.findall(nodes.image)):
            scheme = scheme_of(str(image.get("uri", "")))
            if scheme and scheme not in IMAGE_SCHEMES:
                image["uri"] = f"{scheme}:"
            else:
                image.replace_self(nodes.inline("", str(image.get("alt", ""))))
        for link in list(self.document.findall(download_reference)):
            if "://" not in link.get("reftarget", ""):
                link.replace_self(nodes.inline("", "", *link.children))


class Linted(NamedTuple):
    """What a run came to."""

    report: Report
    root: Path
    """The project's root."""
    state: BuildState
    """What was computed, for whoever wants more of it than the report."""
    settings: ProjectSettings


def run(docs: Path, scratch: Path, settings: Settings, jobs: int, say: Translate) -> Linted:
    """Return what the builder finds in *docs*; nothing is written but into *scratch*.

    Raises SphinxError if there is no document, or Sphinx gives up, and OSError.
    """
    messages = io.StringIO()
    # A folder without docutils.conf stands for that of the documents, whose file could do much.
    with patch_docutils(str(scratch)), docutils_namespace(), AllowList():
        app = Sphinx(
            docs,
            None,
            scratch / "out",
            scratch / "doctrees",
            LINT_BUILDER,
            confoverrides=settings.sphinx,
            status=io.StringIO(),
            warning=messages,
            freshenv=True,
            parallel=jobs,
        )
        app.add_source_parser(CarefulMystParser, override=True)
        app.add_source_parser(CarefulRstParser, override=True)
        app.add_transform(GuardedTransforms)
        app.add_transform(BoundSubstitutions)
        app.add_transform(WithoutFiles)
        take_away(app)
        # Nobody reads doctrees here, and a folder of documents may be called as Sphinx's own file.
        app.builder.write_doctree = _keep_no_doctree  # type: ignore[misc, method-assign]
        nothing = scratch / "nothing.md"
        nothing.touch()
        if isinstance(app.builder, ReadinessBuilder):
            app.builder.reports = False
        _give_documents(app, docs, nothing, settings, say)
        app.build(force_all=True)
    builder = app.builder
    if not isinstance(builder, ReadinessBuilder) or builder.report is None:
        raise SphinxError(messages.getvalue().strip() or _("the documents could not be read"))
    build = build_of(app.env)
    return Linted(builder.report, build.session.root, build_state(app.env), build.settings)


def _keep_no_doctree(docname: str, doctree: nodes.document, *, _cache: bool = True) -> None:
    """Stand for what writes the doctree of a document."""
    del docname, doctree, _cache


def take_away(app: Sphinx) -> None:
    """Leave the domains of Sphinx no directives and roles; :class:`AllowList` is asked then."""
    for domain in app.env.domains.sorted():
        if domain.name != ReadinessDomain.name:
            domain.directives = {}  # type: ignore[misc]
            domain.roles = {}  # type: ignore[misc]


def _give_documents(
    app: Sphinx, docs: Path, nothing: Path, settings: Settings, say: Translate
) -> None:
    """Tell *app* which documents there are, and the report which are not read.

    *nothing* is an empty one, that stands for those if none of them can be read.
    Raises SphinxError if there is none that can be read, and nothing to say of any other.
    """
    build = build_of(app.env)
    build.reads_inventories = not settings.has_inventories
    folder = Path(app.srcdir)
    root = build.settings.root
    if not is_inside(root, str(folder)):
        root = find_root(folder)
    named = _named(settings, folder)
    if named is not None and not (folder / "conf.py").is_file():
        found = named_documents(named, SUFFIXES)
        build.partial = True
    else:
        found = find_documents(root, folder, SUFFIXES, settings.include, settings.exclude)
    usable = readable(root, folder, found)
    problems = [each.problem(UNREAD_FILE) for each in usable.unread] + list(settings.problems)
    paths = dict(usable.paths)
    if not paths and not usable.unread:
        raise SphinxError(say(N_("there are no documents in '{path}'")).format(path=docs))
    name = settings.root_doc
    project = LintProject(folder, root, paths, nothing)
    app.project = app.env.project = project
    app.config["root_doc"] = name if name in paths else min(paths, default="index")
    session = build.session
    placed = tuple(_placed(each, session.relative(folder / each.place[0])) for each in problems)
    if named is not None:
        others = (path for path in found.paths.values() if path not in named)
        build.unasked = frozenset(session.relative(folder / path) for path in others)
    build.session = session._replace(problems=(*session.problems, *placed))


def _named(settings: Settings, folder: Path) -> frozenset[str] | None:
    """Return the paths below *folder* of the documents that are asked about; None for all."""
    if settings.files is None:
        return None
    absolute = map(os.path.abspath, settings.files)
    return frozenset(Path(os.path.relpath(each, folder)).as_posix() for each in absolute)


def _placed(problem: RawProblem, path: str) -> RawProblem:
    return problem._replace(place=(path, problem.place[1]))
