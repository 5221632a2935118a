"""Needs that were authored as needs, as they were read: for filters, links and findings."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.assembly.build_items import decide
from sphinx_readiness.model.filters import field_text, parse_filter
from sphinx_readiness.model.items import Item, Location
from sphinx_readiness.vocabulary.statuses import Outcome, Vocabulary

if TYPE_CHECKING:
    from sphinx_readiness.config.needs_mapping import NeedsMapping
    from sphinx_readiness.model.problems import Pairs

LINK: Final = "link"
TYPE: Final = "type"

ELSEWHERE: Final = ""
"""Stands for the document of a need that is in another project."""


@dataclass(frozen=True, slots=True)
class AuthoredNeed:
    """A need that is not ours."""

    id: str
    title: str
    type: str
    docname: str
    """Empty for a need of another project."""
    anchor: str
    """The anchor in its document, or the address of a need of another project."""
    location: Location
    links: tuple[tuple[str, str], ...]
    """Type of the link and id, as written, not as sphinx-needs computes them."""
    computed: bool
    """Whether links or fields are computed later."""
    values: Mapping[str, Any] = field(repr=False)

    def has(self, name: str, wanted: str) -> bool:
        """Say whether the field *name* equals *wanted*, or is a list that holds it."""
        value = self.values.get(name)
        if value is None:
            return wanted == ""
        if isinstance(value, list | tuple):
            return wanted in map(field_text, value)
        return field_text(value) == wanted


@dataclass(frozen=True, slots=True)
class Authored:
    """All of them, by id, and what ``needextend`` will change."""

    needs: Mapping[str, AuthoredNeed]
    blocking: tuple[Item, ...]
    """Those that block the release, as the project declares it, by id."""
    extensions: tuple[tuple[str, bool, str], ...]
    id_regex: str
    """The pattern of the ids that sphinx-needs takes."""
    mapping: NeedsMapping
    """What items are as needs."""
    unfit: tuple[tuple[str, str], ...]
    """Names of *mapping* that are none in the project, and what they should be: the JSON type of a
    field, ``LINK`` or ``TYPE``."""
    conf: Location
    """Where the project declares fields."""
    vocabulary: Vocabulary = field(repr=False)
    _memo: dict[Pairs, tuple[Item, ...]] = field(default_factory=dict, repr=False)

    def about(self, filters: Iterable[str]) -> object:
        """Return all that findings and views are made from, as far as *filters* choose them."""
        needs = [
            (need.id, need.docname, need.anchor, need.location) for need in self.needs.values()
        ]
        chosen = [self.chosen(pairs) for pairs in filter(None, map(parse_filter, filters))]
        return sorted(needs), self.blocking, self.id_regex, self.unfit, self.conf, chosen

    def chosen(self, pairs: Pairs) -> tuple[Item, ...]:
        """Return the needs whose fields equal all of *pairs* as items, by id.

        Chosen once a build, as sphinx-needs changes the fields when it resolves them: pages show
        what they were compared by.
        """
        if pairs not in self._memo:
            blocking = {item.id: item for item in self.blocking}
            self._memo[pairs] = tuple(
                blocking.get(need.id) or as_item(need, self.vocabulary, blocks=False)
                for need in _chosen(self.needs, pairs)
            )
        return self._memo[pairs]


def _chosen(needs: Mapping[str, AuthoredNeed], pairs: Pairs) -> Iterator[AuthoredNeed]:
    for id_ in sorted(needs):
        need = needs[id_]
        if all(need.has(name, wanted) for name, wanted in pairs):
            yield need


def blocking_needs(
    needs: Mapping[str, AuthoredNeed], filters: Iterable[Pairs], vocabulary: Vocabulary
) -> tuple[Item, ...]:
    """Return the needs that any of *filters* chooses, each once."""
    found = {need.id: need for pairs in filters for need in _chosen(needs, pairs)}
    return tuple(as_item(found[id_], vocabulary, blocks=True) for id_ in sorted(found))


def as_item(need: AuthoredNeed, vocabulary: Vocabulary, *, blocks: bool) -> Item:
    """Return *need* as an item, to be shown and counted like one.

    A need that blocks has failed, whatever its status is called.
    """
    status_text = _text(need, "status")
    status, outcome = decide(vocabulary.match(status_text))
    if blocks and outcome is not Outcome.FAIL:
        status, outcome = None, Outcome.FAIL
    return Item(
        id=need.id,
        explicit_id=True,
        title=need.title,
        status_text=status_text,
        status=status,
        outcome=outcome,
        owner=_text(need, "owner"),
        notes=_text(need, "notes"),
        severity=_text(need, "severity"),
        blocking=blocks,
        evidence=_text(need, "evidence"),
        links=(),
        tags=tuple(map(str, need.values.get("tags") or ())),
        extra=(),
        checklist=str(need.values.get("type_name") or need.type),
        docname=need.docname,
        anchor=need.anchor,
        location=need.location,
    )


def _text(need: AuthoredNeed, name: str) -> str:
    value = need.values.get(name)
    if value is None:
        return ""
    if isinstance(value, list | tuple):
        return ", ".join(map(field_text, value))
    return " ".join(field_text(value).split())
