"""Tasks in HTML: lists within Markdown, pages that wikis export, the storage format of Confluence."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from sphinx_readiness.cli import main
from sphinx_readiness.importing.readers.web.pages import page_lines, with_lists
from sphinx_readiness.importing.readers.web.tokens import TEXT, Tokens

GITHUB = """\
# Release 2.0

Some text with `<ul>` code.

<ul class="contains-task-list">
<li class="task-list-item"><input type="checkbox" disabled checked> A <strong>restore</strong>
from <a href="book.md">the book</a></li>
<li><input type="checkbox" disabled=""> Alerts for back_up *reach* somebody | here
  <ul>
  <li><p><label><input checked="" type="checkbox"/> Nested one</label></p></li>
  <li>Plain nested<!-- a remark --></li>
  </ul>
</li>
</ul>
Text straight after.

<!--
<ul><li><input type="checkbox"> hidden</li></ul>
-->

```html
<ul><li><input type="checkbox"> code</li></ul>
```

<table>
<tr><td>
<ul><li><input type="checkbox"> in a cell</li></ul>
</td></tr>
</table>

<ul><li>No task here</li></ul>

- [x] Markdown task
"""

WRAPPED = """\
# Release 2.0

:::{readiness} Release
:version: 2.0
:::

Some text with `<ul>` code.

:::{checklist} release-2-0

- [x] A **restore** from [the book](book.md)
- [ ] Alerts for back_up \\*reach\\* somebody | here
  - [x] Nested one
  - Plain nested
    <!--a remark-->

:::

Text straight after.
"""

STORAGE = """\
<h1>Go live</h1><p>Owner: <ac:link><ri:user ri:account-id="557058:abc"/></ac:link>
<time datetime="2026-01-02"/></p>
<ac:structured-macro ac:name="toc"><ac:parameter ac:name="maxLevel">2</ac:parameter>
</ac:structured-macro>
<ac:task-list>
<ac:task><ac:task-id>1</ac:task-id><ac:task-status>complete</ac:task-status>
<ac:task-body><span>Restore rehearsed</span></ac:task-body></ac:task>
<ac:task><ac:task-id>2</ac:task-id><ac:task-status>incomplete</ac:task-status>
<ac:task-body>Alerts tuned, see <ac:link><ri:page ri:content-title="Alerting"/>
<ac:plain-text-link-body><![CDATA[the <guide>]]></ac:plain-text-link-body></ac:link></ac:task-body>
</ac:task>
<ac:task><ac:task-id>3</ac:task-id><ac:task-status>perhaps</ac:task-status>
<ac:task-body>Odd<ac:task-list><ac:task><ac:task-id>4</ac:task-id>
<ac:task-status>complete</ac:task-status><ac:task-body>Inner</ac:task-body></ac:task>
</ac:task-list></ac:task-body></ac:task>
</ac:task-list>
<table><tbody><tr><th><p>Item</p></th><th>Status</th></tr>
<tr><td><p>Capacity &amp; load</p><p>second | part</p></td><td>
<ac:structured-macro ac:name="status"><ac:parameter ac:name="colour">Green</ac:parameter>
<ac:parameter ac:name="title">DONE</ac:parameter></ac:structured-macro></td></tr>
<tr><td>Penetration test</td><td><ac:emoticon ac:name="cross"/></td></tr></tbody></table>
<ac:structured-macro ac:name="code"><ac:parameter ac:name="language">bash</ac:parameter>
<ac:plain-text-body><![CDATA[ls -l
echo "<x>"]]></ac:plain-text-body></ac:structured-macro>
"""

STORED = """\
# Go live

Owner: 557058:abc 2026-01-02

toc maxLevel=2

- [x] Restore rehearsed
- [ ] Alerts tuned, see the \\<guide>
- [ ] perhaps: Odd
  - [x] Inner

| Item | Status |
|---|---|
| Capacity & load<br>second \\| part | DONE |
| Penetration test | \u274c |

```bash
ls -l
echo "<x>"
```"""

EXPORT = """\
<!DOCTYPE html>
<html><head><title>OPS : Launch</title><style>.a{color:red}</style></head>
<body><h1><span>OPS : Launch</span></h1>
<ul class="inline-task-list"><li class="checked" data-inline-task-id="1"><span>Runbook</span></li>
<li data-inline-task-id="2">Pager<ul class="inline-task-list"><li>for nights</li></ul></li></ul>
<table class="confluenceTable"><tbody><tr><th class="confluenceTh">Check</th><th>State</th></tr>
<tr><td>TLS</td><td><img class="emoticon emoticon-tick" src="a.png" alt="(tick)"/></td></tr>
<tr><td>Logs</td><td><span class="status-macro aui-lozenge">NOT MET</span></td></tr></tbody></table>
<table><tr><th>Check</th><th colspan="2">State</th></tr>
<tr><td>Disk</td><td>done</td><td>full</td></tr></table>
<ul class="to-do-list"><li><div class="checkbox checkbox-on"></div> <span>Domain</span>
<div class="indented"><ul class="to-do-list"><li><div class="checkbox checkbox-off"></div> Sub</li>
</ul></div></li></ul>
<ul data-type="taskList"><li data-checked="true"><p>Typed</p></li><li data-checked="false">Not</li>
</ul><blockquote><p>Said</p></blockquote><hr><ol><li>One<br>more</li><li>Two</li></ol>
<p><input type="checkbox" checked> Loose</p><p><input type="radio" value="Y"> Radio</p>
</body></html>
"""

EXPORTED = """\
# OPS : Launch

