"""What tests of the importer share: sources as plans, plans as documents."""

from __future__ import annotations

from pathlib import Path

from sphinx_readiness.config.columns import ColumnNames
from sphinx_readiness.config.options import Options
from sphinx_readiness.importing import job
from sphinx_readiness.importing.job import Imported, Settings
from sphinx_readiness.importing.readers.known import Reading
from sphinx_readiness.importing.recognise.plan import Plan

CORPUS = Path(__file__).parent / "corpus"

VOCABULARY = Options().vocabulary()


def settings(**more: object) -> Settings:
    """Return settings without a project; *more* replaces some."""
    return Settings(Reading(names=ColumnNames()), VOCABULARY)._replace(**more)  # type: ignore[arg-type]


def plan(source: str | bytes, name: str = "list.md", **more: object) -> Plan:
    """Return what *source* is to become."""
    data = source.encode() if isinstance(source, str) else source
    return job.plan_of(data, name, settings(**more))


def imported(source: str | bytes, name: str = "list.md", to: str = "", **more: object) -> Imported:
    """Return the document that *source* becomes, in its own markup or in *to*."""
    made = plan(source, name, **more)
    target = job.target_of(made.source, to)
    return job.make_document(made, target, job.document_name(name, target))


def document(source: str | bytes, name: str = "list.md", to: str = "", **more: object) -> str:
    """Return the text of the document that *source* becomes."""
    made = imported(source, name, to, **more)
    assert made.counted.read == made.counted.written
    return "\n".join(made.pages[0].lines)
