"""What looks like a box, or like a task, to a reader, and is none to any parser."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from sphinx_readiness.reading.box_marks import may_hold_box
from sphinx_readiness.reading.opening_marks import BLANK
from sphinx_readiness.vocabulary.default_statuses import Outcome
from sphinx_readiness.vocabulary.statuses import Vocabulary
from sphinx_readiness.vocabulary.ticked_forms import BOX, Form, read_form

_MARK: Final = r"[xX_\u2713\u2714\u2717\u2718\u00d7\u0445\u0425\u03c7\u03a7\uff58\uff38]?"

_CLOSED: Final = (
    rf"(?:\[{BLANK}{{0,3}}{_MARK}{BLANK}{{0,3}}\]|\([ xX_]\)|[\u2610-\u2612])(?:{BLANK}++)(?=\S)"
)
"""A box, and the blank behind it."""

_WIDE: Final = rf"[\uff3b\u3010]{BLANK}{{0,3}}{_MARK}{BLANK}{{0,3}}[\uff3d\u3011]{BLANK}*+(?=\S)"
"""A box in brackets of East Asia, which are as wide as two letters and need no blank."""

BOXED: Final = re.compile(rf"~{{0,2}}(?:{_CLOSED}|{_WIDE})")
"""A box that the parser does not know: escaped, in other brackets, in bold, or crossed."""

BOXED_LINE: Final = re.compile(
    rf"^{BLANK}*+(?::{BLANK}++)?(?:<br ?/?>{BLANK}*+)?"
    rf"(?:\\?[-+*\u2022\u25e6\u2023\u25aa\u00b7\u2010-\u2015]{BLANK}*+|(?:#|\w{{1,3}})[.)]{BLANK}*+)?"
    rf"(?:{_CLOSED}|{_WIDE})(?P<rest>\S[^\n]*+)",
    re.MULTILINE,
)
"""A line that begins with a box, perhaps behind what only looks like a bullet."""

SAYS: Final = re.compile(r"(?:means?|marks?|is|are|stands?|says|denotes|for|in|and|or|to|of)\b")
"""Behind a box that is spoken of."""

_CROSS_SAYS: Final = re.compile(
    r"(?:means?|marks?|stands? for|says|denotes"
    r"|(?:closes|opens|dismisses|deletes|removes|clears) the"
    r"|(?:(?:is|are) (?:shown|drawn|displayed|rendered|printed|used|announced)"
    r"|button|icon|symbol|emoji|reaction|mark) (?!(?:is |are )?(?:missing|broken|wrong|not)))\b"
)
"""Behind a cross that is spoken of, or that can be pressed."""

_SIGNS: Final = frozenset(
    ("icon", "icons", "symbol", "symbols", "emoji", "emojis", "button", "buttons", "reaction",
     "reactions", "colour", "colours", "color", "colors", "light", "lights", "lamp", "lamps", "led",
     "leds", "sign", "signs", "signal", "signals", "stop", "dot", "dots", "circle", "circles",
     "glyph", "glyphs", "character", "characters", "font", "legend")
)  # fmt: skip
"""Last before crosses at the end of a line, or but one: what the cross is."""

_EXPLAINS: Final = "=:-\u2013\u2014\u2192"

_OPEN: Final = rf"(?:\[{BLANK}{{0,3}}\]|\u2610|[\uff3b\u3010]{BLANK}{{0,3}}[\uff3d\u3011])"

_BULLET: Final = r"-+*;\u2022\u25e6\u2023\u25aa\u00b7\u2010-\u2015"

_SECOND: Final = re.compile(
    rf"(?<=[{_BULLET},|/&]){BLANK}{{1,3}}(?:{_OPEN}|\[[xX\u2713\u2717]\]|[\u2611\u2612])(?!\S)"
    rf"|(?<=[{_BULLET}]){BLANK}{{1,3}}(?:\([ xX]\)|[\u274c\u2717\u2718])(?!\S)"
    rf"|(?P<bare>(?<!\S){_OPEN}(?!\S))"
)
"""A box in the middle of a line: any behind a bullet or a comma, an empty one behind a word."""

_CROSSED: Final = re.compile(r"\( \)|[\u2612\u274c\u2717\u2718]")

_LISTING: Final = ",|/&"
"""Before a box that is one of a list, and begins no task."""

_EMPTY: Final = re.compile(rf"(?<!\S){_OPEN}(?!\S)")

_SPOKEN_OF: Final = frozenset(
    ("a", "an", "the", "this", "that", "each", "every", "all", "no", "any", "box", "boxes", "empty",
     "open", "checkbox", "checkboxes", "mark", "marks", "marker", "markers", "symbol", "symbols",
     "bracket", "brackets", "tick", "write", "writes", "use", "uses", "render", "renders", "show",
     "shows", "print", "prints", "parse", "parses", "from", "to", "of", "as", "with", "for", "by",
     "and", "or", "between", "like", "syntax", "returns", "return", "is", "are", "list", "lists",
     "array", "arrays", "default", "has", "have", "contains", "contain", "draws", "draw",
     "supports", "support", "glyph", "glyphs", "character", "characters", "=", "==")
)  # fmt: skip
"""Before a box that is spoken of."""

_TO_TICK: Final = frozenset(
    ("settings", "preferences", "options", "form", "forms", "dialog", "dialogs", "dialogue", "menu",
     "menus", "checkbox", "checkboxes", "toggle", "toggles", "questionnaire", "survey", "consent")
)  # fmt: skip
"""In what stands before a colon and boxes: they are what users of it tick."""

_TO_CHOOSE: Final = frozenset(
    ("option", "choice", "variant", "alternative", "plan", "version", "mode", "answer", "scenario")
)
"""First of the labels of a form, before *A* and *B*: they are for choosing one of them."""

_SIGN_WORDS: Final = 8

_BULLETS: Final = frozenset("-*+")

_TYPING: Final = frozenset(
    ("accept", "accepts", "like", "parse", "parses", "print", "prints", "render", "renders", "type",
     "types", "write", "writes")
)  # fmt: skip
"""Before a bullet and a box that are spoken of (*renders - [ ] as a box*)."""

_QUOTES: Final = ('"', "\u201c", "\u201e", "\u00ab", "'", "`")

_REST: Final = re.compile(r"[:;.](?s:.*)\Z")
"""What is said behind a label."""

_LABEL_ENDS: Final = " *_/|,;."
"""Around the label of a box that are none of it."""

_LONGEST_WORD: Final = 32
"""Characters beside a box that are looked at."""


def has_second_box(text: str, vocabulary: Vocabulary, *, bare: bool = True, own: str = "") -> bool:
    """Say whether a box, or a cross, stands in the middle of a line of *text*, a task or its note.

    One that is spoken of (*the box [ ] is drawn*, *[ ] means open*), a legend, a list where all
    are ticked (*dev, [x] stage, [x] prod*) and a form whose ticked answer passes (*[x] yes [ ] no*)
    are none. Without *bare* nor is one right behind a word. *own* is the box of the task, which may
    be the first one of a form.
    """
    return (
        may_hold_box(text)
        and any(
            text[: found.start()].strip()
            and (bare or found["bare"] is None)
            and not is_spoken_of(text, *found.span())
            and not (text[found.start() - 1] in _LISTING and _all_ticked(text))
            for found in _SECOND.finditer(text)
        )
        and not _is_answered(text, vocabulary)
        and not (own and _is_answered(f"{own} {text}", vocabulary))
    )


def has_open_box(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether an empty box stands anywhere in the note *text*, by the same exceptions."""
    return (
        may_hold_box(text)
        and any(
            text[found.end() :].strip() and not is_spoken_of(text, *found.span())
            for found in _EMPTY.finditer(text)
        )
        and not _is_answered(text, vocabulary)
    )