- [x] Runbook
- [ ] Pager
  - [ ] for nights

| Check | State |
|---|---|
| TLS | \u2705 |
| Logs | NOT MET |

<table>
<tr><th>Check</th><th colspan="2">State</th></tr>
<tr><td>Disk</td><td>done</td><td>full</td></tr>
</table>

- [x] Domain
  - [ ] Sub

- [x] Typed
- [ ] Not

> Said

---

1. One
   more
2. Two

[x] Loose

Y Radio"""


def test_lists_within_markdown_become_tasks(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.md"
    page.write_bytes(GITHUB.replace("\n", "\r\n").encode())
    assert main(["import", str(page), "--in-place"]) == 0
    assert page.read_bytes().decode().startswith(WRAPPED.replace("\n", "\r\n"))
    said = capsys.readouterr().out
    assert f"{page}:6: checklist release-2-0: 3 items" in said
    assert f"{page}:33: checklist release-2-0-2: 1 items" in said  # the line of the file
    rest = GITHUB[GITHUB.index("\n<!--") : GITHUB.index("\n- [x] Mark")].replace("\n", "\r\n")
    assert rest in page.read_bytes().decode()


def test_the_storage_format(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert "\n".join(page_lines(STORAGE.splitlines()).lines) == STORED
    page = tmp_path / "page.xml"
    page.write_text(STORAGE, encoding="utf-8")
    assert main(["import", str(page), "-o", str(tmp_path / "a.md")]) == 0
    said = capsys.readouterr().out.replace(str(page), "page")
    assert "2 checklists with 6 items; rows read: 6, written: 6\n" in said
    assert "Verified: 3, Not met: 1, Pending: 2\n" in said
    for number, what in ((1, "557058:abc"), (3, "toc"), (9, "Alerting"), (12, "perhaps")):
        assert (
            f"page:{number}: '{what}' cannot be carried over; what it says is kept as text\n"
            in said
        )
    assert "numbers that a wiki gave its tasks are left out: 4\n" in said
    assert main(["import", str(page), "--in-place"]) == 2
    assert page.read_text("utf-8") == STORAGE


def test_exported_pages() -> None:
    made = page_lines(EXPORT.splitlines())
    assert "\n".join(made.lines) == EXPORTED
    assert len(made.numbers) == len(made.lines)
    numbers = dict(zip(made.lines, made.numbers, strict=True))
    assert (numbers["- [x] Runbook"], numbers["- [x] Domain"], numbers["2. Two"]) == (4, 11, 15)
    assert [each.values[0][1] for each in made.remarks] == ["Y"]


@pytest.mark.parametrize(
    "text",
    [
        "<ul><li><input type=checkbox> not closed",
        "<ul><li><input type=checkbox> a</li></ul> and more",
        "    <ul><li><input type=checkbox> code</li></ul>",
        "<ul><li>no task</li></ul>",
        "a < b\n<ul\n",
        "<!-- \n<ul><li><input type=checkbox> a</li></ul>\n",
    ],
)
def test_what_is_left_alone(text: str) -> None:
    assert with_lists(text.split("\n")) is None


def test_every_text_of_odd_pages_is_kept() -> None:
    text = ("<li>a<b>b<i>c</b>d</i><td>e</td><table><td>f<table><td>g</table>h</table>"
            "<ul><ul></ul></ul></ul></a>i<pre>j<code>k</pre>l<h9>m</h9><p <q>n &lt;o&gt; <! p>q"
            "<ac:task-status>r</ac:task-status></ac:structured-macro></ac:parameter>s<!-- t")  # fmt: skip
    said = "".join(filter(str.isalpha, "".join(page_lines([text]).lines)))
    for letter in "abcdefghijklmnoqrst":
        assert letter in said


def test_tokens_cover_the_text() -> None:
    text = "a<b c='>' d=\"&lt;\" E=f g>h</b ><![CDATA[<i>]]><!-- j --><br/><?k?>< l <1>&amp;"
    found = list(Tokens(text).behind())
    assert [text[each.begin : each.close] for each in found if each.close] == [
        "a", "<b c='>' d=\"&lt;\" E=f g>", "h", "</b >", "<![CDATA[<i>]]>", "<!-- j -->", "<br/>",
        "<?k?>", "< l <1>&amp;",
    ]  # fmt: skip
    assert dict(found[1].attributes) == {"c": ">", "d": "<", "e": "f", "g": ""}
    assert [each.text for each in found if each.kind == TEXT] == ["a", "h", "<i>", "", "< l <1>&"]


@pytest.mark.parametrize(
    "piece",
    ["<!--", "<a '", '<a "', "<![CDATA[", "<", "<ul>", "<li><ul>", "<b>", "<table><td>", "<a x=",
     "<ul><li><input type=checkbox>a</li></ul>\n", "<script>", "<ul><!--\n", "</ul>", "<a \"\" ",
     "<blockquote>", "\n<ul>\n", "<ac:task>"],
)  # fmt: skip
def test_time_grows_with_the_page(piece: str) -> None:
    def seconds(count: int) -> float:
        lines = (piece * count).split("\n")
        best = 9.0
        for _ in range(2):
            start = time.process_time()
            page_lines(lines)
            with_lists(lines)
            best = min(best, time.process_time() - start)
        return best

    small = max(seconds(1000), 0.002)
    assert seconds(8000) < 8 * 4 * small
