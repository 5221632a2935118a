"""Taking parsed values apart: what has another shape than expected counts as empty."""

from __future__ import annotations

from sphinx_readiness.files.unreadable import UnreadableFile
from sphinx_readiness.text.phrases import N_


def table(value: object) -> dict[str, object]:
    """Return *value* if it is a table, else an empty one."""
    return value if isinstance(value, dict) else {}


def rows(value: object) -> list[dict[str, object]]:
    """Return the elements of the list *value*, an empty table for each that is none."""
    return [table(each) for each in value] if isinstance(value, list) else []


def words(value: object) -> list[str]:
    """Return the texts in the list *value*."""
    return [each for each in value if isinstance(each, str)] if isinstance(value, list) else []


def word(value: object) -> str:
    """Return *value* if it is text, else nothing."""
    return value if isinstance(value, str) else ""


def expect_table(value: object, path: str, where: str) -> dict[str, object]:
    """Return the table *value* of the file *path*; raise UnreadableFile if it is none."""
    if isinstance(value, dict):
        return value
    raise _unexpected(path, where)


def expect_rows(value: object, path: str, where: str) -> list[dict[str, object]]:
    """Return the list of tables *value*, empty for None; raise UnreadableFile for others."""
    if value is None:
        return []
    if isinstance(value, list) and all(isinstance(each, dict) for each in value):
        return value
    raise _unexpected(path, where)


def _unexpected(path: str, where: str) -> UnreadableFile:
    return UnreadableFile(
        path,
        1,
        N_("this is no lockfile as expected: '{where}' has another form"),
        N_("Have the file made again by the tool that writes it."),
        where=where,
    )
