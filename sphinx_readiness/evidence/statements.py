"""Which items say something that can be checked; looked at for every item that is read.

A statement is a verb and what it needs, as a code span or in so many words. Words for people stay
words for people: what only starts with a verb is no statement (``version control``), unless
something in it can only have been meant for a machine (``version README.md please``).
"""

from __future__ import annotations

import difflib
import re
from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from sphinx_readiness.evidence.code_spans import Piece, parts_of
from sphinx_readiness.evidence.forms import COMPARES, NUMBER, given, without_origin
from sphinx_readiness.evidence.noted_dependencies import names_dependency
from sphinx_readiness.evidence.registry import OWN
from sphinx_readiness.evidence.verbs import WORDS
from sphinx_readiness.model.items import Item
from sphinx_readiness.text.folding import is_blank

if TYPE_CHECKING:
    from sphinx_readiness.evidence.kinds import EvidenceKind

SIMILAR: Final = 0.8
"""How much alike (by ``difflib``, up to 1) a misspelled verb has to be."""

LONGEST: Final = 4_000
"""Characters of a cell that are looked at for statements."""

_QUOTES: Final = str.maketrans("\u201c\u201d\u201e\u2018\u2019", '"""\'\'')

_HEAD: Final = re.compile(
    r"(?P<verb>[A-Za-z][\w-]{0,30})(?P<colon>:?)(?:\s++(?P<rest>\S.*))?\Z", re.DOTALL
)

FOREIGN_LIMIT: Final = 300
"""Characters behind the verb of a plug-in that are compared with its form."""


class Verbs:
    """The verbs that statements may start with, and their kinds: ours and those of plug-ins."""

    def __init__(self, foreign: Iterable[EvidenceKind] = ()) -> None:
        """Know the kinds of *foreign* besides ours."""
        self.foreign = {each.verb: each for each in foreign}
        self.names = tuple(dict.fromkeys((*OWN, *self.foreign)))
        self.mention = re.compile("|".join(map(re.escape, self.names)), re.IGNORECASE)
        """What stands in any text that states something."""
        self._kinds = dict(self.foreign)
        self._forms: dict[str, re.Pattern[str]] = {}
        self.read: dict[tuple[str, str, tuple[str, ...] | None], Stated] = {}
        """What cells state, by field, text and words in code: a lint asks twice."""

    def kind(self, verb: str) -> EvidenceKind:
        """Return the kind of *verb*; one of ours is imported for it."""
        found = self._kinds.get(verb)
        if found is None:
            found = self._kinds[verb] = OWN[verb]()
        return found

    def match(self, verb: str, rest: str) -> re.Match[str] | None:
        """Return how *rest* is in the form of *verb*, or None."""
        if verb in self.foreign and len(rest) > FOREIGN_LIMIT:
            return None
        form = self._forms.get(verb)
        if form is None:
            form = self._forms[verb] = re.compile(self.kind(verb).form)
        return form.fullmatch(rest)

    def similar(self, word: str) -> str:
        """Return the verb that *word* is, or is a misspelling of; else nothing."""
        return next(iter(difflib.get_close_matches(word, self.names, 1, SIMILAR)), "")

    def is_meant(self, verb: str, code: str) -> bool:
        """Say whether the statement *code*, which stands amid words, is one surely."""
        return verb in self.foreign or verb in WORDS or self.is_marked(verb, code)

    def is_word(self, verb: str) -> bool:
        """Say whether *verb* is one of ours that people use as well."""
        return verb in WORDS and verb not in self.foreign

    def is_marked(self, verb: str, rest: str) -> bool:
        """Say whether something in *rest* can only have been meant for a machine."""
        if not verb:
            return False
        marked = self.kind(verb).marked
        return marked(rest) if marked is not None else self.match(verb, rest) is not None