def _all_ticked(text: str) -> bool:
    """Say whether no box or symbol in *text* says that something is not done."""
    return not has_empty_box(text) and _CROSSED.search(text) is None


def has_empty_box(text: str) -> bool:
    """Say whether an empty box stands anywhere in *text*."""
    return _EMPTY.search(text) is not None


def begins_with_box(text: str) -> bool:
    """Say whether *text* begins with an empty box that is not spoken of."""
    found = _EMPTY.match(text)
    return (
        found is not None
        and bool(text[found.end() :].strip())
        and not is_spoken_of(text, *found.span())
    )


def _is_answered(text: str, vocabulary: Vocabulary) -> bool:
    """Say whether the boxes of *text* are a legend, or a form whose ticked answer passes.

    So are those of a page that is spoken of (*Settings page: [ ] SMS*), and of a choice.
    """
    first = BOX.search(text)
    if first is not None and _is_to_tick(text[: first.start()]):
        return True
    form = read_form(text[first.start() :]) if first is not None else None
    if first is None or form is None or not form.ticked:
        return False
    if len(form.ticked) == 1 and _is_choice((*form.ticked, *form.empty)):
        return True
    if len(form.ticked) == 1:
        whole = vocabulary.match(text[first.start() :])
        return whole.outcome is Outcome.PASS or _says_yes(form, vocabulary)
    return all(vocabulary.match(each).status and each for each in (*form.ticked, *form.empty))


