"""From what a document says to what it contributes to the records."""

from __future__ import annotations

from typing import Final

from sphinx_readiness.assembly.build_items import build_checklist
from sphinx_readiness.assembly.document_parts import ChecklistPart, DocumentPart
from sphinx_readiness.assembly.homes import PREFIX
from sphinx_readiness.assembly.rollup import roll_up_items
from sphinx_readiness.config.options import Options
from sphinx_readiness.model.raw import DocumentData, RawChecklist
from sphinx_readiness.vocabulary.statuses import Vocabulary

DECISION: Final = "go-live"

WINDOW: Final = "post-deployment"


def build_part(data: DocumentData, options: Options, vocabulary: Vocabulary) -> DocumentPart:
    """Return the part of the document *data*, with every checklist rolled up.

    Decisions and sign-offs are a few rows, and stay as they were read.
    """
    return DocumentPart(
        docname=data.docname,
        records=data.records,
        checklists=tuple(
            _checklist(data.docname, raw, options, vocabulary)
            for raw in data.checklists
            if raw.kind != DECISION
        ),
        decisions=tuple(raw for raw in data.checklists if raw.kind == DECISION),
        matrices=data.matrices,
        references=data.references,
        problems=data.problems,
        waivers=data.waivers,
    )


def _checklist(
    docname: str, raw: RawChecklist, options: Options, vocabulary: Vocabulary
) -> ChecklistPart:
    checklist = build_checklist(docname, raw, options, vocabulary)
    written = dict(raw.options)
    return ChecklistPart(
        checklist._replace(rollup=roll_up_items(checklist.items, vocabulary)),
        raw.place,
        written.get("record", "").strip(),
        written.get("window", "").strip() if raw.kind == WINDOW else None,
        raw.home,
        written.get(PREFIX, ""),
    )
