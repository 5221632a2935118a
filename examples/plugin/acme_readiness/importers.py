"""Lists of an old tool: ``[section]``, then ``+ done``, ``- open`` and ``! failed``."""

from __future__ import annotations

from collections.abc import Iterator

from sphinx_readiness.api import Block, Importer, heading_block, table_block

STATUSES = {"+": "verified", "-": "pending", "!": "not-met"}


def read(data: bytes, name: str) -> Iterator[Block]:
    """Yield a heading and a table for each section."""
    rows: list[tuple[str, str]] = []
    for line in data.decode().splitlines():
        if line.startswith("["):
            yield from section(rows)
            rows = []
            yield heading_block(line.strip("[] "), 2)
        elif line[:1] in STATUSES:
            rows.append((line[1:].strip(), STATUSES[line[0]]))
        elif line.strip():
            raise ValueError(f"{name} has a line that begins with none of [ + - !")
    yield from section(rows)


def section(rows: list[tuple[str, str]]) -> Iterator[Block]:
    """Yield the table of a section, if it has rows."""
    if rows:
        yield table_block(("Item", "Status"), rows)


LISTS = Importer(name="acme-lists", suffixes=(".acme",), read=read)
