"""How light tables look, whether as HTML or as docutils tables: classes, badges, blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from sphinx_readiness.sphinx_ext.catalog import _
from sphinx_readiness.sphinx_ext.rendering.pieces.badges import Badge, cell_badge
from sphinx_readiness.text.folding import is_blank
from sphinx_readiness.vocabulary.statuses import Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sphinx_readiness.sphinx_ext.nodes import item_table
    from sphinx_readiness.vocabulary.statuses import Vocabulary

STYLED: Final = frozenset(
    ("id", "item", "status", "owner", "notes", "severity", "blocking", "checklist", "role", "name",
     "signature", "date")
)  # fmt: skip
"""Fields with a class of their own on the header, for the style sheet."""

CHECKED: Final = frozenset(("verify", "evidence"))
"""Fields whose cells show what was checked of them."""

FOLDED: Final = frozenset(("notes",))
"""Fields whose long cells are folded."""

_WIDTHS: Final = ((5, ""), (6, "readiness-wide"), (8, "readiness-wider"))
"""Up to how many columns a table has which class."""

KIND_CLASSES: Final = {
    "tasks": "readiness-tasks",
    "signoffs": "readiness-signoffs",
    "conditions": "readiness-conditions",
    "view": "readiness-view",
}


def table_classes(node: item_table) -> list[str]:
    """Return the classes of a table: its own, by its kind, and whether the ids come first."""
    first = "readiness-id-first" if node["fields"][:1] == ("id",) else ""
    own = (each for each in node["classes"] if each != "readiness-table")
    kind, wide = KIND_CLASSES.get(node["kind"], ""), width_class(len(node["fields"]))
    return list(filter(None, ("readiness-table", kind, first, wide, *own)))


def width_class(columns: int) -> str:
    """Return the class of a table that needs much room: its rows become cards where that lacks."""
    return next((css for most, css in _WIDTHS if columns <= most), "readiness-widest")


def header_classes(node: item_table, column: int) -> list[str]:
    """Return the classes of a header: its field, which settles the width, and its alignment."""
    fields, aligns = node["fields"], node["aligns"]
    field = fields[column] if column < len(fields) else ""
    classes = [f"readiness-col-{field}"] if field in STYLED else []
    if column < len(aligns) and aligns[column]:
        classes.append(f"text-{aligns[column]}")
    return classes


def badge_maker(kind: str, vocabulary: Vocabulary) -> Callable[[str], Badge]:
    """Return what makes badges of the status cells of a table of *kind*."""
    make = cell_badge
    if kind == "signoffs":
        from sphinx_readiness.sphinx_ext.rendering.pieces.sign_offs import sign_off_badge

        make = sign_off_badge
    return lambda text: make(text, vocabulary)


def blocking_badge() -> Badge:
    """Return the badge of a row that blocks the release, beside that of its status."""
    return Badge("", _("blocks"), Outcome.FAIL.value)


def is_badge(kind: str, field: str, text: str) -> bool:
    """Say whether a cell shows a badge: status cells, and blank ones too, save of conditions."""
    return field == "status" and (bool(text) or kind != "conditions")


def shown_text(kind: str, text: str) -> str:
    """Return a plain cell as shown: blanks to fill in are left empty in a matrix."""
    return "" if kind == "signoffs" and is_blank(text) else text


def entry_classes(node: item_table, position: int, column: int) -> list[str]:
    """Return the classes of a cell: its alignment, and the nesting of a task."""
    aligns, depths = node["aligns"], node["depths"]
    classes = []
    if column < len(aligns) and aligns[column]:
        classes.append(f"text-{aligns[column]}")
    if depths and depths[position] and node["fields"][column] == "item":
        classes.append(f"readiness-depth-{min(depths[position], 6)}")
    return classes


def row_place(node: item_table, docname: str, position: int, anchor: str) -> tuple[str, str]:
    """Return the document and anchor of the row at *position*: a view shows rows of others."""
    links = node["links"]
    return (docname, anchor) if links is None else tuple(links[position])


def head_column(fields: Sequence[str], cells: Sequence[str | int]) -> int:
    """Return the column that is the head of the row with *cells*; -1 if nothing can be.

    A head has cells behind it that it is the head of.
    """
    for name in ("id", "item", "role"):
        at = fields.index(name) if name in fields else -1
        if 0 <= at < len(cells) - 1 and cells[at] != "":
            return at
    return -1


_KNOWN_AT_SIGHT: Final = frozenset(("id", "item", "role", "status"))
"""Fields whose cells say by themselves what they are."""


def cell_labels(node: item_table) -> list[str]:
    """Return what the cells of each column are called where no header stands above them."""
    pairs = zip(node["headers"], node["fields"], strict=False)
    return ["" if field in _KNOWN_AT_SIGHT else header.strip() for header, field in pairs]


def table_name(node: item_table) -> str:
    """Return what a table is called for those who do not see where it stands."""
    return str(node.get("named", ""))


def needs_permalink(node: item_table, anchor: str, cells: Sequence[str | int]) -> bool:
    """Say whether a row has no id that is a link to itself."""
    if not anchor or node["links"] is not None:
        return False
    fields = node["fields"]
    return "id" not in fields or cells[fields.index("id")] == ""
