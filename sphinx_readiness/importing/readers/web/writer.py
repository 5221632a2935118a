"""Elements of exported pages to lines of Markdown: headings, paragraphs, lists, tables, code.

Tasks are those of HTML (``<input type="checkbox">``), as GitHub and others write them, and those of
Notion and Confluence: its pages say ``<li class="checked">``, its storage format ``<ac:task>``
(https://confluence.atlassian.com/doc/confluence-storage-format-790796544.html).
"""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sphinx_readiness.importing.inline import escape_markdown
from sphinx_readiness.importing.readers.web.grid import TABLE, Grid
from sphinx_readiness.importing.readers.web.lines import BREAK, Lines, Written
from sphinx_readiness.importing.readers.web.names import (
    BLOCKS,
    DONE,
    EMOTICONS,
    HEADINGS,
    HIDDEN,
    MARKS,
    NAMED,
    NUMBERS,
    PLAIN_MACROS,
)
from sphinx_readiness.importing.readers.web.tokens import COMMENT, START, TEXT, Token


class HtmlWriter:
    """Takes tokens one by one; *left_out* counts the numbers of tasks."""

    def __init__(self) -> None:
        self.left_out = 0
        self._lines = Lines()
        self._grid = Grid()
        self._inside = ""
        """The element whose text is looked at for itself."""
        self._code: list[str] | None = None
        self._language = ""
        self._links: list[str] = []
        """Where open links lead to."""
        self._named = ""
        """What stands for a link without words."""
        self._macros: list[str] = []
        self._parameter = ""
        self._handlers: dict[str, Callable[[Token], None]] = {
            "code": self._inline_code, "a": self._link, "blockquote": self._quote,
            "ul": self._list, "ol": self._list, "ac:task-list": self._list, "li": self._item,
            "ac:task": self._item, "input": self._input, "pre": self._pre,
            "ac:plain-text-body": self._pre, "br": self._break, "hr": self._rule,
            "img": self._image, "ac:emoticon": self._emoticon, "time": self._time,
            "ac:link": self._wiki_link, "ac:image": self._wiki_link,
            "ac:link-body": self._wiki_words, "ac:plain-text-link-body": self._wiki_words,
            "ac:structured-macro": self._macro, "ac:macro": self._macro,
            "ac:parameter": self._parameters, "ac:task-status": self._task_status,
            **dict.fromkeys(TABLE, self._table), **dict.fromkeys(MARKS, self._mark),
            **dict.fromkeys(BLOCKS, self._block), **dict.fromkeys(HEADINGS, self._heading),
        }  # fmt: skip

    def write(self, tokens: Iterable[Token]) -> Written:
        """Return *tokens* as Markdown."""
        for token in tokens:
            if token.kind == TEXT:
                self._text(token)
            elif token.kind == COMMENT:
                self._comment(token)
            else:
                self._tag(token)
        self._lines.flush()
        lines = self._grid.finished()
        if lines:
            self._lines.block(0, lines)
        return self._lines.written

    def _tag(self, token: Token) -> None:
        name = token.name
        if self._inside in HIDDEN:
            self._inside = "" if name == self._inside else self._inside
        elif name in HIDDEN and token.kind == START:
            self._inside = "" if token.empty else name
            self.left_out += name in NUMBERS
        elif self._code is not None and name not in ("pre", "ac:plain-text-body"):
            self._in_code(token)
        elif name in self._handlers:
            self._handlers[name](token)
        elif name.startswith("ri:") and token.kind == START:
            self._resource(token)

    def _add(self, token: Token, text: str) -> None:
        if self._grid.cell is not None:
            self._grid.cell.append(text)
        else:
            self._lines.add(token.begin, text)

    def _note(self, token: Token, what: str) -> None:
        self._lines.written.notes.append((token.begin, " ".join(what.split()) or token.name))

    def _text(self, token: Token) -> None:
        text = token.text
        if self._inside in HIDDEN:
            return
        if self._code is not None:
            self._code.append(text)
        elif self._inside == "ac:task-status":
            self._status(token, text.strip())
        elif self._parameter:
            self._in_parameter(token, text)
        else:
            self._add(token, escape_markdown(text))

    def _status(self, token: Token, word: str) -> None:
        box = DONE.get(word)
        if box is not None:
            self._lines.tick(token.begin, box)
        elif word:
            self._note(token, word)
            self._add(token, f"{escape_markdown(word)}: ")

    def _in_parameter(self, token: Token, text: str) -> None:
        macro = self._macros[-1] if self._macros else ""
        if macro == "code" and self._parameter == "language":
            self._language = "".join(filter(str.isalnum, text))
        elif macro not in PLAIN_MACROS:
            self._add(token, escape_markdown(f"{self._parameter}={text} "))
        elif self._parameter == "title":
            self._add(token, f"{escape_markdown(text)} ")

    def _comment(self, token: Token) -> None:
        if self._grid.cell is not None or self._inside in HIDDEN or self._code is not None:
            if token.text.strip():
                self._note(token, token.text)
            return
        self._lines.flush()
        self._lines.line(token.begin, f"{self._lines.indent}<!--{' '.join(token.text.split())}-->")

    # Elements with text in them

    def _heading(self, token: Token) -> None:
        if self._grid.cell is not None:
            self._grid.cell.append("<br>")
        elif token.kind == START:
            self._lines.head(int(token.name[1]))
        else:
            self._lines.flush()

    def _mark(self, token: Token) -> None:
        mark, marks = MARKS[token.name], self._lines.marks
        if self._grid.cell is None and token.kind == START:
            marks.append(mark)
        elif self._grid.cell is None and marks[-1:] == [mark]:
            marks.pop()
        elif self._grid.cell is None:
            return
        self._add(token, mark)

    def _inline_code(self, token: Token) -> None:
        self._add(token, "`")

    def _link(self, token: Token) -> None:
        if token.kind == START:
            self._links.append(token.attributes.get("href", ""))
            self._add(token, "[" if self._links[-1] else "")
        elif self._links:
            target = self._links.pop()
            self._add(token, f"]({target})" if target else "")

    def _block(self, token: Token) -> None:
        classes = token.attributes.get("class", "").split()
        if "checkbox-on" in classes or "checkbox-off" in classes:
            self._tick(token, done="checkbox-on" in classes)
        elif self._grid.cell is not None:
            self._grid.cell.append("<br>")
        else:
            self._lines.flush_unless_box()

    def _quote(self, token: Token) -> None:
        if self._grid.cell is None:
            self._lines.quote(1 if token.kind == START else -1)

    # Lists

    def _list(self, token: Token) -> None:
        if self._grid.cell is not None:
            return
        if token.kind == START:
            boxed = "inline-task-list" in token.attributes.get("class", "").split()
            self._lines.begin_list(ordered=token.name == "ol", boxed=boxed)
        else:
            self._lines.end_list()

    def _item(self, token: Token) -> None:
        checked = "checked" in token.attributes.get("class", "").split()
        said = token.attributes.get("data-checked", "").lower()
        if self._grid.cell is not None:
            self._grid.cell.append("<br>" + "[x] " * (checked and token.kind == START))
        elif token.kind == START:
            box = {"true": "[x]", "false": "[ ]"}.get(said, "")
            self._lines.begin_item(box or "[ ]" * (token.name == "ac:task"), checked=checked)
        else:
            self._lines.end_item()

    def _tick(self, token: Token, *, done: bool) -> None:
        if token.kind != START:
            return
        box = "[x]" if done else "[ ]"
        if self._grid.cell is not None:
            self._grid.cell.append(f"{box} ")
        else:
            self._lines.tick(token.begin, box)

    def _input(self, token: Token) -> None:
        kind = token.attributes.get("type", "").lower()
        if kind == "checkbox":
            self._tick(token, done="checked" in token.attributes)
        elif kind != "hidden":
            value = token.attributes.get("value", "")
            self._note(token, value or token.name)
            self._add(token, escape_markdown(value))

    # Code, tables, and what is not around anything

    def _pre(self, token: Token) -> None:
        if token.kind == START:
            self._code = []
            return
        text, self._code = "".join(self._code or ()), None
        if self._grid.cell is not None:
            self._grid.cell.append(f"`{' '.join(text.split())}`" if text.strip() else "")
            return
        longest = max((len(each) for each in text.split() if not each.strip("`")), default=2)
        fence = "`" * max(3, longest + 1)
        body = text.strip("\n").split("\n")
        self._lines.block(token.begin, [f"{fence}{self._language}", *body, fence])
        self._language = ""

    def _in_code(self, token: Token) -> None:
        if token.name == "code" and token.kind == START:
            name = token.attributes.get("class", "").removeprefix("language-").split(" ")[0]
            self._language = name if name.isalnum() else ""
        elif token.name == "br" and self._code is not None:
            self._code.append("\n")

    def _table(self, token: Token) -> None:
        if token.kind == START:
            if token.name == "table" and not self._grid.depth:
                self._lines.flush()
            self._grid.start(token)
            return
        lines = self._grid.end(token.name)
        if lines:
            self._lines.block(token.begin, lines)

    def _break(self, token: Token) -> None:
        self._add(token, "<br>" if self._grid.cell is not None else BREAK)

    def _rule(self, token: Token) -> None:
        if self._grid.cell is None:
            self._lines.block(token.begin, ["---"])

    def _image(self, token: Token) -> None:
        said = token.attributes
        names = (each.removeprefix("emoticon-") for each in said.get("class", "").split())
        emoticon = next((EMOTICONS[each] for each in names if each in EMOTICONS), "")
        alt = escape_markdown(said.get("alt", ""))
        self._add(token, emoticon or f"![{alt}]({said.get('src', '')})")

    def _emoticon(self, token: Token) -> None:
        if token.kind == START:
            name = token.attributes.get("ac:name", "")
            shown = token.attributes.get("ac:emoji-fallback") or f"({name})"
            self._add(token, EMOTICONS.get(name) or escape_markdown(shown))

    def _time(self, token: Token) -> None:
        if token.kind == START and token.empty:
            self._add(token, token.attributes.get("datetime", ""))

    # Confluence

    def _wiki_link(self, token: Token) -> None:
        if token.kind == START:
            self._named = ""
        else:
            self._add(token, escape_markdown(self._named))
            self._named = ""

    def _wiki_words(self, _token: Token) -> None:
        self._named = ""

    def _resource(self, token: Token) -> None:
        text = next((v for key, v in token.attributes.items() if key in NAMED), "")
        self._note(token, text)
        self._named = text

    def _macro(self, token: Token) -> None:
        if token.kind == START:
            self._macros.append(token.attributes.get("ac:name", ""))
            if self._macros[-1] not in PLAIN_MACROS:
                self._note(token, self._macros[-1])
                self._add(token, escape_markdown(f"{self._macros[-1]} "))
        else:
            self._macros[-1:] = []

    def _parameters(self, token: Token) -> None:
        self._parameter = token.attributes.get("ac:name", "-") if token.kind == START else ""

    def _task_status(self, token: Token) -> None:
        self._inside = token.name if token.kind == START else ""
