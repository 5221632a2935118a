"""Which record something belongs to, by where it stands."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import Final, TypeVar

from sphinx_readiness.model.raw import RawRecord

IMPLICIT_RECORD: Final = "readiness"
"""The id of the record that is made for checklists that no ``readiness`` directive claims."""

PREFIX: Final = "prefix"
"""The option of a record or a checklist that says what stands before the ids in it."""

_NUMBER: Final = "#"

_LONGEST: Final = 10
"""More digits than the number of records of a document has."""


def behind(number: int) -> str:
    """Return the home of what stands behind *number* records of its document."""
    return f"{_NUMBER}{number}"


_Head = TypeVar("_Head")


def head_above(heads: Sequence[_Head], home: str) -> _Head | None:
    """Return the one of *heads*, those of one document in order, that *home* stands behind.

    What stands above all of them belongs to the first.
    """
    number = home.removeprefix(_NUMBER)
    at = int(number) if number.isdecimal() and len(number) < _LONGEST else 0
    return heads[min(max(at, 1), len(heads)) - 1] if heads else None


def prefix_at(heads: Sequence[RawRecord], home: str) -> str:
    """Return what stands before the ids of rows at *home*, by the *heads* of their document."""
    if home.startswith(_NUMBER):
        head = head_above(heads, home)
    else:
        head = next((each for each in heads if each.id == home), None)
    return dict(head.options).get(PREFIX, "") if head is not None else ""


class Homes:
    """The records that ``readiness`` directives declare, and what stands below each of them."""

    def __init__(self) -> None:
        """Begin without any."""
        self.heads: dict[str, RawRecord] = {}
        """By the id of the record, in the order in which a reader meets them."""
        self._documents: dict[str, str] = {}
        self._by_document: dict[str, list[str]] = {}
        self._by_folder: dict[str, list[str]] = {}

    def add(self, docname: str, key: str, head: RawRecord) -> None:
        """Note that *docname* declares the record *key*; heads come in the order of the source."""
        self.heads[key] = head
        self._documents[key] = docname
        self._by_document.setdefault(docname, []).append(key)
        self._by_folder.setdefault(_folder(docname), []).append(key)

    def document_of(self, key: str) -> str:
        """Return the document that declares the record *key*, or nothing."""
        return self._documents.get(key, "")

    def declared_in(self, docname: str) -> list[str]:
        """Return the records that *docname* declares, in order."""
        return self._by_document.get(docname, [])

    def of(self, docname: str, home: str) -> str:
        """Return the record that a word in *docname* is about; the implicit one if none is.

        *home* is the record that is named around it, or what :func:`behind` made.
        """
        if home in self.heads:
            return home
        if home.startswith(_NUMBER) or not home:
            found = self.above(docname, home)
            if found:
                return found
        return self.around(docname) or IMPLICIT_RECORD

    def above(self, docname: str, home: str) -> str:
        """Return the record of *docname* that *home* stands behind, or its first, or nothing."""
        return head_above(self._by_document.get(docname, ()), home) or ""

    def around(self, docname: str) -> str:
        """Return the only record of the project, of the folder or of the next above, or nothing."""
        if len(self.heads) == 1:
            return next(iter(self.heads))
        for folder in _folders(docname):
            candidates = self._by_folder.get(folder, [])
            if len(candidates) == 1:
                return candidates[0]
        return ""


def _folder(docname: str) -> str:
    return docname.rpartition("/")[0]


def _folders(docname: str) -> Iterator[str]:
    """Yield the folder of *docname*, then those around it, the outermost last."""
    folder = _folder(docname)
    while folder:
        yield folder
        folder = _folder(folder)
    yield ""
