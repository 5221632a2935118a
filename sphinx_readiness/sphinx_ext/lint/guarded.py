"""Reading that ends: what a parser or a transform does not survive is a problem, and empty."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, TypeVar, cast

from docutils import nodes
from sphinx.transforms import SphinxTransform

from sphinx_readiness.files.documents import UNREAD_FILE
from sphinx_readiness.files.looks import spoil
from sphinx_readiness.files.unreadable import UnreadableFile, not_to_be_read
from sphinx_readiness.reading.limits import DEEPEST, too_deep
from sphinx_readiness.sphinx_ext.authoring.gathered import gathered
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.sphinx_ext.lint.watchdog import TooMuch, watch_of
from sphinx_readiness.sphinx_ext.names import GATHERED, SCANNED

if TYPE_CHECKING:
    from sphinx.environment import BuildEnvironment


T = TypeVar("T")


def guarded(document: nodes.document, text: T, parse: Callable[[T | str], None]) -> None:
    """Call *parse* with *text* to fill *document*; with nothing if that fails, or nests too deeply.

    A parser leaves settings that transforms look for, so that nothing is parsed, too.
    """
    name = _name(document)
    failure: UnreadableFile | None = None
    watch = watch_of(document.settings.env)
    watch.allow(_length(text))
    try:
        with watch:
            parse(text)
    except (Exception, TooMuch) as error:  # noqa: BLE001 - what a parser does not survive is the document's
        failure = _failure(name, error, "the parser")
    if failure is None and _depth(document) > DEEPEST:
        failure = too_deep(name)
    if failure is not None:
        _empty(document)
        parse("")
        _note(document, failure)


class GuardedTransforms(SphinxTransform):
    """Applies all other transforms: if one fails, the document is one problem, and empty.

    It is the first, and the transformer finds nothing left to do when it is done.
    """

    default_priority = 0

    def apply(self, **kwargs: object) -> None:
        """Do what the transformer would do."""
        del kwargs
        document = self.document
        transformer, reporter = document.transformer, document.reporter
        every = [each for each in transformer.transforms if each[2] is None]
        observers = list(reporter.observers)
        try:
            reporter.observers.clear()  # the transformer observes by itself
            with watch_of(self.env):
                transformer.apply_transforms()
        except (Exception, TooMuch) as error:  # noqa: BLE001 - as above
            _note(document, _failure(_name(document), error, "a transform"))
            _empty(document)
            transformer.transforms, transformer.sorted = every, False
            reporter.observers.clear()
            transformer.apply_transforms()
        finally:
            reporter.observers[:] = observers


def _length(text: object) -> int:
    """Return the characters of *text*: one, or lines."""
    return len(text) if isinstance(text, str) else sum(map(len, cast("Iterable[str]", text)))


def _name(document: nodes.document) -> str:
    env: BuildEnvironment = document.settings.env
    return build_of(env).session.relative(env.doc2path(env.docname))


def _failure(name: str, error: Exception | TooMuch, part: str) -> UnreadableFile:
    if isinstance(error, TooMuch):
        return error.failure(name)
    if isinstance(error, UnreadableFile):  # whose reader does not know the document
        return UnreadableFile(name, error.line, error.message, error.hint, **dict(error.values))
    if isinstance(error, RecursionError | MemoryError):
        spoil()  # how much there is of either is nothing that the document says
        return too_deep(name)
    return not_to_be_read(name, f"{type(error).__name__} in {part}")


def _note(document: nodes.document, failure: UnreadableFile) -> None:
    """Let *failure* be all that the document says."""
    env: BuildEnvironment = document.settings.env
    env.temp_data.pop(GATHERED, None)
    env.temp_data.pop(SCANNED, None)  # that none of it has run goes without saying
    gathered(env).problems.append(failure.problem(UNREAD_FILE))


def _depth(document: nodes.document) -> int:
    """Return how deep the nodes are nested; no more than is needed to tell that it is too much."""
    level: list[Any] = [document]
    for depth in range(DEEPEST + 2):
        level = [child for each in level for child in each.children if child.children]
        if not level:
            return depth
    return DEEPEST + 1


def _empty(document: nodes.document) -> None:
    """Make *document* what it was before it was parsed."""
    fresh = nodes.document(document.settings, document.reporter, source=document["source"])
    transformer = document.transformer
    transformer.transforms = [each for each in transformer.transforms if each[2] is None]
    vars(document).update(vars(fresh))
    document.transformer = transformer
    document.note_source(document["source"], -1)
