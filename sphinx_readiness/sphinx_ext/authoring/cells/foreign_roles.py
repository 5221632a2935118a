"""What a role that is not ours says: its text, in lint and in the builder alike.

An installed extension may show something else, such as ``#12`` for the issue ``12``. Ids and
findings are made from the text as it is written, so that they are the same where the extension is
not loaded.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, Final

from docutils import nodes
from sphinx.util.docutils import CustomReSTDispatcher

from sphinx_readiness.sphinx_ext.authoring.gathered import note_refused
from sphinx_readiness.sphinx_ext.authoring.lazy_role import LazyRole
from sphinx_readiness.sphinx_ext.names import RAW_ROLES

if TYPE_CHECKING:
    from types import ModuleType

    from docutils.utils import Reporter

PLAIN_ROLES: Final = frozenset(
    (
        "", "emphasis", "literal", "math", "strong", "sub", "subscript", "sup", "superscript",
        "t", "title", "title-reference",
    )
)  # fmt: skip
"""Roles of docutils that make nodes of their text, and nothing else."""

EVALUATED_ROLES: Final = frozenset(("eval", "glue", "sub-ref"))
"""Roles whose text is the name of what they show."""


class inline(nodes.inline):  # noqa: N801 - nodes of docutils have such names
    """What a role made, and in ``said`` what it says; taken away when a document is collected.

    Headings are copied before that, by visitors that know the nodes of docutils by their names.
    """

    def astext(self) -> str:
        """Return what the role says, whatever it made."""
        return str(self.get("said", ""))


said = inline


def is_html(node: nodes.raw) -> bool:
    """Say whether readers of pages see *node*; no reader sees all that others are."""
    return "html" in str(node.get("format", "")).split()


def role_text(text: str) -> str:
    """Return what ``:role:`text``` says: the title before a target, or the text itself."""
    text = " ".join(nodes.unescape(text).split())
    if text.endswith(">") and "<" in text:
        title = text[: text.rindex("<")].strip()
        if title:
            return title
    text = text.removeprefix("!")
    return text[1:].rpartition(".")[2] if text.startswith("~") else text


def look_through_role(
    name: str,
    rawtext: str,
    text: str,
    lineno: int,
    inliner: Any,
    options: Mapping[str, Any] | None = None,
    content: Sequence[str] = (),
) -> tuple[list[nodes.Node], list[nodes.system_message]]:
    """Stand for a role that is not carried out; one of raw text is judged as raw text."""
    del options, content
    env = inliner.document.settings.env
    raw: Mapping[str, str] = env.temp_data.get(RAW_ROLES) or {}
    if name.lower() in raw:
        written = nodes.unescape(text, restore_backslashes=True)
        node = nodes.raw(rawtext, written, format=raw[name.lower()])
        if is_html(node):
            return [node], []
        note_refused(env, name, lineno)
        return [said(rawtext, written, said=written)], []
    words = role_text(text)
    return [said(rawtext, words, said=words)], []


class SpokenRoles(CustomReSTDispatcher):
    """While it is entered, roles of others still run, and leave what they say around it."""

    def role(
        self, role_name: str, language_module: ModuleType, lineno: int, reporter: Reporter
    ) -> tuple[Any, list[Any]]:
        """Return the function for a role; one that nobody knows gives its text."""
        function: Any
        function, messages = super().role(role_name, language_module, lineno, reporter)
        name = role_name.lower()
        if function is None:
            reporter.warning(f'Unknown interpreted text role "{role_name}".', line=lineno)
            return look_through_role, []
        if (
            name in PLAIN_ROLES
            or isinstance(function, LazyRole)
            or name.partition(":")[0] in EVALUATED_ROLES
            or function is look_through_role
        ):
            return function, messages

        def speak(role: str, rawtext: str, text: str, *args: Any, **kwargs: Any) -> Any:
            made, problems = function(role, rawtext, text, *args, **kwargs)
            raw = [each for each in made if isinstance(each, nodes.raw)]
            if raw and all(map(is_html, raw)):
                return made, problems
            if raw or any(isinstance(each, nodes.problematic) for each in made):
                line, inliner = args[:2]
                note_refused(inliner.document.settings.env, role, line)
            if raw:
                return [nodes.inline(rawtext, "".join(each.astext() for each in raw))], problems
            return [said(rawtext, "", *made, said=role_text(text))], problems

        return speak, messages


def take_away_said(root: nodes.Element) -> None:
    """Put what roles made into the place of what was left around it."""
    for each in list(root.findall(said)):
        each.replace_self(each.children)
