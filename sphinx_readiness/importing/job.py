"""One import: sources to documents, nothing of it written yet."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import NamedTuple

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.importing.blocks import MARKDOWN, REST, Source
from sphinx_readiness.importing.changes import Change
from sphinx_readiness.importing.checking import Counted, count_rows
from sphinx_readiness.importing.pages import SUFFIXES, Page, prefix_of, split_pages, titled, toctree
from sphinx_readiness.importing.readers.known import Reading, read_source
from sphinx_readiness.importing.recognise.head import title_of
from sphinx_readiness.importing.recognise.plan import Plan
from sphinx_readiness.importing.recognise.recognise import recognise
from sphinx_readiness.importing.references.prepared import prepared
from sphinx_readiness.importing.update import update_document
from sphinx_readiness.importing.writing.blocks import heading_lines
from sphinx_readiness.importing.writing.document import write_document
from sphinx_readiness.importing.written import Written
from sphinx_readiness.text.ids import slug
from sphinx_readiness.vocabulary.statuses import Vocabulary

__all__ = [
    "Counted", "Imported", "Settings", "document_name", "index_page", "known_names", "listing",
    "make_document", "make_pages", "make_update", "markup_of", "plan_of", "target_of", "with_title",
]  # fmt: skip


class Settings(NamedTuple):
    """What the project and the command line say: how to read, and what to write."""

    reading: Reading
    vocabulary: Vocabulary
    meanings: Mapping[str, str] = {}
    mapped: Mapping[str, str] = {}
    columns: bool = True
    target: str = ""
    """``markdown`` or ``rest``; empty for that of the source, else Markdown."""
    prefix: str = ""
    """What stands before the names of our directives."""


class Imported(NamedTuple):
    """What became of a source: its plan, the documents, and the rows in both."""

    plan: Plan
    pages: list[Page]
    counted: Counted
    changes: list[Change] | None = None
    """What was brought into a document that existed; None for a new one."""


def plan_of(data: bytes, name: str, settings: Settings, ids: Iterable[str] = ()) -> Plan:
    """Return what *data*, of the file *name*, is to become; raises as :func:`read_source` does.

    *ids* of checklists are taken by other documents.
    """
    source = read_source(data, name, settings.reading)
    source = titled(source, title_of(name))
    return recognise(
        source,
        settings.reading.names,
        settings.vocabulary,
        settings.meanings,
        mapped=settings.mapped,
        columns=settings.columns,
        ids=ids,
        prefix=settings.prefix,
    )


def target_of(source: Source, wanted: str) -> str:
    """Return the markup to write: what is *wanted*, or that of *source*, or Markdown."""
    return wanted or (source.markup if source.markup in SUFFIXES else MARKDOWN)


def make_document(plan: Plan, target: str, name: str, *, prefixed: bool = True) -> Imported:
    """Return *plan* as one document called *name*.

    Labels of headings are *prefixed* by the name of the source, so that other documents may have
    such a heading, too.
    """
    plan = prepared(plan, target, prefix_of(plan) if prefixed else "")
    lines = write_document(plan, target)
    return Imported(plan, [Page(name, lines)], count_rows(plan, lines, target))


def with_title(imported: Imported, target: str) -> Imported:
    """Return *imported*, a new document, with a title if it has no heading: a toctree needs one."""
    plan, (page,) = imported.plan, imported.pages
    if any(block.kind == "heading" for block in plan.source.blocks):
        return imported
    front = plan.source.blocks[0] if plan.source.markup == target == MARKDOWN else None
    at = front.end if front is not None and front.kind == "front" else 0
    title = heading_lines(title_of(plan.source.name), 1, target, target)
    lines = [*page.lines[:at], *title, "", *page.lines[at:]]
    return imported._replace(pages=[Page(page.name, lines)])


def make_pages(plan: Plan, target: str) -> Imported:
    """Return *plan* as a page for each section."""
    plan, pages = split_pages(plan, target)
    counts = [count_rows(plan, page.lines, target) for page in pages]
    written = sum(each.written for each in counts)
    return Imported(plan, pages, Counted(counts[0].read, written))


def make_update(
    plan: Plan,
    target: str,
    name: str,
    lines: Sequence[str],
    known: Sequence[Written] | None = None,
) -> Imported:
    """Return the document *lines*, called *name*, brought up to date.

    Its directives are *known* where they were read before.
    """
    ready = prepared(plan, target, prefix_of(plan))
    update = update_document(lines, target, ready, known)
    page = Page(name, update.lines)
    counted = count_rows(ready, write_document(ready, target), target)
    # What else the source has is not written, and nothing is to be said of it.
    return Imported(replace(ready, notes=plan.notes), [page], counted, update.changes)


def index_page(pages: Sequence[Page], target: str) -> Page:
    """Return the page that lists *pages*."""
    head = ["# Checklists", ""] if target == MARKDOWN else ["Checklists", "==========", ""]
    return Page(f"index{SUFFIXES[target]}", [*head, *listing(pages, target)])


def listing(pages: Sequence[Page], target: str) -> list[str]:
    """Return a toctree of *pages*, and an empty line."""
    names = [PurePath(page.name).with_suffix("").as_posix() for page in pages]
    return [*toctree(names, target), ""]


def document_name(name: str, target: str) -> str:
    """Return what the document of the source *name* is called."""
    return f"{slug(PurePath(name).stem)}{SUFFIXES[target]}"


def markup_of(name: str) -> str:
    """Return the markup that a document called *name* is in; empty for another kind of file."""
    suffix = PurePath(name).suffix.lower()
    return {
        ".md": MARKDOWN,
        ".markdown": MARKDOWN,
        ".txt": MARKDOWN,
        ".rst": REST,
        ".rest": REST,
    }.get(suffix, "")


def known_names(
    columns: Mapping[str, Sequence[str]], more: Mapping[str, Sequence[str]]
) -> ColumnNames:
    """Return the names of columns of the project with those of the command line before them."""
    merged = {field: (*more.get(field, ()), *columns.get(field, ())) for field in {*columns, *more}}
    return ColumnNames(merged)
