"""Every format that is read, explicitly registered; plug-ins add to it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath
from typing import Final, NamedTuple

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.importing.blocks import PLAIN, Block, Source
from sphinx_readiness.importing.importer import Importer
from sphinx_readiness.importing.readers.catalogues import read_catalogue
from sphinx_readiness.importing.readers.delimited import is_tabbed, read_delimited
from sphinx_readiness.importing.readers.markdown import read_markdown
from sphinx_readiness.importing.readers.rest import read_rest
from sphinx_readiness.importing.readers.sheets import sheet_blocks
from sphinx_readiness.importing.readers.text import Text, decode
from sphinx_readiness.text.phrases import N_


class Reading(NamedTuple):
    """How a file is read: its *encoding*, whether garbled text is repaired, columns, plug-ins."""

    encoding: str = ""
    repair: bool = True
    names: ColumnNames = ColumnNames()
    importers: Sequence[Importer] = ()


MARKDOWN_SUFFIXES: Final = (".md", ".markdown", ".mdown", ".mkd", ".txt", "")
PAGE_SUFFIXES: Final = (".html", ".htm", ".xhtml")
REST_SUFFIXES: Final = (".rst", ".rest")
DELIMITED_SUFFIXES: Final = (".csv", ".tsv", ".tab")
WORKBOOK_SUFFIXES: Final = (".xlsx", ".xlsm")
CATALOGUE_SUFFIXES: Final = (".json",)
_YAML_SUFFIXES: Final = (".yaml", ".yml")

OWN_SUFFIXES: Final = frozenset(
    (*MARKDOWN_SUFFIXES, *PAGE_SUFFIXES, *REST_SUFFIXES, *DELIMITED_SUFFIXES, *WORKBOOK_SUFFIXES,
     *CATALOGUE_SUFFIXES)
)  # fmt: skip


def is_document(name: str) -> bool:
    """Say whether a file of this *name* is taken for a document by its ending."""
    return PurePath(name).suffix.lower() in {*MARKDOWN_SUFFIXES, *REST_SUFFIXES} - {""}


def read_source(data: bytes, name: str, reading: Reading) -> Source:
    """Return *data*, of the file *name*, as a source.

    Raises UnreadableFile for what cannot be read, and ValueError as an importer of a plug-in does.
    """
    suffix = PurePath(name).suffix.lower()
    foreign = next((each for each in reading.importers if suffix in each.suffixes), None)
    if foreign is not None:
        return Source(name, PLAIN, (), tuple(foreign.read(data, name)))
    if suffix in _YAML_SUFFIXES:
        raise UnreadableFile(
            name,
            1,
            N_("YAML is not read"),
            N_("Write it as JSON first, for example with 'yq -o json'; catalogues of Gemara and "
               "OSCAL are read from that."),
        )  # fmt: skip
    if suffix in WORKBOOK_SUFFIXES:
        from sphinx_readiness.importing.readers.workbook_source import (  # noqa: PLC0415 - few
            workbook_source,
        )

        return workbook_source(data, name, reading.names)
    text = decode(data, name, reading.encoding, repaired=reading.repair)
    if suffix in DELIMITED_SUFFIXES or (suffix == ".txt" and is_tabbed(text.lines)):
        rows = read_delimited(text.joined(), name)
        return _plain(text, name, sheet_blocks(rows, reading.names))
    if suffix in CATALOGUE_SUFFIXES:
        blocks, remarks = read_catalogue(text.joined(), name)
        return _plain(text, name, blocks)._replace(remarks=tuple(remarks))
    markup = "rest" if suffix in REST_SUFFIXES else "markdown"
    source = Source(
        name, markup, text.lines, (), text.ends(), text.repairs, text.before, text.encoding
    )
    if markup == "rest":
        return source._replace(blocks=read_rest(text.lines))
    return _markdown(source, is_page=suffix in PAGE_SUFFIXES or _is_page(text.lines))


def _is_page(lines: Sequence[str]) -> bool:
    """Say whether *lines* are a page of HTML, or of the storage format of a wiki."""
    first = next((line.lstrip() for line in lines if line.strip()), "")
    is_wiki = first.startswith("<") and any("<ac:" in line for line in lines)
    return is_wiki or _PAGE.match(first) is not None


_PAGE: Final = re.compile(r"<(?:!doctype html|html\b|\?xml\b)", re.IGNORECASE)


def _markdown(source: Source, *, is_page: bool) -> Source:
    """Return *source* with its blocks; HTML that has tasks is Markdown then."""
    made = None
    if is_page or any("<" in line for line in source.lines):
        from sphinx_readiness.importing.readers.web.pages import (  # noqa: PLC0415 - few have any
            page_lines,
            with_lists,
        )

        made = page_lines(source.lines) if is_page else with_lists(source.lines)
    if made is not None:
        source = source._replace(
            lines=made.lines, numbers=made.numbers, remarks=made.remarks, whole=not is_page
        )
    return source._replace(blocks=read_markdown(source.lines))


def _plain(text: Text, name: str, blocks: Iterable[Block]) -> Source:
    return Source(name, PLAIN, (), tuple(blocks), repairs=text.repairs)
