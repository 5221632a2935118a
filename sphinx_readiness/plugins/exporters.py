"""Exporters of others: chosen by name, and imported when one is chosen that is not ours."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Any, Final

from sphinx_readiness.exports.known_formats import (
    COMMANDS,
    EXPORTERS,
    JSON_SYNTAX,
    TEXT_SYNTAX,
    Exporter,
)
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.plugins.installed import EXPORTERS as GROUP
from sphinx_readiness.plugins.installed import Found, find_installed, members
from sphinx_readiness.plugins.loading import FAULTS, NOWHERE, RULE, described, load, refused
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Translate

if TYPE_CHECKING:
    from sphinx_readiness.exports.report import Report

_NAME: Final = re.compile(r"[a-z][a-z0-9-]{0,29}")

_FILE: Final = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,80}")


class FailedExport(Exception):  # noqa: N818 - what it names is the plug-in
    """An exporter that failed; *problem* is what ``failed-plugin`` says of it."""

    def __init__(self, exporter: Exporter, fault: str) -> None:
        super().__init__(fault)
        self.problem = RawProblem(
            RULE,
            NOWHERE,
            N_("the format '{name}' of a plug-in failed: {error}"),
            N_("Update the plug-in, or choose another format."),
            (("name", exporter.name), ("error", fault)),
        )


def load_exporters(
    installed: Iterable[Found],
) -> tuple[tuple[Exporter, ...], tuple[RawProblem, ...]]:
    """Return the exporters that plug-ins add to ours, and what is wrong with some."""
    problems: list[RawProblem] = []
    names = {each.name for each in EXPORTERS}
    files = {each.file for each in EXPORTERS}
    good: list[Exporter] = []
    for found in members(installed, GROUP):
        for each in load(found, Exporter, problems):
            if not _is_sound(each):
                message = N_("{plugin} is no exporter with a name, the name of a file, a function")
                problems.append(refused(found, message))
            elif each.name in names or each.file in files:
                message = N_("{plugin} takes '{name}' or '{file}', which another format has")
                problems.append(refused(found, message, name=each.name, file=each.file))
            else:
                names.add(each.name)
                files.add(each.file)
                good.append(each)
    return tuple(good), tuple(problems)


def _is_sound(exporter: Any) -> bool:
    name, file, export, syntax = exporter
    return (
        isinstance(name, str)
        and _NAME.fullmatch(name) is not None
        and isinstance(file, str)
        and _FILE.fullmatch(file) is not None
        and callable(export)
        and syntax in (TEXT_SYNTAX, JSON_SYNTAX, COMMANDS)
    )


def find_exporter(name: str) -> tuple[Exporter | None, tuple[str, ...], tuple[RawProblem, ...]]:
    """Return the exporter *name*, the names of all, and what is wrong with some of plug-ins.

    Plug-ins are only looked for where it is none of ours; then the names are those of all.
    """
    known = {each.name: each for each in EXPORTERS}
    problems: tuple[RawProblem, ...] = ()
    if name not in known:
        foreign, problems = load_exporters(find_installed())
        known |= {each.name: each for each in foreign}
    return known.get(name), tuple(known), problems


def export(exporter: Exporter, report: Report, translate: Translate) -> Iterator[str]:
    """Yield *report* in the form of *exporter*; raises FailedExport for a plug-in's fault.

    What goes wrong in ours, such as items that something else has changed, is as it is.
    """
    if exporter in EXPORTERS:
        made_by_us = exporter.export(report, translate)
        yield from (made_by_us,) if isinstance(made_by_us, str) else made_by_us
        return
    try:
        made: object = exporter.export(report, translate)
        if isinstance(made, str) or not isinstance(made, Iterable):
            made = (made,)
        for piece in made:
            if not isinstance(piece, str):
                fault = f"it gave {type(piece).__name__}, not a text"
                raise FailedExport(exporter, shorten(fault))
            yield piece
    except FailedExport:
        raise
    except FAULTS as error:
        raise FailedExport(exporter, described(error)) from error
