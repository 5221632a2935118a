"""What is wrong with the form of a directive, and would otherwise be lost without a word."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Final

from sphinx_readiness.assembly.homes import PREFIX
from sphinx_readiness.model.problems import RawProblem
from sphinx_readiness.reading.openings import LINE_ENDS
from sphinx_readiness.reading.prefilter import has_breaks
from sphinx_readiness.sphinx_ext.build.build import build_of
from sphinx_readiness.text.ids import is_valid_id
from sphinx_readiness.text.phrases import N_

if TYPE_CHECKING:
    from sphinx_readiness.sphinx_ext.authoring.placed_directive import PlacedDirective

_FENCE: Final = re.compile(r"[ \t>]*(?:`{3,}|~{3,}|:{3,})[ \t]*\{")

_COLON_OPTION: Final = re.compile(r"[ \t]*:[ \t]*([a-zA-Z][\w-]{0,40})")

_YAML_KEY: Final = re.compile(r"[ \t]*['\"]?([a-zA-Z][\w-]{0,40})['\"]?[ \t]*:(?=\s|\Z)")

_OPTION: Final = re.compile(r":(?P<name>[a-z][a-z-]{0,40}):(?=\s|\Z)")

_TITLE_OPTION: Final = re.compile(r"(?:(?<=\s)|\A):([a-z][a-z-]{0,40}):(?=\s)")

_ROW: Final = re.compile(r"\s*(?:[-*+\u2022]\s|\||\+[-=]|={2,}|\.\.\s)")
"""Beginnings of lines that are meant as a body, not as a title."""

_LOST: Final = re.compile(
    r"[-*+] \[.?\] |\+[-=]{2}[-=+]*+\s*+\Z|={2,}+ ++=[= ]*+\Z|\.\. (?:list-|csv-)?table::"
)
"""Beginnings of task lists and tables that belong to a directive above."""

_BREAKS: Final = re.compile("[\x0b\x0c\x1c-\x1e\x85\u2028\u2029]")

_REST_BREAKS: Final = re.compile("[\x1c-\x1e\x85\u2028\u2029]")
"""Those for docutils, which takes the others for blanks."""


def valid_prefix(directive: PlacedDirective, options: dict[str, str]) -> None:
    """Leave out the ``prefix`` of *options*, with a note, if no id can begin with it."""
    prefix = options.get(PREFIX, "")
    if prefix and not is_valid_id(f"{prefix}1"):
        del options[PREFIX]
        directive.problem(
            "invalid-option",
            N_("'{prefix}' cannot be the beginning of an id; it is left out"),
            N_("Begin with a letter or digit and use letters, digits, '.', '-' and '_' only."),
            prefix=prefix,
        )


def report_form(directive: PlacedDirective) -> None:
    """Note text that the directive has no place for, and options that were not read."""
    _report_surplus(directive)
    if directive.markdown:
        _report_unread_options(directive)
        _report_line_breaks(directive)
    else:
        _report_breaks_of_rest(directive)
    if not directive.markdown and directive.arguments and "\n" in directive.arguments[0]:
        _report_swallowed_body(directive)
    known = frozenset(option.name for option in directive.declared)
    for name in _TITLE_OPTION.findall(directive.title) if ":" in directive.title else ():
        if name in known:
            directive.problem(
                _rule_of(directive, name),
                N_("':{option}:' stands in the title, so it is text and no option"),
                N_("Write it on a line of its own, below the title."),
                option=name,
            )
    for name, line in _leading_options(directive.content.data, known):
        directive.problem(
            _rule_of(directive, name),
            N_("':{option}:' stands after a blank line, so it is text and no option"),
            N_("Remove the blank line above it."),
            line=line,
            option=name,
        )


def _rule_of(directive: PlacedDirective, option: str) -> str:
    """Return the rule for an *option* that is lost: an error where it decides."""
    return "unread-directive" if directive.decisive(option) else "invalid-option"


def _report_surplus(directive: PlacedDirective) -> None:
    if directive.title and not directive.argument:
        directive.problem(
            "invalid-option",
            N_("directive '{directive}' takes no argument; '{text}' is left out"),
            N_("Remove it."),
            directive=directive.name,
            text=directive.title,
        )
    if not directive.body and any(line.strip() for line in directive.content):
        directive.problem(
            "malformed-row",
            N_("directive '{directive}' takes no body; what it holds is not read"),
            N_("Move it into a '{checklist}'."),
            directive=directive.name,
            checklist=build_of(directive.env).names.written("checklist"),
        )


def _report_line_breaks(directive: PlacedDirective) -> None:
    """Note characters inside of lines at which Markdown's parser breaks the body of directives."""
    written = directive.written()
    first = _BREAKS.search(written) if has_breaks(written) else None
    if first is not None:
        cut = any("|" in line and _BREAKS.search(line) for line in LINE_ENDS.split(written))
        line = written.count("\n", 0, first.start())
        _note_breaks(directive, line, written, "malformed-row" if cut else "hidden-characters")


