"""What sphinx-needs would work out where an author of needs writes it stays text in our items."""

from __future__ import annotations

from collections.abc import Callable

from projects import Project

TEXTS = (
    '[[echo("pwned")]]',
    "{{ 7*191 }}",
    '<<echo("pwned")>>',
    "{% raw %}",
    "[[copy('id')]]",
    ":ndf:`echo('pwned')`",
)


def test_texts_of_items(make_project: Callable[..., Project]) -> None:
    rows = "".join(
        f"| N-{at} | item {each} | ✅ | owner {each} | notes {each} |\n"
        for at, each in enumerate(TEXTS)
    )
    page = (
        f"# T\n\n:::{{checklist}} c\n:title: title {TEXTS[0]} {TEXTS[1]}\n\n"
        f"| ID | Item | Status | Owner | Notes |\n|---|---|---|---|---|\n{rows}:::\n\n"
        f"```{{needtable}}\n:columns: id, title, status, owner\n```\n\n"
        f"```{{needlist}}\n```\n"
    )
    built = make_project(
        {"index.md": page},
        extensions=["myst_parser", "sphinx_needs", "sphinx_readiness"],
        readiness_needs=True,
        needs_build_json=True,
    ).build()
    html = built.page("index")
    needs = (built.out / "needs.json").read_text("utf-8")
    for text in (html, needs):
        assert "1337" not in text
        assert "N-5" in text
    assert "[[echo(" in html.replace("&quot;", '"')
    assert "{{ 7*191 }}" in html
    assert needs.count("{{ 7*191 }}") >= 1
