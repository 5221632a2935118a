"""XML 1.0 to light elements: no document type, so no entities, and nothing is fetched."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from xml.parsers import expat

from sphinx_readiness.files.formats.unreadable_text import (
    DEPTH_LIMIT,
    NODE_LIMIT,
    Pointer,
    invalid,
    too_deep,
    too_many,
)
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_


@dataclass(slots=True)
class XmlElement:
    """An element: its name and attributes without namespaces, the text before its children."""

    name: str
    line: int
    attributes: Mapping[str, str] = field(default_factory=dict)
    text: str = ""
    children: list[XmlElement] = field(default_factory=list)

    def child(self, name: str) -> XmlElement | None:
        """Return the first child of that *name*."""
        return next((each for each in self.children if each.name == name), None)

    def find(self, *names: str) -> XmlElement | None:
        """Return the first descendant along *names*, each the first child of that name."""
        element: XmlElement | None = self
        for name in names:
            element = element.child(name) if element is not None else None
        return element


def parse_xml(text: str, path: str, *, typed: bool = False) -> XmlElement:
    """Return the root element of the XML *text* of the file *path*.

    The text of an element is stripped. Raises UnreadableFile for XML that is not well-formed, a
    document type declaration, more than DEPTH_LIMIT levels and more than NODE_LIMIT elements. What
    is *typed* may name a document type that is defined elsewhere, as reports of coverage do: it is
    not looked at, and what only it could define is refused.
    """
    reader = _Reader(path, typed=typed)
    try:
        return reader.read(text)
    except expat.ExpatError as error:
        detail = expat.errors.messages.get(error.code, str(error.code))
        raise invalid(path, max(error.lineno, 1), "XML", detail) from None
    except UnicodeEncodeError as error:
        line = text.count("\n", 0, error.start) + 1
        raise invalid(path, line, "XML", "half of a surrogate pair") from None


def xml_places(root: XmlElement) -> Iterator[tuple[Pointer, int]]:
    """Yield the pointer (names from below the root) and the line of each element.

    Of several elements with the same pointer the first counts.
    """
    rest: list[tuple[Pointer, XmlElement]] = [((), root)]
    while rest:
        pointer, element = rest.pop()
        if pointer:
            yield pointer, element.line
        rest.extend(((*pointer, each.name), each) for each in reversed(element.children))


class _Reader:
    """One run of the parser."""

    def __init__(self, path: str, *, typed: bool) -> None:
        self._path = path
        self._typed = typed
        self._open: list[XmlElement] = []
        self._pieces: list[str] = []
        self._root: XmlElement | None = None
        self._count = 0
        self._parser = parser = expat.ParserCreate("utf-8")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = self._document_type
        parser.SkippedEntityHandler = self._document_type
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._pieces.append

    def read(self, text: str) -> XmlElement:
        self._parser.Parse(text.encode(), True)
        if self._root is None:  # expat refuses a document without an element before
            raise invalid(self._path, 1, "XML", "no element found")
        return self._root

    def _document_type(self, *declared: object) -> None:
        # Name, system id, public id, and whether it declares anything itself; or an entity.
        if self._typed and len(declared) == 4 and not declared[3]:  # noqa: PLR2004
            return
        raise UnreadableFile(
            self._path,
            self._parser.CurrentLineNumber,
            N_("this XML file declares a document type, which is not accepted"),
            N_("Remove '<!DOCTYPE ...>' and what it declares."),
        )

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        line = self._parser.CurrentLineNumber
        self._count += 1
        if len(self._open) >= DEPTH_LIMIT:
            raise too_deep(self._path, line)
        if self._count > NODE_LIMIT:
            raise too_many(self._path, line)
        plain = {_local(key): value for key, value in attributes.items()}
        element = XmlElement(_local(name), line, plain)
        if self._open:
            self._take_text()
            self._open[-1].children.append(element)
        else:
            self._root = element
        self._pieces.clear()
        self._open.append(element)

    def _end(self, _name: str) -> None:
        self._take_text()
        self._open.pop()

    def _take_text(self) -> None:
        element = self._open[-1]
        if not element.children and not element.text:
            element.text = "".join(self._pieces).strip()
        self._pieces.clear()


def _local(name: str) -> str:
    """Return *name* without its prefix."""
    return name.rpartition(":")[2]
