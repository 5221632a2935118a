"""What lines of a document are: prose, sample or remark on a version; one pass over the lines."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

PROSE: Final = "prose"
SHELL: Final = "shell"
DATA: Final = "data"
CODE: Final = "code"
SKIPPED: Final = "skipped"
COMMENT: Final = "comment"

_FENCE: Final = re.compile(
    r"[ \t>]{0,40}(?P<mark>`{3,40}|~{3,40}|:{3,40})[ \t]*(?P<info>[^\n`]{0,100})"
)

_DIRECTIVE: Final = re.compile(
    r"(?P<indent>[ \t]{0,200})\.\.[ ]{1,9}(?P<name>[\w:+-]{1,60})::[ ]?(?P<argument>.{0,60})"
)

_COMMENT: Final = re.compile(r"(?P<indent>[ \t]{0,200})\.\.(?:[ ]+(?![_|\[])|$)")

_SHELLS: Final = frozenset(
    ("", "sh", "bash", "shell", "console", "shell-session", "zsh", "fish", "powershell", "ps1",
     "batch", "bat", "dockerfile", "docker", "yaml", "yml", "text", "none")
)  # fmt: skip
"""Languages in which commands are shown."""

_MANIFESTS: Final = frozenset(
    ("toml", "json", "json5", "jsonc", "xml", "html", "ini", "cfg", "conf", "properties", "gradle",
     "groovy", "kotlin", "kts", "kt", "scala", "sbt", "ruby", "rb", "swift", "elixir", "ex", "exs",
     "cmake", "make", "makefile", "hcl", "terraform", "tf", "starlark", "bazel", "bzl", "mod",
     "go-mod", "gomod", "dart", "csproj", "nix", "helm", "just", "requirements", "pip-requirements")
)  # fmt: skip
"""Languages of manifests, configuration and build files."""

_SHOWN_OUTPUT: Final = frozenset(("diff", "patch", "pycon", "python-repl", "irb", "output", "log"))
"""Languages of what a program says, or of what was and what is."""

_CODE: Final = frozenset(
    ("code", "code-block", "sourcecode", "code-cell", "prompt", "parsed-literal",
     "literalinclude")
)  # fmt: skip

_REMARKS: Final = frozenset(
    ("versionadded", "versionchanged", "version-added", "version-changed", "deprecated",
     "versionremoved", "version-removed", "version-deprecated", "comment", "raw", "include", "only",
     "doctest", "testcode", "testoutput", "program-output", "ipython")
)  # fmt: skip
"""Directives about other versions, output, or nothing that is shown everywhere."""

_DEEPEST: Final = 100
"""Fences that are open at once; more of them are hostile."""


def markdown_contexts(lines: Sequence[str], wanted: Iterable[int]) -> dict[int, str]:
    """Return what the *wanted* lines (from 0, sorted) of a Markdown text are."""
    found: dict[int, str] = {}
    stack: list[tuple[str, str]] = []
    comment = False
    waiting = sorted(set(wanted), reverse=True)
    for number, line in enumerate(lines):
        if not waiting:
            break
        if number == waiting[-1]:
            waiting.pop()
            inside = next((kind for _, kind in reversed(stack) if kind != PROSE), PROSE)
            remark = comment or line.lstrip().startswith(("%", "<!--"))
            found[number] = COMMENT if remark and inside == PROSE else inside
        if comment:
            comment = "-->" not in line
            continue
        if "<!--" in line and "-->" not in line and not _is_code(stack):
            comment = True
            continue
        if "```" in line or "~~~" in line or ":::" in line:
            _fence(stack, line)
    return found


def _is_code(stack: list[tuple[str, str]]) -> bool:
    return bool(stack) and stack[-1][1] != PROSE


def _fence(stack: list[tuple[str, str]], line: str) -> None:
    match = _FENCE.match(line)
    if match is None:
        return
    mark, info = match.group("mark"), match.group("info").strip()
    if info and not _is_code(stack):
        if len(stack) < _DEEPEST:
            stack.append((mark, _kind(info)))
        return
    for position in range(len(stack) - 1, -1, -1):
        opened, kind = stack[position]
        if not info and mark[0] == opened[0] and len(mark) >= len(opened):
            del stack[position:]
            return
        if kind != PROSE:
            return  # inside of code nothing opens, and only its own fence closes
    if mark[0] != ":" and len(stack) < _DEEPEST:
        stack.append((mark, _kind("")))


def _kind(info: str) -> str:
    """Return what stands in a fence with *info*."""
    if info.startswith("{"):
        name, _, argument = info[1:].partition("}")
        return _directive_kind(name.strip(), argument.strip())
    words = info.split()
    return _language_kind(words[0].partition(",")[0].lower() if words else "")


def _language_kind(language: str) -> str:
    if language in _SHELLS:
        return SHELL
    if language in _SHOWN_OUTPUT:
        return SKIPPED
    return DATA if language in _MANIFESTS else CODE


def _directive_kind(name: str, argument: str) -> str:
    if name in _CODE:
        return _language_kind(argument.lower())
    return SKIPPED if name in _REMARKS or name == "eval-rst" else PROSE


def rest_contexts(lines: Sequence[str], wanted: Iterable[int]) -> dict[int, str]:
    """Return what the *wanted* lines (from 0, sorted) of a reST text are."""
    found: dict[int, str] = {}
    stack: list[tuple[int, str]] = []
    waiting = sorted(set(wanted), reverse=True)
    for number, line in enumerate(lines):
        if not waiting:
            break
        stripped = line.lstrip()
        indent = len(line) - len(stripped)
        if stripped:
            while stack and indent <= stack[-1][0]:
                stack.pop()
        inside = next((kind for _, kind in reversed(stack) if kind != PROSE), PROSE)
        opens = _opens(line, stripped, indent) if stripped and inside == PROSE else None
        if number == waiting[-1]:
            waiting.pop()
            own = opens[1] if opens is not None and opens[1] in {SKIPPED, COMMENT} else inside
            found[number] = SKIPPED if stripped.startswith(">>>") else own
        if opens is not None:
            stack.append(opens)
    return found


def _opens(line: str, stripped: str, indent: int) -> tuple[int, str] | None:
    """Return the indentation of what *line* opens and what stands in it, or None."""
    if stripped.startswith(".."):
        match = _DIRECTIVE.match(line)
        if match is not None:
            return indent, _directive_kind(match.group("name"), match.group("argument").strip())
        if _COMMENT.match(line):
            return indent, COMMENT
    if stripped.rstrip().endswith("::"):
        return indent, SHELL
    return None
