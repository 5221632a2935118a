"""The bytes of a file to lines of text, with what was garbled put right."""

from __future__ import annotations

import codecs
from typing import Final, NamedTuple

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.line_ends import Ends, ends_of
from sphinx_readiness.importing.repair import Repaired, repair
from sphinx_readiness.text.phrases import N_

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Text(NamedTuple):
    """Lines without their ends, and what is needed to write them as they were."""

    lines: tuple[str, ...]
    newline: str
    mark: str
    repairs: tuple[tuple[str, int], ...]
    before: str
    encoding: str

    def ends(self) -> Ends:
        """Return how the lines end."""
        return ends_of(self.before, self.newline, self.mark, self.lines)

    def joined(self) -> str:
        """Return the lines as one text, with LF between them."""
        return "\n".join(self.lines)


def decode(data: bytes, name: str, encoding: str = "", *, repaired: bool = True) -> Text:
    r"""Return *data* of the file *name* as text; raises UnreadableFile if it is none.

    Without an *encoding* a byte order mark says it, or else it is UTF-8. Of the ends of lines the
    first counts: a lone CR is one, too, if the text has no other.
    """
    mark = ""
    for bom, codec in _MARKS:
        if data.startswith(bom):
            data, encoding, mark = data.removeprefix(bom), codec, "\ufeff"
            break
    encoding = encoding or "utf-8"
    if b"\0" in data and not encoding.startswith(("utf-16", "utf-32")):
        raise UnreadableFile(
            name, 1, N_("this is no text but binary data"), N_("Name a file of a known format.")
        )
    try:
        text = data.decode(encoding)
    except UnicodeError as error:  # a few encodings do not say where
        raise UnreadableFile(
            name,
            data.count(b"\n", 0, getattr(error, "start", 0)) + 1,
            N_("this file is not {encoding}"),
            N_("Save it as UTF-8, or name its encoding with --encoding."),
            encoding=encoding.upper(),
        ) from None
    if not text.strip():
        raise UnreadableFile(name, 1, N_("this file is empty"), N_("Name one with a checklist."))
    before = text
    made = repair(text) if repaired else Repaired(text)
    text = made.text
    newline = "\n"
    if "\r" in text:
        newline = "\r\n" if "\r\n" in text else "\n" if "\n" in text else "\r"
        text = text.replace(newline, "\n")
    return Text(tuple(text.split("\n")), newline, mark, made.repairs, before, encoding)