_WORK: Final = frozenset(
    ("analysis", "approval", "audit", "audits", "baseline", "bot", "check", "checks", "control",
     "freeze", "graph", "hygiene", "injection", "inventory", "licences", "licenses", "list",
     "lock", "management", "map", "matrix", "monitoring", "pinning", "plan", "policy", "process",
     "report", "reports", "resolution", "review", "reviewed", "reviews", "risk", "scan", "scanned",
     "scanner", "scanning", "scans", "strategy", "table", "tracking", "tree", "triage", "update",
     "updated", "updates", "upgrade", "upgrades", "verification", "versions")
)  # fmt: skip
"""What people do with dependencies: behind that word they are names only of what is there."""


_COMMAND: Final = re.compile(r"-|[a-z][a-z-]*+(?:\s|\Z)")
"""What stands behind the name of a program: ``coverage run``, ``sarif --version``."""


class Statement(NamedTuple):
    """A statement in a form that is known."""

    verb: str
    given: Mapping[str, str]
    """What stands in the places of its form, by name; empty for what was left out."""
    loose: bool = False
    """It may be words for people as well, so that only what is so counts."""
    text: str = ""
    """As it is written."""
    belongs: Mapping[str, str] = {}
    """What it says of its proof: ``commit``, ``version`` and ``date``, as written."""


class Stated(NamedTuple):
    """The statements of a cell, and the verb of the first part that is in none of the forms."""

    found: tuple[Statement, ...] = ()
    wrong: str = ""
    prose: bool = False
    """There are words for people beside them."""


NOTHING: Final = Stated()


def evidence_of(item: Item, verbs: Verbs) -> Stated:
    """Return what the evidence of *item* states: in a cell only what is marked as code does."""
    if not item.evidence:
        return NOTHING
    key = ("evidence", item.evidence, item.stated)
    found = verbs.read.get(key)
    if found is None:
        found = verbs.read[key] = _evidence_of(item, verbs)
    return found


def _evidence_of(item: Item, verbs: Verbs) -> Stated:
    if item.stated is None:
        return read_statements(item.evidence, "evidence", verbs=verbs)
    if not item.stated:
        return NOTHING
    marked = _marked(item.evidence, item.stated)
    return read_statements(marked, "evidence", only_code=True, verbs=verbs)


def verify_of(item: Item, verbs: Verbs) -> Stated:
    """Return what the ``verify`` cell or option of *item* states."""
    if not item.verify:
        return NOTHING
    key = ("verify", item.verify, item.stated)
    found = verbs.read.get(key)
    if found is None:
        marked = _marked(item.verify, item.stated or ())
        found = verbs.read[key] = read_statements(marked, "verify", verbs=verbs)
    return found


def _marked(text: str, codes: Iterable[str]) -> str:
    """Return the plain *text* of a cell with those of *codes* that it holds marked as such."""
    if "`" in text:  # an option, as it is written
        return text
    pieces, position = [], 0
    for code in (" ".join(each.split()) for each in codes):
        at = text.find(code, position)
        if at >= 0 and code and "`" not in code:
            pieces += [text[position:at], "`", code, "`"]
            position = at + len(code)
    return "".join((*pieces, text[position:]))


def read_statements(
    text: str, field: str, *, only_code: bool = False, verbs: Verbs | None = None
) -> Stated:
    """Return what the cell *text* of *field* (``verify`` or ``evidence``) states.

    In a ``verify`` cell the parts between semicolons have to be statements all of them, or none;
    evidence may hold anything beside them. With *only_code* words outside code spans state nothing.
    Without *verbs* there are only ours.
    """
    verbs = verbs or Verbs()
    if not text or is_blank(text) or not _may_state(text, field, verbs):
        return NOTHING
    read = [
        (part, *_read_part(part, field, verbs, only_code=only_code))
        for part in parts_of(text[:LONGEST].translate(_QUOTES))
    ]
    found = [each for _, some, _ in read for each in some]
    wrong = next((verb for _, _, verb in read if verb), "")
    prose = [_words(part) for part, some, verb in read if not some and not verb]
    if field == "evidence":
        beside = bool(prose) or any(some and _has_words(part) for part, some, _ in read)
        return Stated(tuple(found), wrong, beside) if found or wrong else NOTHING
    if any(not each.loose for each in found):  # beside a statement the others are some, too
        for words in prose:
            one, verb = _read(words, field, verbs, code=True)
            found += [one] if one is not None else []
            if one is None:
                wrong = wrong or verb or verbs.similar(first_word(words)) or found[0].verb
    elif prose and not wrong:
        return NOTHING
    return Stated(tuple(found), wrong)


