"""The ``toctree`` directives of a page, which say in which order a reader meets the others."""

from __future__ import annotations

import posixpath
import re
from collections.abc import Collection, Sequence
from typing import Final

TOCTREE: Final = "toctree"

_OPTION: Final = re.compile(
    r":(?:(?:hidden|titlesonly|includehidden):|maxdepth: \d{1,3}|(?:caption|name): \w[\w .-]*)\Z"
)

_ENTRY: Final = re.compile(r"(?:\w[\w .,()-]* <(?P<titled>[\w./-]+)>|(?P<plain>[\w./-]+))\Z")

_REST: Final = re.compile(r"\.\. toctree::\s*\Z")

_OTHERS: Final = re.compile(
    r"^[ ]*\.\.(?![ ](?:toctree|note|tip|warning|image|contents|code-block)::|[ ]_[\w-]+:[ ]*$)"
    r"|[|\t]|[ ]{24}",
    re.MULTILINE,
)
"""What takes the parser to know that the page can be read at all."""

_NAMED: Final = re.compile(r"toctree(?:\s*+::|\})", re.IGNORECASE)
"""What may be one, wherever it stands."""


def entries_of(lines: Sequence[str]) -> list[str] | None:
    """Return the documents that the content *lines* of a ``toctree`` name; None if not sure."""
    found: list[str] = []
    options = after_option = False
    for number, line in enumerate(map(str.strip, lines)):
        options = (options or not number) and _OPTION.match(line) is not None
        entry = _ENTRY.match(line)
        if entry is not None and not after_option:
            found.append(entry["titled"] or entry["plain"])
        elif line and not options:
            return None
        after_option = options
    return [each for each in found if each != "self"]


def rest_entries(text: str) -> list[str] | None:
    """Return what the ``toctree`` directives of a page in reST name; None if that is not sure.

    Each stands at the margin, below a blank line, where nothing but a block of quoted literal
    lines could make it something else. A page that the parser may fail on is not sure either.
    """
    if _OTHERS.search(text) is not None:
        return None
    lines = text.split("\n")
    found: list[str] = []
    seen = 0
    before = ""
    for number, line in enumerate(lines):
        if _REST.match(line) is not None:
            if before.rstrip().endswith("::") or (number and lines[number - 1].strip()):
                return None
            seen += 1
            content = _indented(lines, number + 1)
            begun = not content or not content[0].strip() or content[0].strip()[0] == ":"
            entries = entries_of(content) if begun and content is not None else None
            if entries is None:
                return None
            found += entries
        if line.strip():
            before = line
    return found if len(_NAMED.findall(text)) == seen else None


def _indented(lines: Sequence[str], start: int) -> list[str] | None:
    """Return the lines from *start* that are indented by three blanks, up to one at the margin."""
    found: list[str] = []
    for line in lines[start:]:
        if line[:1].strip():
            return found if not found or not found[-1].strip() else None
        if line.strip() and (line[:3].strip() or line[3:4] == " "):
            return None
        found.append(line)
    return found


def resolved(
    entries: Sequence[str], docname: str, suffixes: Collection[str], known: Collection[str]
) -> list[str]:
    """Return which of *known* the *entries* in the document *docname* lead to, as Sphinx does."""
    found = []
    for entry in entries:
        suffix = next((each for each in suffixes if entry.endswith(each)), "")
        name = entry.removesuffix(suffix)
        path = posixpath.normpath(posixpath.join(f"/{docname}", "..", name))[1:]
        if path in known:
            found.append(path)
    return found
