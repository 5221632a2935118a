"""The options that docutils knows, made once for all documents that are read alike.

docutils makes an ``optparse`` parser of more than a hundred options for the settings of each
document, and MyST another: a tenth of what the gate takes. They follow from what the classes of
reader and parser declare, so that what was made for the first document is there for the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import wraps
from typing import Any, Final, NamedTuple, TypeAlias

from docutils.frontend import OptionParser

Attributes: TypeAlias = dict[str, Any]

_FILLED: Final = (
    "option_list", "option_groups", "_short_opt", "_long_opt", "defaults", "lists",
    "relative_path_settings",
)  # fmt: skip
"""All attributes of a parser that ``populate_from_components`` fills."""

_DECLARED: Final = (
    "settings_spec", "relative_path_settings", "settings_defaults", "settings_default_overrides",
)  # fmt: skip
"""All that it reads of a component."""

_MOST_KEPT: Final = 16
"""So many combinations of components are kept; a build has one for each kind of document."""


class _Filled(NamedTuple):
    declared: list[tuple[Any, ...]]
    """What was declared, which lives as long as this: no other object can be taken for it."""
    plain: list[dict[str, Any]]
    """Copies of the defaults among it, which a parser might change."""
    attributes: Attributes


@contextmanager
def options_made_once() -> Iterator[None]:
    """Let docutils make the options of each combination of components once meanwhile."""
    fill = getattr(OptionParser, "populate_from_components", None)
    if fill is None:  # a docutils without optparse
        yield
        return
    OptionParser.populate_from_components = _remembering(fill)  # type: ignore[method-assign]
    try:
        yield
    finally:
        OptionParser.populate_from_components = fill  # type: ignore[method-assign]


def _remembering(fill: Callable[[Any, Sequence[Any]], None]) -> Callable[..., None]:
    """Return *fill*, which gives each parser a copy of what the first one alike was given."""
    kept: dict[tuple[object, ...], _Filled] = {}

    @wraps(fill)
    def populate(parser: Any, components: Iterable[Any]) -> None:
        components = tuple(components)
        declared = [
            tuple(getattr(each, name, None) for name in _DECLARED)
            for each in components
            if each is not None
        ]
        plain = [dict(each or {}) for _spec, _paths, *both in declared for each in both]
        is_new = not (parser.option_list or parser.option_groups or parser.defaults)
        key = tuple(_identity(value) for values in declared for value in values)
        same = kept.get(key)
        if is_new and same is not None and same.plain == plain:
            _fill(parser, same.attributes)
            return
        fill(parser, components)
        if is_new and len(kept) < _MOST_KEPT:
            kept[key] = _Filled(declared, plain, _filled(parser))

    return populate


def _identity(value: Any) -> object:
    """Return what tells *value* from others; a parser of docutils 0.21 makes a list of its own."""
    is_paths = isinstance(value, list) and all(isinstance(each, str) for each in value)
    return tuple(value) if is_paths else id(value)


def _filled(parser: Any) -> Attributes:
    """Return copies of what *parser* has by now; the options in it are never changed."""
    return {name: _copied(getattr(parser, name)) for name in _FILLED}


def _copied(value: Any) -> Any:
    return value.copy() if isinstance(value, list | dict) else value


def _fill(parser: Any, attributes: Attributes) -> None:
    for name, value in attributes.items():
        own = getattr(parser, name)
        if isinstance(own, dict):
            own.update(value)
        elif isinstance(own, list):
            own[:] = value
        else:
            setattr(parser, name, value)
