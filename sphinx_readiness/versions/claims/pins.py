"""The versions that a document pins: one look at its text for each form whose sign is in it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from itertools import islice
from typing import Final, NamedTuple

from sphinx_readiness.versions.claims.claim_patterns import ANY_VERSION, END, VERSION
from sphinx_readiness.versions.claims.contexts import CODE, DATA, PROSE, SHELL
from sphinx_readiness.versions.pin_form import ANYWHERE, COMMANDS, MANIFESTS, NEAR, PinForm

MOST_LOOKED_AT: Final = 5_000
"""Places of each form in one page that are looked at."""

LINE: Final = 300
"""Characters of a line before a sign that are looked at."""

LINES: Final = 8
"""Lines that a command goes on from."""

_WHERE: Final[dict[str, AbstractSet[str]]] = {
    COMMANDS: frozenset((PROSE, SHELL)),
    MANIFESTS: frozenset((PROSE, SHELL, DATA)),
    ANYWHERE: frozenset((PROSE, SHELL, DATA, CODE)),
}

_PLACEHOLDERS: Final = {
    "{name}": r"(?P<key>[A-Za-z][\w.-]{0,60})",
    "{version}": rf"(?P<version>{VERSION}){END}",
    "{any}": rf"(?P<version>{ANY_VERSION}){END}",
    "{number}": rf"(?P<version>{VERSION})",
    "{tag}": rf"(?:(?P<version>{VERSION})(?:-[A-Za-z][\w.-]{{0,40}})?(?![\w-])"
    rf"|(?P<short>v?\d{{1,2}})(?![\w.-]))",
    "{operator}": r"(?P<operator>\^|~[>=]?|>=?|={1,3})?[ ]?",
}
"""What stands for what in the patterns of forms."""

SENTENCE: Final = 240
"""Characters before a pin in prose that are looked at for what is said of it."""

_EXAMPLE: Final = re.compile(r"\b(?:[Ff]or example|[Ff]or instance|e\.g\.|[Ss]uppose|[Ii]magine)")

_GOES_ON: Final = re.compile(r"[ \t][\\`^]\r?\n[ \t]{0,80}")
"""A line of a command ends, and the command does not."""

NO_NAMES: Final = frozenset(
    ("", "version", "rev", "tag", "name", "product", "project", "package", "app", "release", "api")
)
"""What may stand where a name does, and is none."""

_WHOLE: Final = 3
"""Numbers of a version that is meant as such even where a manifest reads a range."""


class Pin(NamedTuple):
    """A version that is pinned, where it starts, and what the lines may be that it stands on."""

    name: str
    version: str
    position: int
    operator: str
    kinds: AbstractSet[str]


class Compiled(NamedTuple):
    """The patterns of one form."""

    whole: re.Pattern[str]
    """From the sign on."""
    before: re.Pattern[str] | None
    about: re.Pattern[str] | None
    near: re.Pattern[str] | None
    unless: re.Pattern[str] | None


@lru_cache(maxsize=256)
def compiled(form: PinForm) -> Compiled:
    """Return the patterns of *form*; raises ``re.error`` for one that has none."""
    others = (form.before, form.about, form.near, form.unless)
    made = (re.compile(_filled(each)) if each else None for each in others)
    return Compiled(re.compile(re.escape(form.sign) + _filled(form.after)), *made)


def _filled(pattern: str) -> str:
    for mark, meant in _PLACEHOLDERS.items():
        pattern = pattern.replace(mark, meant)
    return pattern


def find_pins(text: str, forms: Sequence[PinForm]) -> Iterator[Pin]:
    """Yield what *text* pins in *forms*, each place once; linear in *text*."""
    seen: set[tuple[str, int]] = set()
    for form in forms:
        if form.sign not in text:
            continue
        patterns = compiled(form)
        for hit in islice(patterns.whole.finditer(text), MOST_LOOKED_AT):
            pin = _pin(text, form, patterns, hit)
            if pin is not None and (pin.name, pin.position) not in seen:
                seen.add((pin.name, pin.position))
                yield pin


def _pin(text: str, form: PinForm, patterns: Compiled, hit: re.Match[str]) -> Pin | None:
    groups = hit.groupdict()
    if patterns.before is not None or patterns.about is not None:
        before = _line_before(text, hit.start())
        if patterns.before is not None:
            match = patterns.before.search(before)
            if match is None:
                return None
            groups |= match.groupdict()
        if patterns.about is not None and patterns.about.search(before) is None:
            return None
    start = max(hit.start() - NEAR, 0)
    if patterns.near is not None and patterns.near.search(text, start, hit.start()) is None:
        return None
    if patterns.unless is not None and patterns.unless.search(text, start, hit.start()):
        return None
    group = "version" if groups.get("version") else "short"
    name, version = groups.get("key") or "", groups.get(group) or ""
    if not version or name.lower() in NO_NAMES:
        return None
    operator = groups.get("operator") or _meant(form.bare, version)
    kinds = _WHERE[form.where]
    if _is_example(text, hit.start()):
        kinds -= {PROSE}
    return Pin(name.removesuffix(".git"), version, hit.start(group), operator, kinds)


def _is_example(text: str, position: int) -> bool:
    """Say whether a sentence that leads to *position* gives it as an example."""
    first = max(position - SENTENCE, 0)
    start = max(text.rfind("\n\n", first, position), first)
    return _EXAMPLE.search(text, start, position) is not None


def _meant(bare: str, version: str) -> str:
    """Return the range that *version* means without an operator.

    In a manifest of Cargo it is one, but who writes all numbers means this version.
    """
    if bare != "cargo":
        return bare
    return "" if version.count(".") + 1 >= _WHOLE else "^"


def _line_before(text: str, position: int) -> str:
    """Return what stands before *position* on its line and on the lines that this goes on from."""
    start = _line_start(text, position)
    for _ in range(LINES):
        end = start - 1 - text.startswith("\r\n", start - 2)
        if end < 2 or text[start - 1] != "\n" or not _GOES_ON.match(text, end - 2):  # noqa: PLR2004
            break
        start = _line_start(text, end)
    before = text[start:position]
    return _GOES_ON.sub(" ", before) if "\n" in before else before


def _line_start(text: str, position: int) -> int:
    """Return where the line of *position* starts, at most :data:`LINE` before it."""
    first = max(position - LINE, 0)
    before = max(text.rfind(end, first, position) for end in "\n\r")
    return before + 1 if before >= 0 else first