def _may_state(text: str, field: str, verbs: Verbs) -> bool:
    if verbs.mention.search(text[:LONGEST]) is not None:
        return True
    return field == "verify" and bool(verbs.similar(first_word(text)))


def _words(part: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in part).strip()


def _has_words(part: tuple[Piece, ...]) -> bool:
    """Say whether there are words for people beside code spans."""
    bare = "".join(piece.text for piece in part if not piece.code).strip(" \t\n,.:&+()")
    return any(piece.code for piece in part) and bare.lower() not in {"", "and"}


def _read_part(
    part: tuple[Piece, ...], field: str, verbs: Verbs, *, only_code: bool
) -> tuple[list[Statement], str]:
    """Return the statements in a part of a cell, and the verb of one that is not understood."""
    codes = [piece.text.strip() for piece in part if piece.code]
    if codes and not _has_words(part):
        found, wrong = [], ""
        for code in codes:
            one, verb = _read(code, field, verbs, code=True)
            found += [one] if one is not None else []
            wrong = wrong or verb
        return found, wrong
    if only_code:  # of words such as "see `file a.md`" only what people do not use counts
        read = (_read(code, field, verbs, code=True)[0] for code in codes)
        return [one for one in read if one is not None and verbs.is_word(one.verb)], ""
    one, verb = _read(_words(part), field, verbs, code=False)
    if one is not None or verb or field == "evidence":
        return ([one] if one is not None else []), verb
    for code in codes:  # a statement amid words: its author believes that it is checked
        one, _ = _read(code, field, verbs, code=True)
        if one is not None and verbs.is_meant(one.verb, code):
            return [], one.verb
    return [], ""


def _read(text: str, field: str, verbs: Verbs, *, code: bool) -> tuple[Statement | None, str]:
    """Return the statement *text*, or the verb whose form it has not; neither for other words."""
    head = _HEAD.match(text)
    if head is None:
        return None, ""
    word, rest = head["verb"].lower(), (head["rest"] or "").strip()
    verb = word if word in verbs.names else ""
    rest, belongs = without_origin(rest)
    marked = verbs.is_marked(verb or verbs.similar(word), rest)
    if not verb:
        meant = verbs.similar(word) if field == "verify" and marked else ""
        return None, meant
    match = verbs.match(verb, rest) if rest and not head["colon"] else None
    sentence = head["verb"][0].isupper() and not code
    if match is not None and (code or marked) and not (sentence and field == "evidence"):
        return Statement(verb, given(match), text=text, belongs=belongs), ""
    compares = COMPARES.search(rest) is not None
    if field == "evidence":
        return None, verb if code and (compares or marked) else ""
    if match is not None and verb == "dependency" and not sentence:
        loose = rest.lower() in _WORK
        return Statement(verb, given(match), loose=loose, text=text, belongs=belongs), ""
    if verbs.is_word(verb):
        meant_for_us = compares or (bool(rest) and _COMMAND.match(rest) is None)
        return None, verb if marked or (code and meant_for_us) else ""
    if code or compares or (not sentence and (marked or not rest or NUMBER.search(rest))):
        return None, verb
    return None, ""


def first_word(text: str) -> str:
    """Return the first word of *text* as verbs are compared."""
    return text.strip().strip("`").partition(" ")[0].lower().rstrip(":")[:40]


def states_something(item: Item, verbs: Verbs) -> bool:
    """Say whether *item* says anything that can be checked."""
    return (
        bool(item.verify and verify_of(item, verbs) != NOTHING)
        or bool(item.evidence and evidence_of(item, verbs) != NOTHING)
        or names_dependency(item)
    )
