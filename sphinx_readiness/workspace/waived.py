"""All waivers of a project, and what its documents say while they are in force.

Local rules have judged each document without regard to waivers, which may stand in another one and
depend on the day. Of the documents that waivers change they are asked once more.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Final, NamedTuple

from sphinx_readiness.assembly.document_parts import DocumentPart
from sphinx_readiness.assembly.homes import Homes
from sphinx_readiness.assembly.read_waivers import read_waiver
from sphinx_readiness.assembly.waivers import Replaced, Waivers
from sphinx_readiness.config.option_source import Layers, OptionSource
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.findings import Finding
from sphinx_readiness.model.raw import RawWaiver
from sphinx_readiness.model.record import Project
from sphinx_readiness.model.waivers import Waiver
from sphinx_readiness.vocabulary.statuses import Vocabulary
from sphinx_readiness.workspace.examine import local_findings

_OPTION: Final = "waivers"


class Counted(NamedTuple):
    """A project as it counts, and what local rules say of its documents then."""

    project: Project
    examined: tuple[Finding, ...]
    rows: Mapping[tuple[str, str], str]
    """The last day on which each row is waived that is, by document and anchor."""


class Waived:
    """A project with waivers."""

    def __init__(
        self,
        project: Project,
        parts: Sequence[DocumentPart],
        waivers: Sequence[Waiver],
        options: Options,
        vocabulary: Vocabulary,
    ) -> None:
        """Bind *waivers* to the rows of *project*, which is assembled from *parts*."""
        self._parts = parts
        self._options = options
        self._vocabulary = vocabulary
        self.waivers = Waivers(project, waivers, options, vocabulary)

    def on(self, day: date) -> Counted:
        """Return what counts on *day*."""
        project, replaced = self.waivers.on(day)
        return Counted(project, tuple(self._examined(replaced)), _rows(replaced))

    def unlapsed(self, day: date) -> Counted | None:
        """Return what would count if no waiver had expired by *day*; None if none has."""
        if not self.waivers.has_lapsed(day):
            return None
        project, replaced = self.waivers.unlapsed(day)
        return Counted(project, tuple(self._examined(replaced)), _rows(replaced))

    def _examined(self, replaced: Replaced) -> Iterator[Finding]:
        for part in self._parts:
            now = tuple(
                each._replace(checklist=replaced.get(id(each.checklist), each.checklist))
                for each in part.checklists
            )
            if any(id(each.checklist) in replaced for each in part.checklists):
                changed = part._replace(checklists=now)
                yield from local_findings(changed, self._options, self._vocabulary)
            else:
                yield from part.findings


def _rows(replaced: Replaced) -> dict[tuple[str, str], str]:
    return {
        (item.docname, item.anchor): item.until
        for checklist in replaced.values()
        for item in checklist.items
        if item.until
    }


def waived(
    project: Project,
    parts: Sequence[DocumentPart],
    homes: Homes,
    options: Options,
    layers: Layers,
    vocabulary: Vocabulary,
) -> Waived | None:
    """Return *project* with the waivers of its *parts* and of its options; None if it has none."""
    found = [(part.docname, raw) for part in parts for raw in part.waivers]
    if not found and not options.waivers:
        return None
    waivers = [
        read_waiver(raw, homes.of(docname, raw.home), options, vocabulary) for docname, raw in found
    ]
    waivers += [
        read_waiver(raw, homes.around(""), options, vocabulary)
        for raw in configured(options, layers)
    ]
    return Waived(project, parts, waivers, options, vocabulary)


def configured(options: Options, layers: Layers) -> Iterator[RawWaiver]:
    """Yield the waivers of the configuration; those that are not understood have a finding."""
    nowhere = OptionSource("", {})
    source = next((each for values, each in reversed(layers) if _OPTION in values), nowhere)
    for number, pairs in enumerate(options.waivers):
        if pairs:
            line = source.lines.get(f"{_OPTION}[{number}]") or source.lines.get(_OPTION, 1)
            place = (source.path, line)
            yield RawWaiver(dict(pairs)["items"], place, pairs, place)
