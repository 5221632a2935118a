"""Options of sign-offs: who has to agree, with which key, and how long that holds."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import PurePosixPath
from typing import Final

from sphinx_readiness.config import validators as valid
from sphinx_readiness.config.option import InvalidValue, Option
from sphinx_readiness.config.waiver_options import days
from sphinx_readiness.model.signing import Role
from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.text.phrases import N_

_ROLES: Final = N_(
    'a list of names and of tables such as {name = "QA lead", principals = ["qa@example.org"], '
    'checklists = ["tests"], tags = ["qa"], required = true}, or such tables by name'
)

_KEYS: Final = frozenset(("name", "principals", "checklists", "tags", "required"))


def roles(value: object) -> tuple[Role, ...]:
    """Return a list of roles: names, tables with a ``name``, or a table of tables by name.

    Those that are not understood are left out, and the others are kept.
    """
    if isinstance(value, Mapping):
        entries = [_named(name, table) for name, table in value.items()]
    elif isinstance(value, list | tuple | set | frozenset):
        members = sorted(value, key=str) if isinstance(value, set | frozenset) else value
        entries = [each for each in members if not (isinstance(each, str) and not each.strip())]
    else:
        raise InvalidValue(_ROLES, value)
    found: dict[str, Role] = {}
    first: InvalidValue | None = None
    for entry in entries:
        role = _role(entry)
        if role is None or fold_case(role.name) in found:
            first = first or InvalidValue(_ROLES, entry)
        else:
            found[fold_case(role.name)] = role
    if first is not None:
        first.rest = tuple(found.values())
        raise first
    return tuple(found.values())


def _named(name: object, table: object) -> object:
    if not isinstance(table, Mapping) or "name" in table:
        return None
    return {"name": name, **table}


def _role(entry: object) -> Role | None:
    if isinstance(entry, str):
        return Role(entry)
    if not isinstance(entry, Mapping) or not set(entry) <= _KEYS:
        return None
    name, required = entry.get("name"), entry.get("required", True)
    if not isinstance(name, str) or not fold(name) or not isinstance(required, bool):
        return None
    lists: list[tuple[str, ...]] = []
    for key in ("principals", "checklists", "tags"):
        try:
            members = valid.strings(entry.get(key, ()))
        except InvalidValue:
            return None
        if key in entry and not members:  # nobody, or nothing: not what it would mean
            return None
        lists.append(members)
    principals, checklists, tags = lists
    return Role(name, principals, checklists, tags, required)


def _path(value: object) -> str:
    """Return the path of a file inside the root, or nothing."""
    text = valid.string(value).strip()
    path = PurePosixPath(text)
    if path.is_absolute() or ".." in path.parts or "\0" in text or "\\" in text:
        raise InvalidValue(N_("the path of a file, relative to the root of the project"), value)
    return text


def _age(value: object) -> int:
    """Return a number of days, 0 for no limit."""
    return 0 if value == 0 and not isinstance(value, bool) else days(value)


ROLES: Final[Option[tuple[Role, ...]]] = Option(
    (),
    roles,
    "list of roles, or table of roles with `principals`, `checklists`, `tags`, `required`",
    "The roles that have to sign off: rows of a `signoff-matrix` without a body; a matrix with "
    "one has to name them. A table says whose keys count, and which checklists or tags the role "
    "is about; with `required = false` it may sign.",
)

PROJECT: Final[Option[str]] = Option(
    "",
    valid.string,
    "text",
    "The name of the project that sign-offs are for. Otherwise the product of the record.",
    reread=False,
)

ALLOWED_SIGNERS: Final[Option[str]] = Option(
    "allowed_signers",
    _path,
    "path, relative to the root of the project",
    "The keys that may sign, in the format of `ssh-keygen(1)`, *ALLOWED SIGNERS*.",
    reread=False,
)

REVOKED_KEYS: Final[Option[str]] = Option(
    "",
    _path,
    "path, relative to the root of the project",
    "Keys that count no more: public keys, a line each, or a list that `ssh-keygen -k` made.",
    reread=False,
)

REQUIRE_SIGNATURES: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Whether a sign-off counts only with the signature of a key. For a role with `principals` it "
    "always does.",
    reread=False,
)

SIGNOFF_MAX_AGE: Final[Option[int]] = Option(
    0,
    _age,
    'number of days, or text such as `"12 weeks"`',
    "How many days a sign-off holds; 0 means as long as the rows are what they were.",
    reread=False,
)

DISTINCT_SIGNERS: Final[Option[bool]] = Option(
    False,
    valid.boolean,
    "true or false",
    "Whether it is an error that one key, or one principal, signs for two roles of a record.",
    reread=False,
)

WAIVER_ROLES: Final[Option[tuple[str, ...]]] = Option(
    (),
    valid.strings,
    "list of roles",
    "Of these roles one has to have signed, as things are, where rows are waived or not "
    "applicable.",
    reread=False,
)

TRUST_FROM: Final[Option[str]] = Option(
    "",
    valid.string,
    "branch, tag or commit",
    "Read roles, keys and the other options of sign-offs from this revision of the git "
    "repository, and not from the files as they are: a change cannot bring its own trust. Give it "
    "on the command line, as `--trust-from` or `-D readiness_trust_from=`.",
    reread=False,
)

TRUSTED: Final = (
    "roles", "project", "allowed_signers", "revoked_keys", "require_signatures",
    "signoff_max_age", "distinct_signers", "separate_duties", "waiver_roles", "owner_aliases",
    "digest_columns", "as_of",
)  # fmt: skip
"""Options that ``trust_from`` reads from the revision."""