def _report_breaks_of_rest(directive: PlacedDirective) -> None:
    """Note the same in reST, where what is behind the character begins at the margin.

    So the body ends there, and the rows below are no part of it.
    """
    source = directive.get_source_info()[0]
    if not source or not directive.gathered.numbers_of(source):
        return
    number = directive.place()[1]
    lines = directive.gathered.lines_of(source)
    body = skip_indented(lines, number)
    for at in range(number - 1, min(body, len(lines))):
        if _REST_BREAKS.search(lines[at]) is not None:
            _note_breaks(directive, at - number + 1, lines[at], "malformed-row")
            return


def skip_indented(lines: Sequence[str], number: int) -> int:
    """Return how many of *lines* there are up to the end of the block that line *number* opens."""
    opening = lines[number - 1] if 0 < number <= len(lines) else ""
    margin = len(opening) - len(opening.lstrip())
    end = number
    while end < len(lines):
        line = lines[end]
        if line.strip() and len(line) - len(line.lstrip()) <= margin:
            break
        end += 1
    return end


def _note_breaks(directive: PlacedDirective, below: int, text: str, rule: str) -> None:
    """Note the characters in *text*, *below* so many lines; they cut rows, or only a text."""
    path, line = directive.place()
    found = {f"U+{ord(char):04X}" for char in _BREAKS.findall(text)}
    directive.gathered.problems.append(
        RawProblem(
            rule,
            (path, line + below),
            N_("characters that break lines are hidden in the body: {characters}"),
            N_("Delete them, or write the text anew; they cut rows in two."),
            (("characters", ", ".join(sorted(found))),),
        )
    )


def _report_swallowed_body(directive: PlacedDirective) -> None:
    """Note a body that reST took for the rest of the argument."""
    lines = directive.arguments[0].splitlines()
    if any(_OPTION.match(line.strip()) for line in lines[1:]):
        directive.problem(
            "unread-directive",
            N_("an option is read as part of the title, as no plain blanks stand before it"),
            N_("Indent it by plain blanks, as deep as the other options."),
        )
    if any(map(_ROW.match, lines[1:])):
        directive.problem(
            "malformed-row",
            N_("without a blank line above it, the body is read as part of the title"),
            N_("Put a blank line between the directive and its body."),
        )


def report_unindented(directive: PlacedDirective) -> None:
    """Note rows below an empty directive of reST that are not indented, so that it ends before."""
    source, number = directive.get_source_info()
    lines = directive.gathered.lines_of(source)
    opening = lines[number - 1] if 0 < number <= len(lines) else ""
    margin = opening[: len(opening) - len(opening.lstrip())]
    for at in range(number, len(lines)):
        line = lines[at]
        if not line.strip() or line.startswith(f"{margin} "):
            continue
        if line.startswith(margin) and _LOST.match(line[len(margin) :]):
            directive.problem(
                "malformed-row",
                N_("what follows is not indented, so the directive has no body"),
                N_("Indent the rows by as much as the options of the directive."),
            )
        return


def _report_unread_options(directive: PlacedDirective) -> None:
    """Note options of Markdown that its parser dropped, for it could not read them as YAML."""
    names, closed = _written_options(directive.written().splitlines())
    lost = [name for name in dict.fromkeys(names) if name.lower() not in directive.options]
    if lost:
        directive.problem(
            "unread-directive",
            N_("these options cannot be read and are left out: {options}")
            if closed
            else N_("the options have no end, so the body is lost; they begin with: {options}"),
            N_("Quote values with special characters; a block of options ends with '---'."),
            options=", ".join(lost[:12]),
        )
    folded = [name.lower() for name in names]
    for name in dict.fromkeys(name for name in folded if folded.count(name) > 1):
        directive.problem(
            _rule_of(directive, name),
            N_("option '{option}' is given more than once; the last one counts"),
            N_("Keep one of them."),
            option=name,
        )


def _written_options(lines: Sequence[str]) -> tuple[list[str], bool]:
    """Return the names of the options that the text of a directive begins with.

    And whether they have an end: a block of YAML between ``---`` may lack its second line.
    """
    start = 1 if lines and _FENCE.match(lines[0]) else 0
    rest = list(lines[start:])
    if not rest:
        return [], True
    if rest[0].strip() == "---":
        end = next((at for at, line in enumerate(rest) if at and line.strip() == "---"), None)
        block = rest[1:end]
        return list(_names(block, _YAML_KEY)), end is not None
    options: list[str] = []
    for line in rest:
        if not line.lstrip().startswith(":") or line.lstrip().startswith(":::"):
            break
        options.append(line)
    return list(_names(options, _COLON_OPTION)), True


def _names(lines: Sequence[str], pattern: re.Pattern[str]) -> Iterator[str]:
    for line in lines:
        match = pattern.match(line)
        if match is not None:
            yield match.group(1)


def _leading_options(lines: Sequence[str], names: frozenset[str]) -> Iterator[tuple[str, int]]:
    """Yield each option of *names* that the body *lines* begin with, and its line from 0.

    After a blank line an option is no option any more, but text.
    """
    for number, line in enumerate(lines):
        match = _OPTION.match(line)
        if match is None:
            if line.strip():
                return
        elif match.group("name") in names:
            yield match.group("name"), number
