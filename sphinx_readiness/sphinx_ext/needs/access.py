"""What the bridge needs of sphinx-needs beside its documented API; nothing else knows it.

``generate_need`` asks for the settings and the fields of the project, which only the data accessor
of sphinx-needs has. It gives the needs as they were read as well; the view of resolved needs that
is part of the API must not be asked for before pages are written, as it locks the data.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, MutableMapping
from typing import TYPE_CHECKING, Any, Final, NamedTuple, TypeAlias

from sphinx_needs.config import NeedsSphinxConfig
from sphinx_needs.data import SphinxNeedsData
from sphinx_needs.exceptions import NeedsApiConfigException, NeedsApiConfigWarning
from sphinx_needs.need_item import NeedItem as NeedItem  # noqa: PLC0414 - told to the others
from sphinx_needs.needs_schema import FieldLiteralValue

from sphinx_readiness.workspace.need_ids import ID_REGEX

if TYPE_CHECKING:
    from docutils import nodes
    from sphinx.config import Config
    from sphinx.environment import BuildEnvironment

Refused: Final = (NeedsApiConfigException, NeedsApiConfigWarning)
"""What ``add_field`` and ``add_need_type`` raise for a name that is taken."""

Needs: TypeAlias = MutableMapping[str, NeedItem]

_PACKAGE: Final = "sphinx_needs."

_DEFAULTED: Final = (
    "constraints", "layout", "style", "hide", "collapse",
    "template", "pre_template", "post_template",
)  # fmt: skip
"""The core fields that ``generate_need`` takes and that nothing of ours sets."""

_VIEW: Final = "_needs_view"


class ItemSource(NamedTuple):
    """Where a need of ours stands; its class tells our needs from those that were authored."""

    docname: str
    lineno: int

    @property
    def dict_repr(self) -> Any:
        """Return the source as sphinx-needs asks for it."""
        return {
            "docname": self.docname,
            "lineno": self.lineno,
            "lineno_content": None,
            "external_url": None,
            "is_import": False,
            "is_external": False,
        }


def is_ours(need: NeedItem) -> bool:
    """Say whether we published *need*."""
    return isinstance(need.source, ItemSource)


class OwnIds:
    """The settings of a project, save the ids that its own needs may have: ours have another."""

    def __init__(self, config: Config, id_regex: str) -> None:
        """Stand for the settings in *config*."""
        self._settings = settings(config)
        self.id_regex = id_regex

    def __getattr__(self, name: str) -> Any:
        """Return what the project has set, which is put together anew each time it is asked for."""
        value = getattr(self._settings, name)
        self.__dict__[name] = value
        return value


def own_ids(config: Config) -> str:
    """Return the pattern of our ids: the project's own, if it has written one."""
    written = str(config.needs_id_regex or "")
    return ID_REGEX if written == config.values["needs_id_regex"].default else written


def settings(config: Config) -> NeedsSphinxConfig:
    """Return the settings of sphinx-needs in *config*."""
    return NeedsSphinxConfig(config)


def fields_of(env: BuildEnvironment) -> Any:
    """Return the schema of all fields, which exists once documents are being read."""
    return SphinxNeedsData(env).get_schema()


class Field(NamedTuple):
    """A field that may be set: whether it holds a boolean, and whether it may have no value."""

    boolean: bool
    nullable: bool

    def value(self, value: str | bool) -> str | bool | None:
        """Return *value* as the field holds it."""
        if self.boolean:
            return value if isinstance(value, bool) else value == "true"
        text = value if isinstance(value, str) else str(value).lower()
        return None if text == "" and self.nullable else text


def field_of(env: BuildEnvironment, name: str) -> Field | None:
    """Return the field *name*, or None if there is none that can be given a text or a boolean."""
    schema = fields_of(env)
    field = schema.get_core_field(name) or schema.get_extra_field(name)
    if (
        field is None
        or field.type not in {"string", "boolean"}
        or getattr(field, "derived", False)
        or not getattr(field, "directive_option", True)
    ):
        return None
    return Field(field.type == "boolean", bool(getattr(field, "nullable", False)))


def literal_defaults(env: BuildEnvironment, type_: str) -> dict[str, Any]:
    """Return what core fields of the *type_* hold if nothing sets them, where that is one value.

    Given with a need it is checked; what is not given is copied with all that stands around it,
    which takes several times as long.
    """
    schema = fields_of(env)
    of_type = getattr(schema, "for_type", None)  # sphinx-needs 9
    if of_type is not None:
        schema = of_type(type_)
    found = {}
    for name in _DEFAULTED:
        field = schema.get_core_field(name)
        default = getattr(field, "default", None)
        if isinstance(default, FieldLiteralValue) and not field.predicate_defaults:
            found[name] = default.value
    return found


def types(config: Config) -> set[str]:
    """Return the names of all types of needs."""
    return {str(each["directive"]) for each in settings(config).types}


def link_names(config: Config) -> set[str]:
    """Return the types of links that *config* declares, before there is a schema of them."""
    named = getattr(config, "needs_links", None) or {}
    older = getattr(config, "needs_extra_links", None) or []
    return {*named} | {str(each.get("option", "")) for each in older if isinstance(each, dict)}


def is_link(env: BuildEnvironment, name: str) -> bool:
    """Say whether the project has links of the type *name*."""
    return fields_of(env).get_link_field(name) is not None


def authored(env: BuildEnvironment) -> dict[str, NeedItem]:
    """Return the needs that are not ours, by id, as they are known at this time."""
    data = SphinxNeedsData(env)
    found: Mapping[str, NeedItem] = (
        data.get_needs_view() if data.needs_is_post_processed else data.get_needs_mutable()
    )
    return {id_: need for id_, need in found.items() if not is_ours(need)}


def withdraw(needs: Needs) -> None:
    """Take our needs out of *needs*, as for a second build in one process."""
    for id_ in [id_ for id_, need in needs.items() if is_ours(need)]:
        del needs[id_]


def forget_build(env: BuildEnvironment) -> None:
    """Take what an earlier build in this process published out of the environment.

    The view of that build goes with it: sphinx-needs would show it again, and keep it on disk.
    """
    data = SphinxNeedsData(env)
    if not data.needs_is_post_processed:
        withdraw(data.get_needs_mutable())
        vars(env).pop(_VIEW, None)


def resolved(env: BuildEnvironment) -> Mapping[str, NeedItem]:
    """Return all needs, with what extends them and their back-links; pages are being written."""
    view: Mapping[str, NeedItem] = SphinxNeedsData(env).get_needs_view()
    return view


def links_of(need: NeedItem) -> Iterator[tuple[str, str]]:
    """Yield the type and the id of each link of *need*, without parts and conditions."""
    for kind, targets in need.iter_links_items():
        for target in targets:
            yield kind, str(target).partition(".")[0]


def links_are_computed(need: NeedItem) -> bool:
    """Say whether fields of *need* are still to be computed."""
    return bool(need.has_dynamic_fields)


def extensions(env: BuildEnvironment) -> list[tuple[str, bool, str]]:
    """Return the ``needextend`` of all documents: whom, whether that is one id, and what."""
    found = SphinxNeedsData(env).get_or_create_extends()
    return sorted(
        (each["filter"], each["filter_is_id"],
         repr((each["modifications"], each["list_modifications"])))
        for each in found.values()
    )  # fmt: skip


def is_shown_by_needs(node: nodes.Node) -> bool:
    """Say whether *node* is filled by sphinx-needs when its page is written."""
    return type(node).__module__.startswith(_PACKAGE)
