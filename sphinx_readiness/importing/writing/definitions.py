"""Footnotes, terms with their definitions, labels and comments, from one markup to another."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from typing import Final

from sphinx_readiness.importing.blocks import MARKDOWN, REST
from sphinx_readiness.importing.inline import convert

Inner = Callable[[Sequence[str]], list[str]]
"""From lines in the markup of the source to those in that of the target."""

_NOTE: Final = re.compile(r" {0,3}\[\^(?P<name>[^\[\]\s]{1,80})\]:[ \t]*(?P<text>.*)\Z")

_REST_NOTE: Final = re.compile(r"\.\. \[\#?(?P<name>[\w.-]{1,80})\](?:[ \t]+(?P<text>.*))?\Z")

_LABEL: Final = re.compile(r" {0,3}\((?P<name>[^()]{1,200})\)=[ \t]*\Z")

_REST_LABEL: Final = re.compile(r"\.\. _(?P<name>[^:`]{1,200}|`[^`]{1,200}`):[ ]*\Z")

_OPTION: Final = re.compile(r"(?:--?[A-Za-z0-9?]|/[A-Z])\S*+(?:[ =]<?[\w-]++>?)?(?:  |\Z|,)")
"""How a list of options of a program begins."""


def label_line(label: str, target: str) -> str:
    """Return the line that gives the heading below it a *label*."""
    if target == MARKDOWN:
        return f"({label})="
    return f".. _`{label}`:" if ":" in label else f".. _{label}:"


def labels_of(lines: Sequence[str], markup: str) -> list[str]:
    """Return the labels that *lines* are; none if one of them is something else."""
    pattern = _LABEL if markup == MARKDOWN else _REST_LABEL
    found = [pattern.match(line) for line in lines]
    return [each["name"].strip("`") for each in found if each] if all(found) else []


def note_lines(lines: Sequence[str], source: str, target: str, inner: Inner) -> list[str]:
    """Return the footnote that *lines* are in *target*; nothing where they are none."""
    match = (_NOTE if source == MARKDOWN else _REST_NOTE).match(lines[0])
    if match is None:
        return []
    body = [match["text"] or "", *_dedented(lines[1:])]
    made = inner(body)
    if target == REST:
        label = convert(f"[^{match['name']}]", MARKDOWN, REST).removesuffix("_")
        head = f".. {label}"
    else:
        head = f"[^{match['name']}]:"
    return _below(head, made, 3 if target == REST else 4)


def terms_of_markdown(lines: Sequence[str]) -> list[str] | None:
    """Return a paragraph that is a term with its definitions (``: so``) in reST, or None."""
    if len(lines) < 2 or lines[0].lstrip().startswith(":"):  # noqa: PLR2004
        return None
    if not all(line.lstrip().startswith(": ") for line in lines[1:]):
        return None
    made = [convert(lines[0].strip(), MARKDOWN, REST)]
    for number, line in enumerate(lines[1:]):
        made += [*([""] if number else []), f"   {convert(line.strip()[2:], MARKDOWN, REST)}"]
    return made


def terms_of_rest(lines: Sequence[str], inner: Inner) -> list[str]:
    """Return a list of definitions of reST in Markdown: an item for each term."""
    starts = [at for at, line in enumerate(lines) if not at or line[:1] not in ("", " ", "\t")]
    made: list[str] = []
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        term, *classifiers = lines[start].strip().split(" : ")
        head = f"- **{convert(term, REST, MARKDOWN).replace('**', '')}**"
        head += "".join(f" ({convert(each, REST, MARKDOWN)})" for each in classifiers)
        body = list(lines[start + 1 : end])
        while body and not body[-1].strip():
            body.pop()
        made += _below(f"{head}:", inner(_dedented(body)), 2)
    return made


def options_of_rest(lines: Sequence[str]) -> list[str] | None:
    """Return a list of options of a program in Markdown; None if *lines* are something else."""
    if _OPTION.match(lines[0]) is None:
        return None
    made: list[str] = []
    for line in lines:
        options, _, text = line.partition("  ")
        if all(each.strip()[:1] in ("-", "/") for each in options.split(",")):
            said = f": {convert(text.strip(), REST, MARKDOWN)}" if text.strip() else ""
            made.append(f"- `{options.strip()}`{said}")
        elif made and line[:1] == " ":
            made[-1] += f" {convert(line.strip(), REST, MARKDOWN)}"
        else:
            return None
    return made


def comment_of_markdown(lines: Sequence[str]) -> list[str] | None:
    """Return comments of MyST (``% so``) and breaks of its blocks (``+++``) as one of reST."""
    bare = [line.strip() for line in lines]
    if not all(line.startswith("%") or line[:3] == "+++" for line in bare):
        return None
    kept = [line.lstrip("%+").strip() for line in bare]
    kept = [line for line in kept if line]
    return ["..", *(f"   {line}" for line in kept)] if kept else []


def fields_of_rest(lines: Sequence[str]) -> Iterator[str]:
    """Yield a list of fields of reST, each on a line of its own in Markdown."""
    fields: list[str] = []
    for line in lines:
        name, colon, value = line.strip()[1:].partition(":")
        if line[:1] == ":" and colon:
            fields.append(f"{name}: {value.strip()}".strip())
        elif fields:
            fields[-1] += f" {line.strip()}"
        else:
            fields.append(line.strip())
    for number, each in enumerate(fields, 1):
        said = convert(each, REST, MARKDOWN)
        yield f"{said}\\" if number < len(fields) else said


def _dedented(lines: Sequence[str]) -> list[str]:
    """Return *lines* without the blanks that all of them begin with; tabs go to multiples of 4."""
    wide = [line.expandtabs(4) for line in lines]
    indent = min((len(line) - len(line.lstrip()) for line in wide if line.strip()), default=0)
    return [line[indent:] for line in wide]


def _below(head: str, lines: Sequence[str], indent: int) -> list[str]:
    """Return *lines* below *head*, the first beside it if a paragraph begins there."""
    blanks = " " * indent
    if not lines:
        return [head]
    beside = lines[0][:1].isalnum() or lines[0][:1] in ("*", "`", "[", "(", "{", "\\")
    if beside and not lines[0].startswith(("* ", "```")):
        first, rest = f"{head} {lines[0]}", lines[1:]
    else:
        first, rest = head, ["", *lines]
    return [first, *(blanks + line if line else "" for line in rest)]
