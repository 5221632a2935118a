"""A status as a cell writes it: by its symbol, by a word, or by both."""

from __future__ import annotations

from sphinx_readiness.text.folding import fold, fold_case
from sphinx_readiness.text.plain import readable
from sphinx_readiness.vocabulary.statuses import Status, Vocabulary

_BOX = "["


def written_as(vocabulary: Vocabulary, status: Status, like: str) -> str:
    """Return *status* as *like*, another status as written, would say it.

    A box stays one if the status has one; a blank becomes symbol and label.
    """
    text = readable(like).strip()
    match = vocabulary.match(text)
    words = match.words if match.status is not None else text
    symbol = _symbol(status, boxed=text.startswith(_BOX))
    has_symbol = not text or (match.status is not None and fold_case(text) != words)
    if not any(map(str.isalnum, words)) and text:
        return symbol or status.label
    word = status.key if _is_key(match.status, text) else status.label
    return f"{symbol} {word}" if has_symbol and symbol else word


def _symbol(status: Status, *, boxed: bool) -> str:
    boxes = [each for each in status.symbols if each.startswith(_BOX)]
    return boxes[0] if boxed and boxes else status.symbol


def _is_key(status: Status | None, text: str) -> bool:
    """Say whether *text* writes the key of *status*, and not its label."""
    return status is not None and status.key in text and status.label not in text


def normal(vocabulary: Vocabulary, text: str) -> str | None:
    """Return *text*, a status as written, as the vocabulary has it; None if it is not plain.

    It is not where anything else is said with it, which would be lost.
    """
    match = vocabulary.match(text)
    status = match.status
    plain = readable(text).strip()
    if (
        status is None
        or not plain
        or match.conflict is not None
        or match.foreign
        or match.against
        or match.unclear
        or match.outcome is not status.outcome
    ):
        return None
    names = {fold_case(each) for each in (status.key, status.label, *status.aliases)}
    if match.words and match.words not in names:
        return None
    exact = {fold(each) for each in (status.key, status.label, *status.symbols)}
    if fold(plain) in exact:
        return text
    wanted = written_as(vocabulary, status, plain)
    again = vocabulary.match(wanted)
    same = again.status == status and again.outcome is match.outcome
    return wanted if same else None
