"""What a role that is not ours says: its text, in lint and in the builder alike.

An installed extension may show something else, such as ``#12`` for the issue ``12``. Ids and
findings are made from the text as it is written, so that they are the same where the extension is
not loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from docutils import nodes


def role_text(text: str) -> str:
    """Return what ``:role:`text``` says: the title before a target, or the text itself."""
    text = " ".join(nodes.unescape(text).split())
    if text.endswith(">") and "<" in text:
        title = text[: text.rindex("<")].strip()
        if title:
            return title
    text = text.removeprefix("!")
    return text.removeprefix("~").rpartition(".")[2] if text.startswith("~") else text


def look_through_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Mapping[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stand for a role that is not carried out."""
    del name, lineno, inliner, options, content
    said = role_text(text)
    return [nodes.inline(rawtext, said)], []
