"""Checks what items state, one after the other, and what the proof of it belongs to."""

from __future__ import annotations

import posixpath
from collections.abc import Iterable
from typing import Final

from sphinx_readiness.evidence.belongs import (
    TOO_OLD,
    age_of,
    belonging,
    last_good_day,
    stated_origin,
)
from sphinx_readiness.evidence.kinds import (
    Broken,
    Checked,
    EvidenceKind,
    NotUnderstood,
    run_check,
)
from sphinx_readiness.evidence.reasons import CannotTell
from sphinx_readiness.evidence.statements import (
    NOTHING,
    Stated,
    Statement,
    Verbs,
    evidence_of,
    verify_of,
)
from sphinx_readiness.evidence.surroundings import Surroundings
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.model.evidence import Check, Fault, Origin, Verification
from sphinx_readiness.model.items import Item
from sphinx_readiness.model.problems import Place, RawProblem
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_, Phrase

_FIELDS: Final = ("verify", "evidence")

_ABOUT_PAGES: Final = frozenset(("version",))
"""Verbs of statements that may well be about the page that they stand on."""


class BrokenReport(Exception):  # noqa: N818 - it is the report that is
    """A report that cannot be read: what that means, and where it is broken."""

    def __init__(self, checked: Checked, place: Place) -> None:
        super().__init__(checked.reason)
        self.checked = checked
        self.place = place


class Verifier:
    """Checks the statements of items against one project."""

    def __init__(
        self,
        project: Surroundings,
        kinds: Iterable[EvidenceKind] = (),
        verbs: Verbs | None = None,
    ) -> None:
        """Check against *project*, also by *kinds* of plug-ins; *verbs* know them already."""
        self._project = project
        self._verbs = verbs or Verbs(kinds)
        self.broken: dict[str, RawProblem] = {}
        """The problem of each kind that failed, by its verb."""

    def check(self, item: Item) -> Verification | None:
        """Return what checking *item* found, or None if it has nothing to check."""
        self._project.base = posixpath.dirname(item.location.path)
        checks: list[Check] = []
        whole = True
        for field in _FIELDS:
            read = verify_of if field == "verify" else evidence_of
            stated = read(item, self._verbs)
            if stated != NOTHING:
                whole = whole and not stated.prose
                checks += self._checks(item, field, stated)
        return Verification(item, tuple(checks), whole) if checks else None

    def _checks(self, item: Item, field: str, stated: Stated) -> list[Check]:
        """Return a check for each statement of a cell; only the wrong one if one is."""
        if stated.wrong:
            cell = item.verify if field == "verify" else item.evidence
            return [Check(shorten(cell), field, None, self._verbs.kind(stated.wrong).expected)]
        found = [each for each in stated.found if not each.loose or self._is_known(each)]
        checks = [self._check(item, field, each) for each in found]
        return [each for each in checks if each is not None]

    def _check(self, item: Item, field: str, statement: Statement) -> Check | None:
        """Return what checking *statement* found; None where its kind failed: said once."""
        text = shorten(statement.text)
        place = ("", 0)
        self._project.item = item
        try:
            said = stated_origin(statement.belongs)
            found = self._look(statement)
            if found.passed:
                found = self._unless_itself(statement.verb, item, found)
            if found.passed:
                found = belonging(found, said, statement.verb, item, self._project)
        except NotUnderstood as error:
            return Check(text, field, None, str(error))
        except BrokenReport as error:
            found, place = error.checked, error.place
        except Broken as error:  # it proves nothing of any item
            self.broken.setdefault(error.kind.verb, error.problem(item))
            return None
        day = found.origin.date
        limit = self._project.demands.age_of(statement.verb, item.checklist) if day else None
        ages = limit is not None and (found.passed or found.reason == TOO_OLD)
        return Check(
            text,
            field,
            found.passed,
            found.reason,
            found.values,
            told=found.passed is not None,
            fault=found.fault,
            place=place,
            origin=found.origin,
            age=age_of(day, self._project.today) if day is not None else None,
            proves=found.proves,
            lasts=last_good_day(day, limit) if day and limit is not None and ages else None,
        )

    def _look(self, statement: Statement) -> Checked:
        kind = self._verbs.kind(statement.verb)
        try:
            ours = statement.verb not in self._verbs.foreign
            return run_check(kind, statement.given, self._project, ours=ours)
        except UnreadableFile as error:
            why = Phrase(error.message, error.values)
            values = (("path", error.path), ("why", why))
            reason = N_("'{path}' cannot be used: {why}")
            if self._verbs.is_word(statement.verb):
                raise BrokenReport(
                    Checked(None, reason, values, Fault.BROKEN), (error.path, error.line)
                ) from None
            return Checked(False, reason, values)
        except CannotTell as error:
            return Checked(None, *error.reason)

    def _unless_itself(self, verb: str, item: Item, found: Checked) -> Checked:
        """Return *found*, unless the proof is the page that the item stands on.

        By whatever name: a link to it, or a copy, says the same because the page does.
        """
        path = found.origin.path
        if not path or verb in _ABOUT_PAGES or not self._is_page(found.origin, item.location.path):
            return found
        reason = (
            N_("'{path}' is the page that this stands on")
            if path == item.location.path
            else N_("'{path}' is the page that this stands on, by another name")
        )
        return found._replace(
            passed=None, reason=reason, values=(("path", path),), fault=Fault.ITSELF
        )

    def _is_page(self, origin: Origin, page: str) -> bool:
        if origin.path == page:
            return True
        try:
            return self._project.tree.digest(page) == origin.digest
        except UnreadableFile:  # it was there when it was read
            return False

    def _is_known(self, statement: Statement) -> bool:
        return self._project.dependencies.knows(statement.given["name"])


def verify_items(verifier: Verifier, items: Iterable[Item]) -> tuple[Verification, ...]:
    """Return what checking *items* found, for those that have something to check."""
    found = map(verifier.check, items)
    return tuple(each for each in found if each is not None)