def _says_yes(form: Form, vocabulary: Vocabulary) -> bool:
    """Say whether the ticked answer of *form* passes, and another answer would not have.

    The question may stand behind the last one: ``[x] yes | [ ] no: no critical bugs``.
    """
    said = vocabulary.match(_REST.sub("", form.ticked[0]).strip(_LABEL_ENDS))
    others = (vocabulary.match(_REST.sub("", each).strip(_LABEL_ENDS)) for each in form.empty)
    return (
        said.status is not None
        and said.outcome is Outcome.PASS
        and any(each.status is not None and each.outcome is not Outcome.PASS for each in others)
    )


def without_answered(text: str, vocabulary: Vocabulary) -> str:
    """Return *text* without the forms in it whose ticked answer passes, line by line.

    ``Status: ☐ Not started / ☐ In progress / ☑ Complete`` says that it is complete.
    """
    if not may_hold_box(text):
        return text
    lines = text.split("\n")
    for at, line in enumerate(lines):
        first = BOX.search(line)
        form = read_form(line[first.start() :]) if first is not None else None
        if first is None or form is None or len(form.ticked) != 1:
            continue
        if _says_yes(form, vocabulary):
            # Behind the last label something else may be said.
            rest = _REST.search(form.empty[-1])
            more = rest[0] if rest is not None else ""
            lines[at] = f"{line[: first.start()]}{form.ticked[0]}{more}"
    return "\n".join(lines)


def _is_to_tick(before: str) -> bool:
    """Say whether what stands *before* the first box is a page or a form of the product."""
    head = before.rstrip()
    if not head.endswith(":"):
        return False
    return not _TO_TICK.isdisjoint(head[-_LONGEST_WORD:-1].lower().split())


def _is_choice(labels: Sequence[str]) -> bool:
    """Say whether *labels* are like ``Option A`` and ``Option B``: one of them is to be chosen."""
    words = [label.lower().split() for label in labels]
    first = words[0][:1]
    return (
        len(words) > 1
        and all(each[:1] == first and len(each) > 1 for each in words)
        and first[0] in _TO_CHOOSE
    )


def is_spoken_of(text: str, start: int, end: int) -> bool:
    """Say whether the words beside the box at *start* to *end* speak of it."""
    if SAYS.match(text[end : end + _LONGEST_WORD].lstrip()) is not None:
        return True
    near = text[max(0, start - _LONGEST_WORD) : start]
    if near.rstrip(" -*+").endswith(_QUOTES):
        return True
    before = near.split()
    if before[-1:] != [] and before[-1] in _BULLETS and before[-2:-1] != []:
        return before[-2].lower() in _TYPING
    return bool(before) and before[-1].strip("\"'\u201c\u201d(:,;").lower() in _SPOKEN_OF


def is_cross_spoken_of(before: str, behind: str) -> bool:
    """Say whether the words *before* or *behind* a cross speak of it (*Close icon ❌*).

    *Behind* has to be empty for those before it to count.
    """
    if behind:
        return _CROSS_SAYS.match(behind.lstrip().lower()) is not None
    words = [each.strip("\"'\u201c\u201d(:,;").lower() for each in before.split()[-_SIGN_WORDS:]]
    if words[-1:] != [] and words[-1] in _SPOKEN_OF:
        return True
    while words[-1:] != [] and not any(map(str.isalnum, words[-1])):
        words.pop()  # other symbols, of which all are named
    return words[-1:] != [] and words[-1] in _SIGNS


def explains(rest: str, vocabulary: Vocabulary) -> bool:
    """Say whether *rest*, behind a symbol, says what it means: ``❌ = failed``, ``❌ Not met``."""
    return bool(rest) and (rest[0] in _EXPLAINS or vocabulary.match(rest).status is not None)


def swallows_task(text: str) -> bool:
    """Say whether *text*, which is that of a task or a note without its box, holds another box."""
    if not may_hold_box(text):
        return False
    return any(SAYS.match(line["rest"]) is None for line in BOXED_LINE.finditer(text))
