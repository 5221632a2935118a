"""Forms to tick within one cell: ``☑ Yes ☐ No``, ``[x] Go [ ] No-go``."""

from __future__ import annotations

import re
from typing import Final, NamedTuple

BOX: Final = re.compile(
    "(?P<ticked>[\u2611\u2612\u2705\u2714\u2713]|\\[[xX\u2713\u2714]\\]|\\([xX]\\))"
    "|(?P<empty>[\u2610\u2b1c\u25fb\u25a1\u25a2\U0001f532]|\\[ ?\\]|\\[_\\]|\\([ _]\\))"
)


class Form(NamedTuple):
    """The labels of the boxes of a form, by whether they are ticked."""

    ticked: tuple[str, ...]
    empty: tuple[str, ...]


def read_form(text: str) -> Form | None:
    """Return the form in the readable *text*, or None if no box of it is empty.

    The labels stand all behind their boxes, or all before them.
    """
    boxes = list(BOX.finditer(text))
    if not any(box["empty"] for box in boxes):
        return None
    leading = not text[: boxes[0].start()].strip(" :")
    ticked: list[str] = []
    empty: list[str] = []
    for at, box in enumerate(boxes):
        if leading:
            end = boxes[at + 1].start() if at + 1 < len(boxes) else len(text)
            label = text[box.end() : end]
        else:
            label = text[boxes[at - 1].end() if at else 0 : box.start()]
        (ticked if box["ticked"] else empty).append(label.strip(" /|,;"))
    return Form(tuple(ticked), tuple(empty))
