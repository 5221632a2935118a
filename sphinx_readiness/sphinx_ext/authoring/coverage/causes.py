"""Why a directive that stands in a text has not run, as far as that can be told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final, NamedTuple, TypeAlias

from sphinx_readiness.model.problems import Pairs, Place, RawProblem
from sphinx_readiness.reading.openings import Opening, pieces
from sphinx_readiness.reading.rest_places import Place as Block
from sphinx_readiness.reading.rest_places import Places
from sphinx_readiness.sphinx_ext.authoring.coverage.known_names import EVAL_REST
from sphinx_readiness.text.folding import shorten
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx.config import Config

RULE: Final = "unread-directive"

_SHOWN: Final = frozenset(("code", "comment"))
"""What stands in these is shown as an example, or taken out on purpose."""

_FRONT_MATTER: Final = re.compile(
    r"^[ \t]*(?:myst_?)?(enable_extensions|disable_syntax|gfm_only|commonmark_only)[ \t]*:", re.M
)

_SWITCHES: Final = ("myst_gfm_only", "myst_commonmark_only")

_COLON_FENCE: Final = "colon_fence"

_EXTENSIONS: Final = "myst_enable_extensions"


class Lost(NamedTuple):
    """What has not run: where it stands, in what, and what the parser said of it."""

    opening: Opening
    place: Place
    markdown: bool
    """Whether the parser of its text is one for Markdown."""
    around: Places
    inside: bool
    """Whether that is something of ours."""
    reason: str = ""


def front_matter(text: str) -> str:
    """Return the front matter of a Markdown *text*, with its marks, or an empty string."""
    if not text.startswith("---"):
        return ""
    end = re.search(r"^(?:---|\.\.\.)[ \t]*$", text[3:], re.M)
    return text[: 3 + end.end()] if end is not None else ""


def has_colons(text: str, config: Config) -> bool:
    """Say whether ``:::`` opens blocks in the Markdown *text*."""
    return not (_setting_in(text) or _setting_of(config))


def _setting_in(text: str) -> str:
    """Return the setting in the front matter of *text* by which ``:::`` opens nothing."""
    head = front_matter(text)
    for match in _FRONT_MATTER.finditer(head):
        name = match.group(1)
        value = head[match.end() :].partition("\n\n")[0]
        if name == "enable_extensions" and _COLON_FENCE in value:
            continue
        if name.endswith("_only") and not value.lstrip().lower().startswith(("true", "yes", "on")):
            continue
        return name
    return ""


def _setting_of(config: Config) -> str:
    """Return the setting in ``conf.py`` by which ``:::`` opens nothing."""
    if _EXTENSIONS not in config:
        return "extensions"
    for name in _SWITCHES:
        if getattr(config, name, False):
            return name
    return "" if _COLON_FENCE in config[_EXTENSIONS] else _EXTENSIONS


def problem_of(
    lost: Lost, text: str, config: Config, is_known: Callable[[str], bool]
) -> RawProblem | None:
    """Return what there is to say of *lost*, which stands in *text*; None if it is an example."""
    kinds = {each.kind for each in lost.around}
    if kinds & _SHOWN or ("html" in kinds and _is_fenced(lost, text)):
        return None
    message, hint, values = _why(lost, text, config, is_known)
    pairs = (("name", shorten(lost.opening.name, 80)), ("meant", lost.opening.meant), *values)
    # What is indented by four blanks in something of ours is no sample: rows are lost.
    minor = _is_announced(lost, text) and not lost.inside
    return RawProblem(RULE, lost.place, message, hint, pairs, minor=minor)


def _is_announced(lost: Lost, text: str) -> bool:
    """Say whether it is indented below a line that ends with a colon: it is an example, then."""
    start = next((each.line for each in lost.around if each.kind == "indented"), 0)
    above = (line.strip() for line in reversed(pieces(text)[0][: max(start - 1, 0)]))
    return bool(start) and next(filter(None, above), "").endswith(":")


def _is_fenced(lost: Lost, text: str) -> bool:
    """Say whether a fence stands above it in its HTML block: to an author that is an example."""
    start = next(each.line for each in reversed(lost.around) if each.kind == "html")
    mark = ""
    for line in pieces(text)[0][start - 1 : lost.opening.counted - 1]:
        bare = line.strip()
        if mark:
            mark = "" if bare and not bare.strip(mark[0]) and bare.startswith(mark) else mark
        elif bare.startswith(("```", "~~~")) and "{" not in bare:
            mark = bare[: len(bare) - len(bare.lstrip(bare[0]))]
    return bool(mark)


_Cause: TypeAlias = tuple[str, str, Pairs]
"""Message, hint and values."""


def _why(lost: Lost, text: str, config: Config, is_known: Callable[[str], bool]) -> _Cause:
    """Return the first cause that holds."""
    outer = next((each for each in reversed(lost.around) if each.kind != "div"), None)
    if outer is not None and outer.kind in _IN_BLOCK:
        return (*_IN_BLOCK[outer.kind], (("line", str(outer.line)),))
    in_rest = any(each.name == EVAL_REST for each in lost.around)
    if lost.opening.markdown != lost.markdown and not in_rest:
        return _FOREIGN[lost.markdown]
    if lost.opening.flaw:
        return _flawed(lost.opening)
    if outer is not None and not is_known(outer.name):
        return (
            N_("'{name}' stands in '{outer}', which is no directive; nothing in it is read"),
            N_("Correct the name '{outer}', or load the extension that it comes from."),
            (("outer", shorten(outer.name, 80)),),
        )
    found = _switched_off(lost.opening, text, config) if lost.markdown else None
    return found or _dropped(lost, outer)


def _dropped(lost: Lost, outer: Block | None) -> _Cause:
    """Return what the parser said, or that a directive did not read its content, or nothing."""
    if lost.reason:
        return (
            N_("the parser could not read this: {reason}"),
            N_("Correct its markup; until then nothing in it is checked."),
            (("reason", lost.reason),),
        )
    if outer is not None:
        return (
            N_("'{name}' stands in '{outer}', which has not read its content as markup"),
            N_("Move it to the top level of the document."),
            (("outer", shorten(outer.name, 80)),),
        )
    return (
        N_("'{name}' stands here, but has not run; nothing in it is read"),
        N_("Put blank lines around it, or move it to the top level of the document."),
        (),
    )


_IN_BLOCK: Final = {
    "indented": (
        N_("'{name}' is indented by four blanks or more, so it is shown as code and not read"),
        N_("Indent it less, or put it between ``` if it is an example."),
    ),
    "unclosed": (
        N_("'{name}' stands in the block of line {line}, which has no end; it is not read"),
        N_("Close the block above it."),
    ),
    "element": (
        N_("'{name}' stands in the HTML element of line {line}, whose text is no markup"),
        N_("Move it out of the element."),
    ),
    "html": (
        N_("'{name}' stands in the HTML block of line {line}, which is shown as it is"),
        N_("Put a blank line above it; until then nothing in it is read."),
    ),
}

_FOREIGN: Final[dict[bool, _Cause]] = {
    True: (
        N_("'{name}' is written as in reST, but read as Markdown; nothing in it is checked"),
        N_("Write ':::{{{meant}}}', or put it into an 'eval-rst' directive."),
        (),
    ),
    False: (
        N_("'{name}' is written as in Markdown, but read as reST; nothing in it is checked"),
        N_("Write '.. {meant}::'."),
        (),
    ),
}
"""What is written in the other syntax, by whether its file is read as Markdown."""


def _flawed(opening: Opening) -> tuple[str, str, Pairs]:
    if opening.flaw == "stranger":
        return (
            N_("there is no directive '{name}'; nothing in it is read"),
            N_("Correct its name, or load the extension that it comes from."),
            (),
        )
    if opening.flaw == "unknown":
        return (
            N_("there is no directive '{name}'; nothing in it is read"),
            N_("Did you mean '{meant}'?"),
            (),
        )
    if opening.flaw == "twin":
        odd = ", ".join(f"U+{ord(char):04X}" for char in opening.odd)
        return (
            N_("'{name}' only looks like a directive: it holds {characters}, so it is not read"),
            N_("Write the line anew: in Markdown ':::{{{meant}}}', in reST '.. {meant}::'."),
            (("characters", odd),),
        )
    return (
        N_("'{written}' starts no directive '{meant}'; it is read as text or left out"),
        N_("In Markdown write ':::{{{meant}}}', in reST '.. {meant}::'."),
        (("written", shorten(opening.written, 80)),),
    )


def _switched_off(opening: Opening, text: str, config: Config) -> _Cause | None:
    """Return the setting by which no directive of its kind is read, if there is one."""
    if opening.mark == ":" and (setting := _setting_in(text)):
        return (
            N_("':::' starts no directive on this page, as its front matter sets '{setting}'"),
            N_("Take the setting away, or add 'colon_fence' to 'enable_extensions' there."),
            (("setting", setting),),
        )
    setting = _setting_of(config)
    if setting == _EXTENSIONS and opening.mark != ":":
        return None
    return (*_SETTINGS.get(setting, _ONLY), (("setting", setting),)) if setting else None


_SETTINGS: Final = {
    _EXTENSIONS: (
        N_("':::' starts no directive here, as 'colon_fence' is not enabled"),
        N_("Add 'colon_fence' to myst_enable_extensions, or use ``` fences."),
    ),
    "extensions": (
        N_("directives in Markdown are not read, as 'myst_parser' is not loaded"),
        N_("Add 'myst_parser' to 'extensions'."),
    ),
}

_ONLY: Final = (
    N_("directives in Markdown are not read, as '{setting}' is set"),
    N_("Take '{setting}' out of conf.py."),
)


def innermost_only(found: Sequence[Lost]) -> list[Lost]:
    """Leave out what stands in another one that is lost: its own finding says it all."""
    lines = {(each.place[0], each.opening.counted) for each in found}
    return [
        each for each in found
        if not any(
            (each.place[0], around.line) in lines and around.line != each.opening.counted
            for around in each.around
        )
    ]  # fmt: skip
