"""Generated bodies of checklists in Markdown and reST, of every kind of block."""

from __future__ import annotations

from hypothesis import strategies as st

WORDS = st.sampled_from(
    ["Backups run", "Restore tried", "Ann called Bob", "Logs kept", "Émile agrees"]
)

MARK = st.sampled_from(["x", "X", " ", " "])

STATUS = st.sampled_from(["ok", "❌", "pending", "✅", ""])

ODD = st.sampled_from(["", "", "", "", "", "\t", "\xa0", "\x0c", "\u2028", "\x85", "\u3000"])


@st.composite
def task(draw: st.DrawFn, bullet: str = "-") -> str:
    return f"{bullet} [{draw(MARK)}] {draw(WORDS)}{draw(st.sampled_from(['', '', '', ' <!-- a -->', ' `b`']))}"


@st.composite
def tasks(draw: st.DrawFn) -> str:
    bullet = draw(st.sampled_from(["-", "-", "-", "*", "+", "1."]))
    lines = []
    for _ in range(draw(st.integers(1, 3))):
        lines.append(draw(task(bullet)))
        extra = draw(
            st.sampled_from(
                [
                    "",
                    "",
                    "",
                    "",
                    "  and on",
                    "lazy",
                    "",
                    "  - note",
                    "  - [x] Below it",
                    "  ---",
                    "\n  More.",
                    "\n  ```\n  - [x] code\n  ```",
                    "  > - [x] said",
                    "\n      - [x] code",
                    f"{bullet} beside",
                    "  ```\n  - [ ] code\n  ```",
                    "  <!--\n  - [x] no\n  -->",
                ]
            )
        )
        lines += extra.split("\n") if extra else []
        if draw(st.integers(0, 4)) == 0:
            lines.append("")
    return "\n".join(lines)


@st.composite
def pipe_table(draw: st.DrawFn) -> str:
    rows = [
        "| Item | Status |",
        draw(st.sampled_from(["|---|---|", "| :-- | --: |", "|--|", "--|--"])),
    ]
    for _ in range(draw(st.integers(0, 3))):
        title, status = draw(WORDS), draw(STATUS)
        form = draw(
            st.sampled_from(
                [
                    "| {} | {} |",
                    "| {} | {} |",
                    "| {} | {} |",
                    "{} | {}",
                    "|{}|{}",
                    "| {} | {} | more |",
                    "   | {} | {} |",
                    "    | {} | {} |",
                ]
            )
        )
        rows.append(form.format(title, status))
    return "\n".join(rows)


OTHER = st.sampled_from(
    ["Words of prose.", "Words\n---", "Words\n===", "> - [x] quoted", "> | Item |\n> |---|\n> | quoted |", "```\n- [x] code\n```",
     "~~~\n| Item |\n|---|\n| code |\n~~~", "    - [x] indented", "<!--\n- [x] comment\n-->", "<!-- a\n\n| Item |\n|---|\n| b |\n\n-->",
     "<div>\n- [x] html\n</div>", "% - [x] comment", "+++", "(mark)=", "***", "[x]: https://example.org", "[^1]: - [x] note",
     "- plain\n- bullets", "- Group\n  - [x] In a group", "# Head", "text | bar", "| lone |", "&amp;", "\\- [x] escaped", "Term\n: text",
     "{#id}", "$$\n- [x] math\n$$"]
)  # fmt: skip


@st.composite
def markdown_body(draw: st.DrawFn) -> str:
    blocks = draw(
        st.lists(
            st.one_of(tasks(), pipe_table(), tasks(), pipe_table(), OTHER), min_size=1, max_size=5
        )
    )
    text = ""
    for block in blocks:
        text += block + draw(st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n", "\n \n"]))
    odd = draw(ODD)
    if odd:
        at = draw(st.integers(0, len(text)))
        odder = text[:at] + odd + text[at:]
        header = "| Item | Status |"
        text = odder if odder.count(header) == text.count(header) else text
    return text


@st.composite
def plain_body(draw: st.DrawFn) -> str:
    """A body that a fast reader may well take."""
    flat = st.lists(task(), min_size=1, max_size=3).map("\n".join)
    prose = st.sampled_from(["Words of prose.", "Two lines\nof prose"])
    blocks = draw(st.lists(st.one_of(flat, pipe_table(), flat, prose), min_size=1, max_size=4))
    return draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(blocks)


LIST_TABLE = ".. list-table::\n   :header-rows: 1\n\n   * - Item\n     - Status\n"


@st.composite
def list_table(draw: st.DrawFn) -> str:
    rows = ""
    for _ in range(draw(st.integers(1, 3))):
        end = draw(st.sampled_from(["", "", "", "::", "\n\n       - [x] sub"]))
        rows += f"   * - {draw(WORDS)}{end}\n     - {draw(STATUS)}\n"
    return draw(
        st.sampled_from([LIST_TABLE, LIST_TABLE, LIST_TABLE.replace("1", "2")])
    ) + rows.rstrip("\n")


SIMPLE = (
    "=============  ======\nItem           Status\n=============  ======\n{}\n=============  ======"
)

REST_TASKS = st.lists(
    st.tuples(st.sampled_from(["-", "-", "-", "*"]), MARK, WORDS, st.sampled_from(
        ["", "", "", "", "\n  and on", "\n\n  More.", "\n\n  - note", "\n\n  - [x] Below it", "::\n\n    - [x] code", "\nunder\n===",
         "\n\n  ..\n     - [x] no", "\n\n    - [ ] Quote", ":"])), min_size=1, max_size=3,
).map(lambda found: "\n".join(f"{bullet} [{mark}] {words}{more}" for bullet, mark, words, more in found))  # fmt: skip

REST_OTHER = st.sampled_from(
    ["Words of prose.", "Words::\n\n  - [x] code", "..\n   - [x] comment", ".. - [x] comment", ".. note::\n\n   - [x] In a note",
     "| [x] a\n| b", ">>> - [x] code", ":field: - [x] In a field", "Term\n  - [x] In a term", ".. _mark:", ".. |sub| replace:: x",
     ".. [#] - [x] note", "- plain\n- bullets", "- Group\n\n  - [x] In a group", "  - [x] Indented", "  Quote\n\n  - [x] quoted",
     SIMPLE.format("Backups run    ok"), SIMPLE.format("Logs kept      ❌\n=============  ======\nLogs lost      ❌"),
     ".. parsed-literal::\n\n   - [x] code", "iv. text", "A. text", "(a) [x] Letter"]
)  # fmt: skip


@st.composite
def rest_body(draw: st.DrawFn) -> str:
    blocks = draw(st.lists(st.one_of(REST_TASKS, list_table(), REST_OTHER), min_size=1, max_size=5))
    return "".join(
        block + draw(st.sampled_from(["\n\n", "\n\n", "\n\n", "\n", "\n\n\n"])) for block in blocks
    )


@st.composite
def plain_rest_body(draw: st.DrawFn) -> str:
    flat = st.lists(task(), min_size=1, max_size=3).map("\n".join)
    prose = st.sampled_from(["Words of prose.", "Two lines\nof prose"])
    blocks = draw(st.lists(st.one_of(flat, list_table(), prose), min_size=1, max_size=4))
    return draw(st.sampled_from(["\n\n", "\n\n", "\n"])).join(blocks)
