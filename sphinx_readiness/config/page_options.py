"""Options of pages: what they link to and look like, and what other tools get of the items."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.needs_mapping import UNMAPPED, NeedsMapping, needs_mapping
from sphinx_readiness.config.option import Option
from sphinx_readiness.text import file_names

FILE_LINKS: Final[Option[str]] = Option(
    "download",
    valid.file_links,
    '"download", "off" or a URL with {path}',
    "What a project file named in a cell links to: a copy beside the pages, nothing, or a page "
    "of your repository browser.",
)

PUBLISHED_TYPES: Final[Option[tuple[str, ...]]] = Option(
    file_names.PUBLISHED_TYPES,
    valid.suffixes,
    "list of endings of file names",
    "The types of project files that may be copied beside the pages, where `file_links` is "
    "`download`, and to which links in checklists may lead. Hidden files, files named like "
    "secrets and large ones never are. By default links may lead to pictures, office "
    "documents, archives and logs, too. An empty list copies nothing but images.",
)

INVENTORY: Final[Option[str]] = Option(
    "auto",
    valid.inventory,
    '"auto", "items" or "checklists"',
    "What other projects can link to: checklists with all of their items, or checklists only. "
    "`auto` leaves items out of projects with more than 5,000 of them, where every build "
    "would take a third longer to list them.",
    reread=False,
)

HISTORY: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of paths, with `*` if you like",
    "Earlier `readiness.json` files of the project, relative to its root, from which pages tell "
    "how long rows have been open and how the counts went. The last hundred by name are read.",
    reread=False,
)

TABLE_NODES: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Give HTML builders real docutils tables, for other extensions that look for them. Slower.",
)

NEEDS: Final[Option[NeedsMapping]] = Option(
    UNMAPPED,
    needs_mapping,
    "true, false, or a table",
    "Whether items are needs, where `sphinx_needs` is among the extensions, and what they are "
    "called there: the types, titles, prefixes and ids of `items`, `checklists` and `sign-offs`, "
    "with `values` that the project demands; the `fields` and `links` that hold our columns, and "
    "the `statuses`, for all of them or for one kind.",
)
