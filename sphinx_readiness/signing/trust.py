"""Who is trusted: roles, keys and what they need, from the project or from a revision of it."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Final, NamedTuple, TypeAlias

from sphinx_readiness.config.clock import make_clock, system_now
from sphinx_readiness.config.config_files import FILES
from sphinx_readiness.config.config_text import SIZE_LIMIT as CONFIG_LIMIT
from sphinx_readiness.config.config_text import layer_of
from sphinx_readiness.config.option_source import Layers
from sphinx_readiness.config.options import Options, make_options
from sphinx_readiness.config.signoff_options import TRUSTED
from sphinx_readiness.files.git_revision import Revision
from sphinx_readiness.files.opener import decoded, read_bytes
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.signing.signers import SIZE_LIMIT, Signers, read_signers
from sphinx_readiness.text.phrases import N_

RULE: Final = "unusable-trust"

Read: TypeAlias = Callable[[str, int], bytes | None]
"""Returns a file of at most so many bytes, None if there is none; raises UnreadableFile."""


class Trust(NamedTuple):
    """What sign-offs are judged by."""

    options: Options
    """Only those of sign-offs are looked at."""
    day: date
    """Signatures are checked as of its end."""
    signers: Signers | None
    """None where there is no file of them that can be read."""
    revoked: bytes | None
    problems: tuple[RawProblem, ...] = ()
    commit: str = ""
    failed: bool = False
    """Whether the revision, or what it says, could not be read: then nobody is trusted."""


def trust_of(root: Path, options: Options, day: date) -> Trust:
    """Return what the project in *root* says now."""

    def read(path: str, limit: int) -> bytes | None:
        try:
            return read_bytes(root, path, limit)
        except MissingFile:
            return None

    return _with_keys(options, day, read)


def trust_from(root: Path, configured: Path, options: Options, day: date, *, fixed: bool) -> Trust:
    """Return what the revision of the option ``trust_from`` says of the project in *root*.

    *configured* is the folder of its configuration, and *day* that of the report. Unless it is
    *fixed* by whoever runs this, the revision says which day it is, or the system: a change that
    sets another one must not make an expired key good.
    """
    nobody = Trust(options, day, None, None, failed=True)
    problems: list[RawProblem] = []
    try:
        revision = Revision(configured, options.trust_from)
        try:
            layers: Layers = []
            for name, table in FILES:
                data = revision.read(name, CONFIG_LIMIT)
                if data is not None:
                    layer = layer_of(decoded(data, name), name, table, problems)
                    layers += [layer] if layer is not None else []
            if not layers and not problems:
                problems.append(_nothing(options.trust_from))
            trusted, invalid = make_options(layers)
            problems += (each for each in invalid if _is_trusted(each))
            if problems:
                found = tuple(each._replace(rule=RULE) for each in problems)
                return nobody._replace(problems=found, commit=revision.commit)
            if not fixed:
                day = make_clock(trusted.as_of, os.environ, system_now()).today
        finally:
            revision.close()
        keys = Revision(root, revision.commit)
        try:
            return _with_keys(trusted, day, keys.read)._replace(commit=keys.commit)
        finally:
            keys.close()
    except UnreadableFile as failure:
        return nobody._replace(problems=(failure.problem(RULE),))


def _is_trusted(problem: RawProblem) -> bool:
    """Say whether *problem* is about an option that sign-offs are judged by."""
    option = dict(problem.values).get("option", "")
    return option.replace("-", "_") in TRUSTED


def _nothing(revision: str) -> RawProblem:
    return RawProblem(
        RULE,
        ("readiness.toml", 1),
        N_("'{revision}' has no configuration of sphinx-readiness, so it trusts nobody"),
        N_("Add roles and keys there first."),
        (("revision", revision[:80]),),
    )


def _with_keys(options: Options, day: date, read: Read) -> Trust:
    problems: list[RawProblem] = []
    signers: Signers | None = None
    revoked: bytes | None = None
    failed = False
    try:
        data = read(options.allowed_signers, SIZE_LIMIT) if options.allowed_signers else None
        if data is not None:
            signers = read_signers(decoded(data, options.allowed_signers), options.allowed_signers)
            problems += signers.problems
        if options.revoked_keys:
            revoked = read(options.revoked_keys, SIZE_LIMIT)
            if revoked is None:
                failed = True
                problems.append(_no_revoked(options.revoked_keys))
    except UnreadableFile as failure:
        failed = True
        problems.append(failure.problem(RULE))
    return Trust(options, day, signers, revoked, tuple(problems), failed=failed)


def _no_revoked(path: str) -> RawProblem:
    return RawProblem(
        RULE,
        (path, 1),
        N_("there is no such file of revoked keys, so no key is known to be good"),
        N_("Add it, empty if no key is revoked, or take 'revoked_keys' out."),
    )
