"""Options: each is one field of one dataclass, with its default, validator and help.

The fields are read from ``[tool.sphinx-readiness]`` or ``readiness.toml`` and from ``readiness_*``
in ``conf.py``; the reference page of the options is made from them. A bad value is reported and
its default used.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, Final, TypeVar, cast

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option_source import Layers, OptionSource
from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import VersionSource
from sphinx_readiness.text.file_names import PUBLISHED_TYPES
from sphinx_readiness.text.phrases import N_, Label
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS
from sphinx_readiness.vocabulary.scale import DEFAULT_SEVERITIES, Scale, make_scale
from sphinx_readiness.vocabulary.statuses import Status, Vocabulary, make_vocabulary

T = TypeVar("T")

UNFINISHED_WORDS: Final = (
    "in progress", "in-progress", "wip", "work in progress", "pending", "todo", "to do", "tbd",
    "fixme", "not yet", "not done", "not started", "incomplete", "unfinished",
    "awaiting", "still waiting", "waiting for approval", "waiting for review",
    "waiting for sign-off",
)  # fmt: skip

FINAL_STATES: Final = ("final", "approved", "released", "go-live")

BLOCKING_SEVERITIES: Final = ("blocker", "blocking", "critical")


def _option(
    default: T,
    validate: Callable[[object], T],
    kind: str,
    help_text: str,
    *,
    reread: bool = True,
) -> T:
    """Declare one option: *kind* is its type in words, *help_text* one or two sentences.

    *reread* says whether documents have to be read again when it changes.
    """
    metadata = {"validate": validate, "kind": kind, "help": help_text, "reread": reread}
    made: Any = (
        field(default_factory=default.copy, metadata=metadata)
        if isinstance(default, dict)
        else field(default=default, metadata=metadata)
    )
    return cast("T", made)


@dataclass(frozen=True, slots=True)
class Options:
    """Every option of the project, validated."""

    fail_on: Severity | None = _option(
        cast("Severity | None", Severity.ERROR),
        valid.threshold,
        '"error", "warning", "info" or "never"',
        "The least severity that makes the gate fail.",
        reread=False,
    )
    select: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of rules",
        "Run only these rules: codes (`RD201`), code prefixes (`RD2`), names (`open-blocker`) or "
        "families (`gate`). Empty means all.",
        reread=False,
    )
    ignore: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of rules",
        "Leave these rules out, named as for `select`; it wins over `select`.",
        reread=False,
    )
    severity: Mapping[str, Severity] = _option(
        {},
        valid.severities,
        'table of rule = "error", "warning" or "info"',
        "Other severities for rules, named as for `select`; a code or name wins over a family.",
        reread=False,
    )
    as_of: str = _option(
        "",
        valid.iso_date,
        "date, YYYY-MM-DD",
        "The day that the report is made for. Otherwise `SOURCE_DATE_EPOCH`, otherwise today, "
        "in UTC.",
        reread=False,
    )
    statuses: Mapping[str, Status] = _option(
        {},
        valid.statuses,
        "table of statuses, each with outcome, label, symbols and aliases",
        "Statuses of your own, after the default ones; the key of a default one replaces it.",
    )
    presets: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of names",
        "Packages of options, vocabulary and columns: `rag`, `github-tasks`, or those of plug-ins. "
        "Later ones go over earlier ones, and options of your own over all; tables are merged.",
    )
    default_statuses: bool = _option(
        True,
        valid.boolean,
        "true or false",
        "Whether the default statuses are part of the vocabulary.",
    )
    default_status: str = _option(
        "pending",
        valid.string,
        "key of a status",
        "The status that an empty status cell stands for. If there is none of that key, an empty "
        "cell counts as open.",
    )
    columns: Mapping[str, tuple[str, ...]] = _option(
        {},
        valid.string_lists,
        "table of column = list of names",
        "More names for the columns `id`, `item`, `status`, `owner`, `notes`, `severity`, "
        "`blocking`, `evidence`, `verify`, `links`, `tags`, `role`, `name`, `signature` and "
        "`date`.",
    )
    unfinished_words: tuple[str, ...] = _option(
        UNFINISHED_WORDS,
        valid.strings,
        "list of words",
        "Words in a note, or beside the symbol of a status, that say that a passed item is not "
        "done.",
    )
    blocking_severities: tuple[str, ...] = _option(
        BLOCKING_SEVERITIES,
        valid.strings,
        "list of words",
        "Severities that make an item a blocker until it passes.",
    )
    final_states: tuple[str, ...] = _option(
        FINAL_STATES,
        valid.strings,
        "list of words",
        "Words in the state of a record that mean that every sign-off must be there.",
    )
    open_rows_at_release: str = _option(
        "error",
        valid.open_rows,
        '"error", "warning" or "blocking"',
        "What rows are that are open in a record that is released: an error, a warning, or an "
        "error only where they block.",
        reread=False,
    )
    roles: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of roles",
        "The roles that have to sign off: rows of a `signoff-matrix` without a body; a matrix with "
        "one has to name them.",
    )
    owner_aliases: Mapping[str, tuple[str, ...]] = _option(
        {},
        valid.string_lists,
        "table of owner = list of spellings",
        "Spellings of an owner that are accepted as the same.",
    )
    file_links: str = _option(
        "download",
        valid.file_links,
        '"download", "off" or a URL with {path}',
        "What a project file named in a cell links to: a copy beside the pages, nothing, or a page "
        "of your repository browser.",
    )
    published_types: tuple[str, ...] = _option(
        PUBLISHED_TYPES,
        valid.suffixes,
        "list of endings of file names",
        "The types of project files that may be copied beside the pages, where `file_links` is "
        "`download`, and to which links in checklists may lead. Hidden files, files named like "
        "secrets and large ones never are. By default links may lead to pictures, office "
        "documents, archives and logs, too. An empty list copies nothing but images.",
    )
    inventory: str = _option(
        "auto",
        valid.inventory,
        '"auto", "items" or "checklists"',
        "What other projects can link to: checklists with all of their items, or checklists only. "
        "`auto` leaves items out of projects with more than 5,000 of them, where every build "
        "would take a third longer to list them.",
        reread=False,
    )
    project_root: str = _option(
        "",
        valid.string,
        "path, relative to the configuration",
        "The folder that holds the project's files. Otherwise the nearest one at or above the "
        "documents with a `readiness.toml`, `.git` or `pyproject.toml` (one in a folder such as "
        "`docs` has to configure the gate), else with another manifest, such as `Cargo.toml`.",
    )
    table_nodes: bool = _option(
        False,
        valid.boolean,
        "true or false",
        "Give HTML builders real docutils tables, for other extensions that look for them. Slower.",
    )

    needs: bool = _option(
        True,
        valid.boolean,
        "true or false",
        "Whether items are needs, where `sphinx_needs` is among the extensions.",
    )
    needs_title: str = _option(
        N_("Checklist item"),
        valid.string,
        "text",
        "What sphinx-needs calls the type `readiness_item`.",
        reread=False,
    )
    needs_prefix: str = _option(
        "RI_",
        valid.string,
        "text",
        "The prefix of the type `readiness_item`, for ids that sphinx-needs makes.",
        reread=False,
    )
    blocking_needs: tuple[Pairs, ...] = _option(
        (),
        valid.field_filters,
        "list of tables of field = value",
        "Needs that block the release: those whose fields equal every value of one of the tables.",
        reread=False,
    )
    version_source: tuple[VersionSource, ...] = _option(
        (),
        valid.version_sources,
        "list of file names, and of tables with `file` or `tag`, `product`, `pointer`, `pattern`",
        "Where the version of the project is known, and those of other products that its documents "
        "speak of. Without one for the project itself, the manifests in its root are looked at.",
        reread=False,
    )
    version_ignore: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of paths with `*`",
        "Documents, relative to the root of the project, whose versions are not compared.",
        reread=False,
    )
    digest_columns: tuple[str, ...] = _option(
        (),
        valid.strings,
        "list of columns",
        "Further columns that the digest of an item covers: names of extra columns, `links` or "
        "`tags`. Everything that decides is covered in any case.",
        reread=False,
    )

    placeholders: tuple[str, ...] = _option(
        DEFAULT_PLACEHOLDERS,
        valid.strings,
        "list of words",
        "Words that stand for nothing in cells for names, signatures, owners, dates and evidence. "
        "Blanks, boxes, `?` and templates such as `[name]` always do.",
    )
    severities: Mapping[str, tuple[str, ...]] = _option(
        dict(DEFAULT_SEVERITIES),
        valid.string_lists,
        "table of severity = list of other names, the worst first",
        "The severities that are understood, in the order in which they sort.",
    )
    excuse: Mapping[str, tuple[str, ...]] = _option(
        {},
        valid.excuses,
        "table of rule = list of ids of items",
        "Rows whose words are right as they are, for the rules `unfinished-note` (RD204) and "
        "`unclear-status-words` (RD405). The report counts and lists what is excused.",
    )
    task_data: bool = _option(
        False,
        valid.boolean,
        "true or false",
        "Whether `@name` in a task is its owner, and `!blocking` says that it blocks.",
    )

    def vocabulary(self) -> Vocabulary:
        """Return the project's statuses."""
        return make_vocabulary(
            self.statuses,
            keep_defaults=self.default_statuses,
            default=self.default_status,
            doubts=self.unfinished_words,
            placeholders=self.placeholders,
        )

    def scale(self) -> Scale:
        """Return the project's severities."""
        return make_scale(tuple(self.severities.items()), tuple(self.blocking_severities))


