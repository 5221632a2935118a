"""Options of reading: which words, columns and symbols mean what."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option import Option
from sphinx_readiness.vocabulary.other_languages import OTHER_WORDS
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS
from sphinx_readiness.vocabulary.scale import DEFAULT_SEVERITIES
from sphinx_readiness.vocabulary.statuses import Status

_UNFINISHED_WORDS: Final = (
    "in progress", "in-progress", "wip", "work in progress", "pending", "todo", "todos", "to do",
    "tbd", "tbds", "fixme", "fixmes", "not yet", "not done", "not started", "incomplete",
    "unfinished", "awaiting", "still waiting", "waiting for approval", "waiting for review",
    "waiting for sign-off",
    *OTHER_WORDS,
)  # fmt: skip

_FINAL_STATES: Final = (
    "final", "finalized", "finalised", "approved", "released", "shipped", "signed off", "go-live",
    "freigegeben", "ver\u00f6ffentlicht",
)  # fmt: skip

_BLOCKING_SEVERITIES: Final = ("blocker", "blocking", "critical")

STATUSES: Final[Option[Mapping[str, Status]]] = Option(
    {},
    valid.statuses,
    "table of statuses, each with outcome, label, symbols and aliases",
    "Statuses of your own, after the default ones; the key of a default one replaces it.",
)

PRESETS: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of names",
    "Packages of options, vocabulary and columns: `rag`, `github-tasks`, or those of plug-ins. "
    "Later ones go over earlier ones, and options of your own over all; tables are merged.",
)

DEFAULT_STATUSES: Final[Option[bool]] = Option(
    True,
    valid.boolean,
    "true or false",
    "Whether the default statuses are part of the vocabulary.",
)

DEFAULT_STATUS: Final[Option[str]] = Option(
    "pending",
    valid.string,
    "key of a status",
    "The status that an empty status cell stands for. If there is none of that key, an empty "
    "cell counts as open.",
)

COLUMNS: Final[Option[Mapping[str, tuple[str, ...]]]] = Option(
    {},
    valid.string_lists,
    "table of column = list of names",
    "More names for the columns `id`, `item`, `status`, `owner`, `notes`, `severity`, "
    "`blocking`, `evidence`, `verify`, `links`, `tags`, `role`, `name`, `signature` and "
    "`date`.",
)

UNFINISHED_WORDS: Final[Option[tuple[str, ...]]] = Option(
    _UNFINISHED_WORDS,
    valid.strings,
    "list of words",
    "Words in a note, or beside the symbol of a status, that say that a passed item is not done; "
    "by default those of English and of a dozen other languages.",
)

BLOCKING_SEVERITIES: Final[Option[tuple[str, ...]]] = Option(
    _BLOCKING_SEVERITIES,
    valid.strings,
    "list of words",
    "Severities that make an item a blocker until it passes.",
)

FINAL_STATES: Final[Option[tuple[str, ...]]] = Option(
    _FINAL_STATES,
    valid.strings,
    "list of words",
    "Words in the state of a record that mean that every sign-off must be there.",
)

OWNER_ALIASES: Final[Option[Mapping[str, tuple[str, ...]]]] = Option(
    {},
    valid.string_lists,
    "table of owner = list of spellings",
    "Spellings of an owner that are accepted as the same.",
)

PLACEHOLDERS: Final[Option[tuple[str, ...]]] = Option(
    DEFAULT_PLACEHOLDERS,
    valid.strings,
    "list of words",
    "Words that stand for nothing in cells for names, signatures, owners, dates and evidence. "
    "Blanks, boxes, `?` and templates such as `[name]` always do.",
)

SEVERITIES: Final[Option[Mapping[str, tuple[str, ...]]]] = Option(
    dict(DEFAULT_SEVERITIES),
    valid.string_lists,
    "table of severity = list of other names, the worst first",
    "The severities that are understood, in the order in which they sort.",
)

TASK_DATA: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Whether `@name` in a task is its owner, and `!blocking` says that it blocks.",
)

DIRECTIVE_PREFIX: Final[Option[str]] = Option(
    "",
    valid.name_prefix,
    "small letters, digits and hyphens, a letter first",
    "What stands before the names of all directives and roles, in a project that has such names of "
    "its own: with `rd-` one writes `rd-checklist` and `rd-check`. Names that begin with it stay.",
)
