"""Importing what entry points name; whatever goes wrong with it is one problem."""

from __future__ import annotations

from typing import Any, Final

from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.plugins.installed import Found
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

RULE: Final = "failed-plugin"
"""The rule that reports them."""

NOWHERE: Final[Place] = ("", 1)
"""A plug-in is no file of the project."""

FAULTS: Final = (Exception, SystemExit)
"""What code of others may raise; an interrupt from the keyboard is not theirs."""


def described(error: BaseException) -> str:
    """Return the type and the text of *error*, on one line."""
    try:
        text = str(error)
    except FAULTS:
        text = ""
    return shorten(f"{type(error).__name__}: {text}".removesuffix(": "), 200)


def load(found: Found, kind: type, problems: list[RawProblem]) -> list[Any]:
    """Return what *found* names: a *kind*, or a tuple or list of them, as a list.

    What cannot be imported or is something else goes to *problems*, and nothing of it is returned.
    """
    from importlib.metadata import EntryPoint  # noqa: PLC0415 - few projects have a plug-in

    try:
        value: object = EntryPoint(found.name, found.value, found.group).load()
    except FAULTS as error:
        problems.append(
            problem(
                found,
                N_("{plugin} cannot be imported: {error}"),
                N_("Mend or update the plug-in, or uninstall it."),
                error=described(error),
            )
        )
        return []
    every = list(value) if isinstance(value, list | tuple) and not _is(value, kind) else [value]
    if all(_is(each, kind) for each in every):
        return every
    problems.append(
        problem(
            found,
            N_("{plugin} is no {expected}, nor a list of them"),
            N_("Correct the entry point of the plug-in, or update it."),
            expected=kind.__name__,
        )
    )
    return []


def _is(value: object, kind: type) -> bool:
    return isinstance(value, kind)


def problem(found: Found, message: str, hint: str, /, **values: str) -> RawProblem:
    """Return the problem with what *found* names, which the message calls ``{plugin}``."""
    where = f"{found.distribution} {found.version}".strip()
    plugin = f"{found.group} plug-in '{found.name}' of {where}"
    return RawProblem(RULE, NOWHERE, message, hint, (("plugin", plugin), *values.items()))


def refused(found: Found, reason: str, /, **values: str) -> RawProblem:
    """Return the problem of a member that is not what it has to be, for a template *reason*."""
    return problem(
        found, reason, N_("Update the plug-in, or tell its authors; it is left out."), **values
    )
