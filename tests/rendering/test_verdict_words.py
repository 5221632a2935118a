"""What a verdict says is shown with its markup and in the reader's language, as are titles."""

from __future__ import annotations

import re
from collections.abc import Callable

import pytest
from projects import Project

ROWS = "| ID | Item | Status |\n|---|---|---|\n| A-1 | one | ✅ |\n"


def verdict_line(page: str) -> str:
    found = re.search(r'<div class="readiness-verdict-declared">(.*?)</div>', page)
    assert found is not None
    return found.group(1).partition("</span> ")[2]


CODE = '<code class="docutils literal notranslate"><span class="pre">code</span></code>'
LINK = '<a class="reference external" href="https://x.example">evidence</a>'


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("verified, all is well", '<span class="readiness-badge readiness-pass">Verified</span><span class="readiness-caveat"> – all is well</span>'),
        ("✅ **READY** ([evidence](https://x.example))", f'<span class="readiness-badge readiness-pass"><strong>READY</strong></span><span class="readiness-caveat"> – {LINK}</span>'),
        ("needs-review, see `code` and *that*", f'<span class="readiness-badge readiness-open">Needs review</span><span class="readiness-caveat"> – see {CODE} and <em>that</em></span>'),
        ("verified, **half bold** [evidence](https://x.example)", f'<span class="readiness-badge readiness-pass">Verified</span><span class="readiness-caveat"> – <strong>half bold</strong> {LINK}</span>'),
        ("verified, <textarea>", '<span class="readiness-badge readiness-pass">Verified</span><span class="readiness-caveat"> – &lt;textarea&gt;</span>'),
        ("splendid (but *late*)", '<span class="readiness-badge readiness-unknown">splendid</span><span class="readiness-caveat"> – but <em>late</em></span>'),
        ("verified, 2 < 3 & 4", '<span class="readiness-badge readiness-pass">Verified</span><span class="readiness-caveat"> – 2 &lt; 3 &amp; 4</span>'),
    ],
)  # fmt: skip
def test_markup_of_a_verdict_is_rendered(
    make_project: Callable[..., Project], written: str, shown: str
) -> None:
    text = f"# T\n\n:::{{checklist}} a\n:owner: X\n:verdict: {written}\n\n{ROWS}:::\n"
    page = make_project({"index.md": text}, smartquotes=False).build().page("index")
    assert verdict_line(page) == shown


def test_markup_of_a_verdict_in_rest(make_project: Callable[..., Project]) -> None:
    text = (
        "T\n=\n\n.. checklist:: a\n   :owner: X\n   :verdict: verified, see ``code`` and `evidence <https://x.example>`_\n\n"
        "   ===  ====  ======\n   ID   Item  Status\n   ===  ====  ======\n   A-1  one   ok\n   ===  ====  ======\n"
    )
    page = make_project({"index.rst": text}).build().page("index")
    assert verdict_line(page).endswith(f"see {CODE} and {LINK}</span>")


@pytest.mark.parametrize("builder", ["text", "latex", "man", "epub", "texinfo"])
def test_other_writers_have_it_too(make_project: Callable[..., Project], builder: str) -> None:
    verdict = "✅ **READY** ([evidence](https://x.example)), {check}`A-1`"
    text = f"# T\n\n:::{{checklist}} a\n:owner: X\n:verdict: {verdict}\n\n{ROWS}:::\n"
    out = make_project({"index.md": text}).build(builder).out
    files = [
        path for path in out.rglob("*") if path.suffix in {".txt", ".tex", ".1", ".xhtml", ".texi"}
    ]
    assert any(
        "READY" in path.read_text("utf-8") and "evidence" in path.read_text("utf-8")
        for path in files
    )


CATALOGUE = {
    "TITLE-OPTION": "TITEL", "CAVEAT-TEXT": "VORBEHALT", "see **the** `log`": "siehe **das** `log`",
    "WINDOW-TITLE": "FENSTER", "ARGUMENT-TITLE here": "ARGUMENT",
}  # fmt: skip

TRANSLATED = f"""\
# Release

:::{{checklist}} first
:owner: Ops
:title: TITLE-OPTION
:verdict: verified, CAVEAT-TEXT

{ROWS}:::

:::{{checklist}} ARGUMENT-TITLE here
:owner: Ops
:verdict: ✅ READY (see **the** `log`)

{ROWS.replace("A-1", "A-2")}:::

:::{{post-deployment}} 24h
:title: WINDOW-TITLE
:owner: Ops
- [ ] look
:::

:::{{readiness-summary}}
:::
"""


def test_titles_and_caveats_are_translated(make_project: Callable[..., Project]) -> None:
    project = make_project({"index.md": TRANSLATED})
    catalogue = (project.build("gettext").out / "index.pot").read_text("utf-8")
    for message in CATALOGUE:
        assert f'msgid "{message}"\n' in catalogue
    po = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n' + "".join(
        f'msgid "{said}"\nmsgstr "{meant}"\n\n' for said, meant in CATALOGUE.items()
    )
    project.write({"locale/de/LC_MESSAGES/index.po": po})
    page = project.build(out="de", doctrees="de", language="de", locale_dirs=["locale"]).page(
        "index"
    )
    summary = page[page.index("readiness-summary") :]
    assert "TITEL" in summary
    assert "ARGUMENT" in summary
    assert "FENSTER" in page
    assert "– VORBEHALT</span>" in page
    assert "siehe <strong>das</strong> <code" in page
    assert not [each for each in CATALOGUE if each in page]
