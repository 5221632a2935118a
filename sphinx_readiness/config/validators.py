"""Validators of option values: each returns the typed value or raises :exc:`.InvalidValue`."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from pathlib import PurePosixPath
from typing import Any, Final, TypeVar

from sphinx_readiness.config.option import InvalidValue
from sphinx_readiness.model.filters import field_text
from sphinx_readiness.model.problems import Pairs
from sphinx_readiness.model.severity import Severity
from sphinx_readiness.model.versions import VersionSource
from sphinx_readiness.text.dates import parse_date
from sphinx_readiness.text.folding import fold
from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.text.phrases import N_
from sphinx_readiness.vocabulary.statuses import Outcome, Status

T = TypeVar("T")

_NAME_PREFIX: Final = re.compile(r"(?:[a-z][a-z0-9-]{0,29})?\Z")
"""What may begin the name of a directive, for docutils and for MyST."""


def _each(table: Mapping[Any, object], check: Callable[[str, object], T]) -> dict[str, T]:
    """Return the entries of *table* as *check* returns them.

    Raises the first error, with the entries that are good.
    """
    good: dict[str, T] = {}
    first: InvalidValue | None = None
    for key, entry in table.items():
        try:
            good[str(key)] = check(str(key), entry)
        except InvalidValue as error:
            first = first or error
    if first is not None:
        first.rest = good
        raise first
    return good


def boolean(value: object) -> bool:
    """Return a true boolean."""
    if not isinstance(value, bool):
        raise InvalidValue(N_("true or false"), value)
    return value


def string(value: object) -> str:
    """Return a string."""
    if not isinstance(value, str):
        raise InvalidValue(N_("a string"), value)
    return value


def name_prefix(value: object) -> str:
    """Return what the names of directives can begin with."""
    if not isinstance(value, str) or _NAME_PREFIX.match(value) is None:
        raise InvalidValue(N_("up to 30 small letters, digits and hyphens, a letter first"), value)
    return value


def strings(value: object) -> tuple[str, ...]:
    """Return a list of strings as a tuple, without blank ones."""
    if isinstance(value, str) or not isinstance(value, list | tuple | set | frozenset):
        raise InvalidValue(N_("a list of strings"), value)
    if not all(isinstance(each, str) for each in value):
        raise InvalidValue(N_("a list of strings"), value)
    members = sorted(value) if isinstance(value, set | frozenset) else value
    return tuple(each for each in members if each.strip())


def tag_name(value: object) -> str:
    """Return the name of a tag with one place for a version, or nothing."""
    if isinstance(value, str) and (not value.strip() or value.count("{version}") == 1):
        return value.strip()
    raise InvalidValue(N_('the name of a tag such as "v{version}"'), value)


def outputs(value: object) -> tuple[str, ...]:
    """Return a list of forms of the report, each with the name of a file behind ``=`` or without.

    The file is in the folder of the output, whatever builds there.
    """
    expected = N_('a list such as ["sarif", "junit=reports/readiness.xml"]')
    try:
        members = strings(value)
    except InvalidValue:
        raise InvalidValue(expected, value) from None
    for each in members:
        name, separator, file = each.partition("=")
        path = PurePosixPath(file)
        outside = path.is_absolute() or ".." in path.parts or "\0" in file
        if not name.strip() or outside or (separator and not path.name):
            raise InvalidValue(expected, value)
    return members


def suffixes(value: object) -> tuple[str, ...]:
    """Return a list of endings of file names such as ``.md``, in small letters."""
    expected = N_('a list of endings of file names such as [".md", ".pdf"]')
    try:
        members = [each.strip().lower() for each in strings(value)]
    except InvalidValue:
        raise InvalidValue(expected, value) from None
    good = tuple(
        each for each in members if len(each) > 1 and PurePosixPath(f"a{each}").suffix == each
    )
    if len(good) < len(members):
        error = InvalidValue(expected, value)
        error.rest = good
        raise error
    return good


def string_lists(value: object) -> dict[str, tuple[str, ...]]:
    """Return a table of lists of strings."""
    expected = N_("a table of lists of strings")
    if not isinstance(value, Mapping):
        raise InvalidValue(expected, value)
    made = {}
    for key, members in value.items():
        if not isinstance(key, str):
            raise InvalidValue(expected, value)
        made[key] = strings([members] if isinstance(members, str) else members)
    return made


def field_filters(value: object) -> tuple[Pairs, ...]:
    """Return a list of tables of field = value, each as pairs of texts.

    Numbers and booleans are written as in TOML. An empty table would choose everything, so it is
    no filter.
    """
    expected = N_('a list of tables such as {type = "test", status = "failed"}')
    if isinstance(value, Mapping):
        value = [value]
    if not isinstance(value, list | tuple):
        raise InvalidValue(expected, value)
    made = []
    for table in value:
        if not isinstance(table, Mapping) or not table:
            raise InvalidValue(expected, value)
        pairs = []
        for name, wanted in table.items():
            if not isinstance(name, str) or not isinstance(wanted, str | int | float):
                raise InvalidValue(expected, value)
            pairs.append((name, field_text(wanted)))
        made.append(tuple(pairs))
    return tuple(made)


def iso_date(value: object) -> str:
    """Return a date as ``YYYY-MM-DD``; TOML's own dates are accepted as well."""
    text = value if isinstance(value, str) else str(value)
    if text and parse_date(text) is None:
        raise InvalidValue(N_("a date such as 2026-01-31"), value)
    return text.strip()


