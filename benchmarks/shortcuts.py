"""Work of docutils, Sphinx and MyST that is the same for each document, done once a process.

In documents of a few lines most of the time goes into option parsers, tables of transitions and
log lines that no document has a part in. What is read, and how, is untouched: each shortcut returns
what the function that it stands for returned the first time. ``whole_documents.py`` runs some of
its batches without them.
"""

from __future__ import annotations

import contextlib
import inspect
import logging
from collections.abc import Callable, Iterator, Mapping
from typing import Any
from unittest import mock

import markdown_it.main
import sphinx.util.docutils
from docutils import statemachine
from docutils.frontend import Values, get_default_settings
from docutils.utils import DependencyList
from linkify_it import LinkifyIt
from myst_parser.mdit_to_docutils import base


@contextlib.contextmanager
def shortcuts() -> Iterator[None]:
    """Take the shortcuts as long as this is entered."""
    link = LinkifyIt()
    before = logging.root.manager.disable
    with contextlib.ExitStack() as stack:
        for place, name, stand_in in (
            (sphinx.util.docutils, "_get_settings", _settings()),
            (base, "get_default_settings", _default_settings()),
            (base.inspect, "getmembers", _members()),
            (statemachine.State, "make_transitions", _transitions()),
            (statemachine.StateMachine, "add_states", _add_states),
            (markdown_it.main, "linkify_it", mock.Mock(LinkifyIt=lambda: link)),
        ):
            stack.enter_context(mock.patch.object(place, name, stand_in))
        logging.disable(logging.INFO)
        try:
            yield
        finally:
            logging.disable(before)


def _copied(known: Mapping[str, Any]) -> Values:
    """Return settings with the values *known*, which nobody else has."""
    made = Values()
    vars(made).update(known)
    for name, value in known.items():
        if isinstance(value, list | dict):
            setattr(made, name, value.copy())
        elif isinstance(value, DependencyList):
            setattr(made, name, DependencyList())
    return made


def _settings() -> Callable[..., Values]:
    original = sphinx.util.docutils._get_settings  # noqa: SLF001
    known: dict[tuple[object, ...], dict[str, Any]] = {}

    def settings(
        *components: Any, defaults: Mapping[str, Any], read_config_files: bool = False
    ) -> Values:
        # A parser is an instance; what it has as settings is its class's.
        key = tuple(each if isinstance(each, type) else type(each) for each in components)
        if key not in known:
            made = original(
                *components, defaults={"traceback": True}, read_config_files=read_config_files
            )
            known[key] = vars(made)
        found = _copied(known[key])
        vars(found).update(defaults)
        return found

    return settings


def _default_settings() -> Callable[..., Values]:
    known: dict[tuple[object, ...], dict[str, Any]] = {}

    def settings(*components: Any) -> Values:
        if components not in known:
            known[components] = vars(get_default_settings(*components))
        return _copied(known[components])

    return settings


def _members() -> Callable[..., list[tuple[str, Any]]]:
    original = inspect.getmembers
    known: dict[type, list[str]] = {}

    def members(of: object, predicate: Callable[[object], bool] | None = None) -> list[Any]:
        if not isinstance(of, base.DocutilsRenderer):
            return original(of, predicate)
        if type(of) not in known:
            known[type(of)] = [name for name, _ in original(of, predicate)]
        return [(name, getattr(of, name)) for name in known[type(of)]]

    return members


def _transitions() -> Callable[..., tuple[list[str], dict[str, Any]]]:
    original = statemachine.State.make_transitions
    known: dict[tuple[object, ...], list[tuple[str, Any, Any]]] = {}

    def make_transitions(self: Any, names: Any) -> tuple[list[str], dict[str, Any]]:
        key = (type(self), tuple(names))
        if key not in known:
            found = original(self, names)[1]
            known[key] = [(name, each[0], each[2]) for name, each in found.items()]
        made = {name: (match, getattr(self, name), then) for name, match, then in known[key]}
        return list(made), made

    return make_transitions


class _States(dict[str, Any]):
    """The states of a machine, of which most are never entered; each is made when it is."""

    def __init__(self, machine: Any, classes: Any) -> None:
        super().__init__()
        self._machine = machine
        self._classes = {each.__name__: each for each in classes}

    def __missing__(self, name: str) -> Any:
        made = self[name] = self._classes[name](self._machine, self._machine.debug)
        if getattr(self._machine, "memo", None) is not None:
            made.runtime_init()  # the machine is running
        return made


def _add_states(self: Any, classes: Any) -> None:
    self.states = _States(self, classes)
