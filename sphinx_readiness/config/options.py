"""Options: each is one field of one dataclass, with its default, validator and help.

They are declared by groups, in the modules whose names end with ``_options``. They are read from
``[tool.sphinx-readiness]`` or ``readiness.toml`` and from ``readiness_*`` in ``conf.py``; the
reference page of the options is made from them. A bad value is reported and its default used.
"""

from __future__ import annotations

import difflib
from collections.abc import Callable, Mapping
from dataclasses import Field, dataclass, field, fields
from typing import Any, TypeVar, cast

from sphinx_readiness.config import (
    evidence_options,
    gate_options,
    page_options,
    reading_options,
    signoff_options,
    waiver_options,
)
from sphinx_readiness.config.needs_mapping import NeedsMapping
from sphinx_readiness.config.option import InvalidValue, Option
from sphinx_readiness.config.option_source import Layers, OptionSource
from sphinx_readiness.model.problems import Pairs, RawProblem
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.signing import Role
from sphinx_readiness.model.versions import VersionSource
from sphinx_readiness.text.phrases import N_, Label
from sphinx_readiness.vocabulary.scale import Scale, make_scale
from sphinx_readiness.vocabulary.statuses import Status, Vocabulary, make_vocabulary

T = TypeVar("T")


def _field(option: Option[T]) -> T:
    """Return the field of a dataclass for *option*, which type checkers take for its value."""
    default: Any = option.default
    metadata = {
        "validate": option.validate,
        "kind": option.kind,
        "help": option.help_text,
        "reread": option.reread,
    }
    made: Any = (
        field(default_factory=default.copy, metadata=metadata)
        if isinstance(default, dict)
        else field(default=default, metadata=metadata)
    )
    return cast("T", made)


@dataclass(frozen=True, slots=True)
class Options:
    """Every option of the project, validated."""

    fail_on: Severity | None = _field(gate_options.FAIL_ON)
    select: tuple[str, ...] = _field(gate_options.SELECT)
    ignore: tuple[str, ...] = _field(gate_options.IGNORE)
    severity: Mapping[str, Severity] = _field(gate_options.SEVERITY)
    as_of: str = _field(gate_options.AS_OF)
    statuses: Mapping[str, Status] = _field(reading_options.STATUSES)
    presets: tuple[str, ...] = _field(reading_options.PRESETS)
    default_statuses: bool = _field(reading_options.DEFAULT_STATUSES)
    default_status: str = _field(reading_options.DEFAULT_STATUS)
    columns: Mapping[str, tuple[str, ...]] = _field(reading_options.COLUMNS)
    unfinished_words: tuple[str, ...] = _field(reading_options.UNFINISHED_WORDS)
    blocking_severities: tuple[str, ...] = _field(reading_options.BLOCKING_SEVERITIES)
    final_states: tuple[str, ...] = _field(reading_options.FINAL_STATES)
    open_rows_at_release: str = _field(gate_options.OPEN_ROWS_AT_RELEASE)
    roles: tuple[Role, ...] = _field(signoff_options.ROLES)
    owner_aliases: Mapping[str, tuple[str, ...]] = _field(reading_options.OWNER_ALIASES)
    file_links: str = _field(page_options.FILE_LINKS)
    published_types: tuple[str, ...] = _field(page_options.PUBLISHED_TYPES)
    inventory: str = _field(page_options.INVENTORY)
    deployment_tag: str = _field(gate_options.DEPLOYMENT_TAG)
    project_root: str = _field(gate_options.PROJECT_ROOT)
    table_nodes: bool = _field(page_options.TABLE_NODES)
    needs: NeedsMapping = _field(page_options.NEEDS)
    blocking_needs: tuple[Pairs, ...] = _field(gate_options.BLOCKING_NEEDS)
    version_source: tuple[VersionSource, ...] = _field(gate_options.VERSION_SOURCE)
    version_ignore: tuple[str, ...] = _field(gate_options.VERSION_IGNORE)
    version_include: tuple[str, ...] = _field(gate_options.VERSION_INCLUDE)
    digest_columns: tuple[str, ...] = _field(gate_options.DIGEST_COLUMNS)
    placeholders: tuple[str, ...] = _field(reading_options.PLACEHOLDERS)
    severities: Mapping[str, tuple[str, ...]] = _field(reading_options.SEVERITIES)
    task_data: bool = _field(reading_options.TASK_DATA)
    evidence_max_age: Mapping[str, int] = _field(evidence_options.EVIDENCE_MAX_AGE)
    evidence_commit: Mapping[str, str] = _field(evidence_options.EVIDENCE_COMMIT)
    record: str = _field(gate_options.RECORD)
    ratchet: bool = _field(gate_options.RATCHET)
    outputs: tuple[str, ...] = _field(gate_options.OUTPUTS)
    waivers: tuple[Pairs, ...] = _field(waiver_options.WAIVERS)
    max_waiver: int = _field(waiver_options.MAX_WAIVER)
    separate_duties: bool = _field(waiver_options.SEPARATE_DUTIES)
    not_applicable_approver: bool = _field(waiver_options.NOT_APPLICABLE_APPROVER)
    fail_on_time: bool = _field(waiver_options.FAIL_ON_TIME)
    require_evidence: tuple[Pairs, ...] = _field(evidence_options.REQUIRE_EVIDENCE)
    project: str = _field(signoff_options.PROJECT)
    allowed_signers: str = _field(signoff_options.ALLOWED_SIGNERS)
    revoked_keys: str = _field(signoff_options.REVOKED_KEYS)
    require_signatures: bool = _field(signoff_options.REQUIRE_SIGNATURES)
    signoff_max_age: int = _field(signoff_options.SIGNOFF_MAX_AGE)
    distinct_signers: bool = _field(signoff_options.DISTINCT_SIGNERS)
    waiver_roles: tuple[str, ...] = _field(signoff_options.WAIVER_ROLES)
    trust_from: str = _field(signoff_options.TRUST_FROM)
    untrusted_authors: tuple[str, ...] = _field(evidence_options.UNTRUSTED_AUTHORS)
    directive_prefix: str = _field(reading_options.DIRECTIVE_PREFIX)
    history: tuple[str, ...] = _field(page_options.HISTORY)

    def role_names(self) -> tuple[str, ...]:
        """Return the names of the roles that may sign."""
        return tuple(role.name for role in self.roles)

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
        except InvalidValue as error:
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