def _severity(value: object) -> Severity:
    try:
        return Severity(value.casefold() if isinstance(value, str) else value)
    except ValueError:
        raise InvalidValue(N_('"error", "warning" or "info"'), value) from None


def threshold(value: object) -> Severity | None:
    """Return a severity, or None for ``never``."""
    if value == "never":
        return None
    try:
        return _severity(value)
    except InvalidValue:
        raise InvalidValue(N_('"error", "warning", "info" or "never"'), value) from None


def severities(value: object) -> dict[str, Severity]:
    """Return a table of severities by rule."""
    if not isinstance(value, Mapping):
        raise InvalidValue(N_('a table such as {"missing-owner" = "error"}'), value)
    return _each(value, lambda _key, each: _severity(each))


def file_links(value: object) -> str:
    """Return ``download``, ``off``, or an http(s) URL with ``{path}`` in it."""
    text = string(value)
    if text in {"download", "off"}:
        return text
    if text.startswith(("https://", "http://")) and text.count("{path}") == 1:
        return text
    raise InvalidValue(N_('"download", "off" or an http(s) URL with {path} in it'), value)


def inventory(value: object) -> str:
    """Return ``auto``, ``items`` or ``checklists``."""
    text = string(value)
    if text not in {"auto", "items", "checklists"}:
        raise InvalidValue(N_('"auto", "items" or "checklists"'), value)
    return text


def open_rows(value: object) -> str:
    """Return ``error``, ``warning`` or ``blocking``."""
    text = string(value)
    if text not in {"error", "warning", "blocking"}:
        raise InvalidValue(N_('"error", "warning" or "blocking"'), value)
    return text


def statuses(value: object) -> dict[str, Status]:
    """Return a table of statuses: outcome required; label, symbols and aliases optional."""
    if not isinstance(value, Mapping):
        raise InvalidValue(N_("a table of statuses"), value)
    return _each(value, _status)


def _status(key: str, entry: object) -> Status:
    expected = (
        f"for '{key}' a table with outcome (pass, open, fail or info) and, if wanted, label, "
        "symbols and aliases"
    )
    if not is_valid_id(key) or not isinstance(entry, Mapping):
        raise InvalidValue(expected, entry)
    if set(entry) - {"outcome", "label", "symbols", "aliases"}:
        raise InvalidValue(expected, entry)
    try:
        outcome = Outcome(entry.get("outcome"))
    except ValueError:
        raise InvalidValue(expected, entry) from None
    label = fold(string(entry.get("label", ""))) or key.replace("-", " ").capitalize()
    symbols = tuple(filter(None, map(fold, strings(entry.get("symbols", ())))))
    return Status(key, label, symbols, strings(entry.get("aliases", ())), outcome)


def version_sources(value: object) -> tuple[VersionSource, ...]:
    """Return a list of places that know a version: file names, or tables.

    A table has ``file`` (with ``pointer`` or ``pattern`` if its format does not tell) or ``tag``,
    and ``product`` if it is not the project's own version.
    """
    expected = N_(
        'a list of file names and tables such as { file = "src/api.rs", '
        'pattern = "API_VERSION = {version}", product = "api" }'
    )
    if not isinstance(value, list | tuple):
        raise InvalidValue(expected, value)
    good: list[VersionSource] = []
    first: InvalidValue | None = None
    for entry in value:
        source = _version_source(entry)
        if source is not None:
            good.append(source)
        else:
            first = first or InvalidValue(expected, entry)
    if first is not None:
        first.rest = tuple(good)
        raise first
    return tuple(good)


def _version_source(entry: object) -> VersionSource | None:
    """Return *entry* as a source, or None if it is none."""
    if isinstance(entry, str):
        return VersionSource(entry.strip()) if entry.strip() else None
    if not isinstance(entry, Mapping):
        return None
    known = {"file", "product", "pointer", "pattern", "tag"}
    if set(entry) - known or not all(isinstance(each, str) for each in entry.values()):
        return None
    source = VersionSource(**{str(key): each.strip() for key, each in entry.items()})
    templates = [each for each in (source.pattern, source.tag) if each]
    if bool(source.file) == bool(source.tag) or (source.pointer and source.pattern):
        return None
    if any(each.count("{version}") != 1 for each in templates):
        return None
    if source.tag and (source.pointer or source.pattern):
        return None
    return None if source.pointer and not source.pointer.startswith("/") else source