def option_fields() -> dict[str, Field[Any]]:
    """Return the declared options by name, in order."""
    return {each.name: each for each in fields(Options)}


def validate(
    values: Mapping[str, object], source: OptionSource
) -> tuple[dict[str, Any], list[RawProblem]]:
    """Return the valid ones of *values* as keyword arguments of Options, and the problems.

    Hyphens and underscores in names are the same.
    """
    declared = option_fields()
    good: dict[str, Any] = {}
    problems: list[RawProblem] = []
    for written, value in values.items():
        name = written.replace("-", "_")
        if name not in declared:
            close = difflib.get_close_matches(name, declared, 1)
            hint = N_("Did you mean '{close}'?") if close else N_("Remove it.")
            problems.append(
                source.problem(
                    written,
                    N_("unknown option '{option}'"),
                    hint,
                    option=written,
                    close=close[0] if close else "",
                )
            )
            continue
        check = cast("Callable[[object], Any]", declared[name].metadata["validate"])
        try:
            good[name] = check(value)
        except valid.InvalidValue as error:
            if error.rest is not None:
                good[name] = error.rest
            problems.append(
                source.problem(
                    written,
                    N_("option '{option}': expected {expected}, got {got}, which is left out"),
                    N_("Write {expected}."),
                    option=written,
                    expected=Label(error.expected),
                    got=error.got,
                )
            )
    return good, problems


def make_options(layers: Layers) -> tuple[Options, tuple[RawProblem, ...]]:
    """Return the options of *layers*, later ones over earlier ones, and every problem in them."""
    merged: dict[str, Any] = {}
    preset: set[str] = set()
    """The options that have the value of a preset."""
    problems: list[RawProblem] = []
    for values, source in layers:
        good, bad = validate(values, source)
        for name in preset & good.keys():
            if isinstance(good[name], dict):
                good[name] = {**merged[name], **good[name]}
        preset = preset | good.keys() if source.preset else preset - good.keys()
        merged |= good
        problems += bad
    options = Options(**merged)
    vocabulary = options.vocabulary()
    if vocabulary.get(options.default_status) is None:
        names = ("default_status", "default-status")
        # Without default statuses there may be none for empty cells: they are of no known status.
        problems += [
            source.problem(
                name,
                N_(
                    "option 'default_status': there is no status '{key}'; empty cells count as open"
                ),
                N_("Name one of: {keys}."),
                key=options.default_status,
                keys=", ".join(status.key for status in vocabulary.statuses),
            )
            for values, source in layers[::-1] for name in names if name in values
        ][:1]  # fmt: skip
    return options, tuple(problems)
