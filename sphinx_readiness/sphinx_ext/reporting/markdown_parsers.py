"""The parser of MyST, made once for all documents that have the same options.

MyST makes one for each document: some hundred rules, patterns and methods that are found by their
names, a thirtieth of what the gate takes. They follow from its options; what belongs to one
document is in a renderer and options of its own, which each document gets as before.
"""

from __future__ import annotations

import copy
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import wraps
from types import MethodType
from typing import Any, Final, NamedTuple

_MODULE: Final = "myst_parser.parsers.sphinx_"

_MAKER: Final = "create_md_parser"

_MOCKING: Final = "myst_parser.mocking"

_RENDERER: Final = {"md", "rules", "_inventories"}
"""All attributes of a new renderer; one that has others is made for each document."""


class _Made(NamedTuple):
    config: Any
    as_it_was: Any
    """A copy of the configuration, as somebody may change that itself."""
    parser: Any
    options: dict[str, Any]
    renderer: type
    methods: dict[str, Any]
    """By the kinds of tokens, the functions that the renderer calls."""
    state: list[object]


@contextmanager
def parsers_made_once() -> Iterator[None]:
    """Let MyST, where it is loaded, make a parser for each set of options once meanwhile."""
    module: Any = sys.modules.get(_MODULE)
    make = getattr(module, _MAKER, None)
    if make is None:
        yield
        return
    setattr(module, _MAKER, _remembering(make))
    try:
        yield
    finally:
        setattr(module, _MAKER, make)


def _remembering(make: Callable[[Any, Any], Any]) -> Callable[[Any, Any], Any]:
    """Return *make*, which gives out the last parser again where it would make the same."""
    last: _Made | None = None

    @wraps(make)
    def made(config: Any, renderer: Any) -> Any:
        nonlocal last
        if (
            last is None
            or last.renderer is not renderer
            or last.config is not config
            or last.as_it_was != config
            or _state(last.parser) != last.state  # a directive has changed its rules
        ):
            parser = make(config, renderer)
            last = _noted(parser, config, renderer)
            return parser
        return _for_next_document(last)

    return made


def _noted(parser: Any, config: Any, renderer: type) -> _Made | None:
    """Return what is needed to give out *parser* again, or None if it is not as we know it."""
    own = vars(parser.renderer)
    if own.keys() != _RENDERER or own["md"] is not parser or own["_inventories"] is not None:
        return None
    rules = own["rules"]
    if not all(getattr(rule, "__self__", None) is parser.renderer for rule in rules.values()):
        return None
    methods = {name: rule.__func__ for name, rule in rules.items()}
    try:
        kept = copy.deepcopy(config)
    except Exception:  # noqa: BLE001 - a value of conf.py, which may be anything
        return None
    return _Made(config, kept, parser, dict(parser.options), renderer, methods, _state(parser))


def _for_next_document(made: _Made) -> Any:
    parser = made.parser
    # Whoever still holds the renderer of a document before keeps it as it was.
    renderer: Any = object.__new__(made.renderer)
    rules = {name: MethodType(each, renderer) for name, each in made.methods.items()}
    vars(renderer).update(md=parser, rules=rules, _inventories=None)
    parser.renderer = renderer
    parser.options = type(parser.options)(made.options)
    return parser


def _state(parser: Any) -> list[object]:
    """Return all that a parser is, but for what belongs to one document.

    And but for a rule that MyST adds where a directive runs: it does nothing for any other.
    """
    chains = parser.core.ruler, parser.block.ruler, parser.inline.ruler, parser.inline.ruler2
    rules = [
        (rule.name, rule.enabled, rule.fn, *rule.alt)
        for chain in chains
        for rule in chain.__rules__
        if getattr(rule.fn, "__module__", "") != _MOCKING
    ]
    own = {**vars(parser), **vars(parser.inline), "renderer": None, "options": None}
    return [*rules, *own.items()]
