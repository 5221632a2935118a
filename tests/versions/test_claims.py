"""Claims in the sources of documents: forms, places, and what is left alone."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
import sphinx.locale
from hypothesis import given, settings
from hypothesis import strategies as st

from sphinx_readiness.model.items import Location
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import MOST_CLAIMS, scan
from sphinx_readiness.versions.claims.contexts import markdown_contexts, rest_contexts
from sphinx_readiness.versions.claims.key_words import WORDS
from sphinx_readiness.versions.claims.substitutions import Known
from sphinx_readiness.versions.page_names import path_version, speaks_of_many

Found = list[tuple[str, str, str, int]]


def claims(text: str, name: str = "docs/a.md") -> Found:
    page = scan(text, name, markdown=name.endswith(".md"))
    found = page.claims if page is not None else ()
    assert not found or may_claim(text)
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    for each in found:
        at = each.location
        assert lines[at.line - 1][at.column - 1 :].startswith(each.version), each
    return [(each.form, each.subject, each.version, each.location.line) for each in found]


@pytest.mark.parametrize(
    ("line", "subject", "version"),
    [
        ("**Version**: 1.2.0", "", "1.2.0"), ("**Version:** 1.2.0", "", "1.2.0"),
        ("Version: v1.2", "", "v1.2"), ("- *Product version*: `1.2.0`", "", "1.2.0"),
        ("> **Version**: 1.2.0 | **Date**: 2026-01-01", "", "1.2.0"),
        ("* Project Version: 1.2.0 (stable)", "", "1.2.0"), ("Lantern: 1.2.0", "Lantern", "1.2.0"),
        ("**Lantern version**: 1.2.0-rc.1", "Lantern", "1.2.0-rc.1"),
        (":Version: 1.2.0", "", "1.2.0"), ("| Version | 1.2.0 |", "", "1.2.0"),
        ("| **Release version** | **1.2.0** |", "", "1.2.0"), ("Version: \"1.2.0\"", "", "1.2.0"),
        ("API version: 1.0", "API", "1.0"), ("Version：1.2.0", "", "1.2.0"), ("版本：v1.2.0", "", "v1.2.0"),
        ("**バージョン**: 1.2.0", "", "1.2.0"), ("Versión: 1.2.0", "", "1.2.0"), ("Версия : 1.2.0", "", "1.2.0"),
        ("**Version** : 1.2.0", "", "1.2.0"), ("Lantern-Version: 1.2.0", "Lantern", "1.2.0"),
        ("Version de Lantern : 1.2.0", "Lantern", "1.2.0"), ("Lantern バージョン：1.2.0", "Lantern", "1.2.0"),
        ("**Date**: 2026-01-31 | **Version**: 1.2.0", "", "1.2.0"), ("Author: Me, Version: 1.2.0", "", "1.2.0"),
        ("Author: Me · Version: 1.2.0 · Status: final", "", "1.2.0"), ("Status: ok - Version: 1.2.0", "", "1.2.0"),
        ("| Version | 1.2.0 | stable |", "", "1.2.0"), ("| Lantern | 1.2.0 | stable | x |", "Lantern", "1.2.0"),
        ("| **Version:** | 1.2.0 |", "", "1.2.0"), ("**Product**: Lantern 1.2.0", "Lantern", "1.2.0"),
        ("Release: Lantern v1.2.0", "Lantern", "v1.2.0"), ("| Product | Lantern 1.2.0 |", "Lantern", "1.2.0"),
        ("Applies to: Lantern, version 1.2", "Lantern", "1.2"), ("Version: 1!1.2.0", "", "1!1.2.0"),
        ("Version 1.2.0", "", "1.2.0"), ("**Release v1.2.0**", "", "v1.2.0"), ("**Version** 1.2.0", "", "1.2.0"),
        ("Version 1.2.0 (2026-01-31)", "", "1.2.0"),
        ("Release v1.2.0. (:ref:`Install <install>`)", "", "v1.2.0"), ("*Release 1.2.0* — January 2026", "", "1.2.0"),
        ("The current version is 1.2.0.", "", "1.2.0"), ("This guide is for version 1.2.0.", "", "1.2.0"),
        ("This manual describes Lantern 1.2.0.", "Lantern", "1.2.0"), ("This page is for 1.2.0 of this guide.", "", "1.2.0"),
        ("This page describes version 1.2.0 of `Lantern`.", "Lantern", "1.2.0"),
        ("The current version is 1.2.0 of lantern.js", "lantern.js", "1.2.0"),
        ("This page is for version 1.2.0, unless it says so.", "", "1.2.0"), ("Version: 1.2.0 / Status: final", "", "1.2.0"),
        ("The current version is [1.2.0](https://example.org).", "", "1.2.0"), ("## Version 1.2.0", "", "1.2.0"),
        ("![v](https://img.shields.io/badge/version-1.2.0-blue)", "", "1.2.0"),
        ("![v](https://img.shields.io/badge/latest%20release-v1.2.0-blue.svg?style=flat)", "", "v1.2.0"),
        ("![v](https://img.shields.io/static/v1?label=version&message=1.2.0&color=red)", "", "1.2.0"),
        ("![v](https://img.shields.io/badge/lantern-1.2.0-blue)", "lantern", "1.2.0"),
        ("![v](https://img.shields.io/github/commits-since/acme/lantern/v1.2.0)", "lantern", "v1.2.0"),
        ("![v](https://badgen.net/badge/version/1.2.0/green)", "", "1.2.0"),
        ("<b>Version</b>: 1.2.0", "", "1.2.0"), ("<p align=\"center\">Version 1.2.0</p>", "", "1.2.0"),
        ("<strong>Version:</strong> 1.2.0<br>", "", "1.2.0"),
    ],
)  # fmt: skip
@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_fields(line: str, subject: str, version: str, end: str) -> None:
    text = f"# Title{end}{end}{line}{end}"
    assert claims(text) == [("field", subject, version, 3)]


@pytest.mark.parametrize(
    "line",
    [
        "Version: 2", "Version: soon", "Version: 1.2.0 and later", "| Version | 1.0 | 2.0 |",
        "    Version: 1.2.0", "% Version: 1.2.0", "Version 1.2.0 is out", "Version: >=1.2.0",
        "See https://example.org/version:1.2.0", "Some words that are rather many: 1.2.0",
        "Version: 1.0 - 2.0", "Version 1.2.0, which is old", "Version 1.2 or 1.3", "| 1 | Version | 1.2.0",
        "The current version of the protocol is 1.0.", "This page describes version 1.9 of the protocol.",
        "This page describes version 1.9 of Lantern Cloud.", "This page describes version 1.9 of Lantern's API.",
        "![p](https://img.shields.io/badge/python-3.9%20%7C%203.10-blue)", "![v](https://img.shields.io/badge/1.2.0-blue)",
        "![c](https://img.shields.io/badge/coverage-98.5%25-green)", "![v](https://img.shields.io/pypi/v/lantern)",
        "Version: 1.2.0/x", "Version: 1.2.0 / 1.3.0", "E.g. the current version is 1.2.0.",
        "If this guide is for version 1.2.0, say so.", "[Version: 1.2.0](x.md)", "Version: 192.168.0.1.7.8.9",
    ],
)  # fmt: skip
def test_no_fields(line: str) -> None:
    assert claims(f"# Title\n\n{line}\n") == []


def test_options_of_directives_are_no_fields() -> None:
    assert claims(":::{readiness} X\n:version: 0.5.1\n:::\n") == []
    assert claims("```{readiness} X\n:owner: me\n:version: 0.5.1\n```\n") == []
    assert claims(".. readiness:: X\n   :version: 0.5.1\n", "a.rst") == []


def test_a_field_below_the_head_is_none() -> None:
    body = "# Title\n\nWords.\n\n## More\n\nVersion: 1.2.0\n"
    assert claims(body) == []
    assert claims(body.replace("Words.\n", "")) == [("field", "", "1.2.0", 6)]


def test_front_matter() -> None:
    text = '---\nversion: "1.2.0"\nmyst:\n  version: 9.9\nproduct_version: 1.3.0 # x\n---\n# T\n'
    assert claims(text) == [("field", "", "1.2.0", 2)]


@pytest.mark.parametrize(
    ("heading", "found"),
    [
        ("Lantern 1.2.0", True), ("Lantern v1.2.0 documentation", True), ("The Lantern 1.2", True),
        ("Lantern 1.2.0: a guide", True), ("`lantern` 1.2.0", True), ("Version 1.2.0", False),
        ("Release 1.2.0", False), ("Lantern 1.2.0 and friends", False), ("Lantern 2", False),
        ("Moving to 1.2.0 at last", False),
    ],
)  # fmt: skip
def test_headings(heading: str, found: bool) -> None:
    assert bool(claims(f"# {heading}\n\nText.\n")) is found
    assert bool(claims(f"Text.\n\n## {heading}\n")) is found
    assert bool(claims(f"{heading}\n{'=' * 40}\n\nText.\n", "a.rst")) is found


def test_several_headings_are_a_history_and_samples_are_no_headings() -> None:
    assert claims("# Lantern 1.2.0\n\n## Lantern 1.1.0\n") == []
    assert claims("# T\n\n```sh\n# Lantern 1.2.0\n```\n") == []


@pytest.mark.parametrize(
    ("text", "subject"),
    [
        ("The latest version is 1.2.0.", ""), ("the latest stable release is **1.2.0**", ""),
        ("It says: latest version: `1.2.0`", ""), ("The latest version of `lantern` is 1.2.0!", "lantern"),
    ],
)  # fmt: skip
def test_latest(text: str, subject: str) -> None:
    found = claims(f"# T\n\nWords.\n\n## S\n\n{text}\n")
    assert found == [("latest", subject, "1.2.0", 7)]
    assert claims(f"```\n{text}\n```\n") == []
    assert claims(f"```{{versionadded}} 1.0\n{text}\n```\n") == []
    assert claims(f".. note::\n\n   {text}\n", "a.rst") == [("latest", subject, "1.2.0", 3)]
    assert claims(f".. versionchanged:: 1.0\n   {text}\n", "a.rst") == []
    assert claims(f"Output::\n\n   {text}\n", "a.rst") == []


def test_contexts_of_nested_fences() -> None:
    lines = ["::::{note}", "a", ":::{code-block} python", "b", ":::", "c", "::::", "d",
             "```python", ":::", "e", "```", "f", "<!--", "g", "-->", "h"]  # fmt: skip
    wanted = [lines.index(each) for each in "abcdefgh"]
    found = markdown_contexts(lines, wanted)
    assert [found[at] for at in wanted] == [
        "prose", "code", "prose", "prose", "code", "prose", "comment", "prose",
    ]  # fmt: skip


def test_contexts_of_rest() -> None:
    lines = [".. note::", "   a", "", "   .. code-block:: console", "", "      b", "", "   c", "",
             "..", "   d", "", "e::", "", "   f", "", ".. comment", "   g", "h"]  # fmt: skip
    wanted = [at for at, line in enumerate(lines) if line.strip() in set("abcdfgh")]
    found = rest_contexts(lines, wanted)
    assert [found[at] for at in wanted] == [
        "prose", "shell", "prose", "comment", "shell", "comment", "prose",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("path", "version"),
    [
        ("docs/v1.2/a.md", "v1.2"), ("docs/1.2/a.md", "1.2"), ("docs/1.x/a.md", "1.x"),
        ("docs/release-1.2.0.rst", "1.2.0"), ("docs/v2/a.md", "v2"), ("docs/2024/a.md", ""),
        ("docs/01-intro.md", ""), ("docs/ipv6/a.md", ""), ("docs/a.md", ""), ("v1/v2.1/a.md", "v2.1"),
    ],
)  # fmt: skip
def test_paths_named_by_versions(path: str, version: str) -> None:
    assert path_version(path) == version


@pytest.mark.parametrize(
    "path",
    [
        "CHANGELOG.md", "docs/changes.rst", "docs/changelog/index.md", "docs/whatsnew/a.rst",
        "docs/upgrading.md", "docs/how-to/migrate-to-2.md", "docs/release-notes.md", "NEWS.rst",
        "doc/en/announce/release.rst", "docs/release_notes/a.md", "docs/migration_guide.md",
    ],
)  # fmt: skip
def test_pages_about_many_versions(path: str) -> None:
    assert speaks_of_many(path, "")
    assert claims("# A\n\nVersion: 1.0.0\n", path) == []


def test_pages_about_one_version() -> None:
    for path in ("docs/architecture.md", "docs/exchange.md", "docs/newsroom.md", "README.md"):
        assert not speaks_of_many(path, "Architecture")


def test_declarations() -> None:
    page = scan("---\nreadiness-version: api = v1.0.0, wire\n---\n", "a.md", markdown=True)
    assert page is not None
    assert [(each.subject, each.version) for each in page.declared] == [
        ("api", "1.0.0"),
        ("wire", ""),
    ]
    assert scan("```\nreadiness-version: api\n```\n", "a.md", markdown=True) is None
    assert scan("The readiness-version: key is nice\n", "a.md", markdown=True) is None


HOSTILE = {
    "digits and dots": "1.2" * 100_000,
    "one number": "1" * 300_000,
    "dots": "1." * 150_000,
    "lines": "1.1\n" * 80_000,
    "fields": "Version: 1.1.1\n" * 20_000,
    "pins": "pip install x==1.1 " * 16_000,
    "signs": "==1.1" * 60_000,
    "ats": "@1.1" * 75_000,
    "colons": "docker :1.1" * 30_000,
    "latest": "latest version is 1.1." * 14_000,
    "latest of": "latest version of " * 17_000,
    "headings": "# a 1.1\n" * 40_000,
    "stars": "*" * 300_000 + "1.1",
    "pipes": "|" * 300_000 + "1.1",
    "blanks": " " * 300_000 + "1.1",
    "fences": "```\n" * 75_000 + "pip install x==1.1",
    "colon fences": ":::{a}\n" * 43_000 + "the latest version is 1.1",
    "comments": "<!--" * 75_000 + "1.1",
    "quotes": "> " * 150_000 + "Version: 1.1",
    "declarations": "readiness-version: a = 1.0\n" * 11_000,
    "indents": "".join(" " * (at % 200) + ".. x::\n" for at in range(3_000)) + "a==1.1",
}


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("markdown", [True, False])
def test_hostile_pages_are_read_at_once(name: str, markdown: bool) -> None:
    page = scan(HOSTILE[name], "a.md", markdown=markdown)
    assert page is None or len(page.claims) <= MOST_CLAIMS


@settings(max_examples=100)
@given(st.text(alphabet="Ver sion:*`|#=-_.:>{}[]()\\\n\r\t1.2v@~<!%", max_size=300), st.booleans())
def test_any_text_is_scanned_and_places_are_right(text: str, markdown: bool) -> None:
    claims(text, "a.md" if markdown else "a.rst")


def test_random_edits_of_a_page_never_break_it() -> None:
    rng = random.Random(5)
    page = "---\nversion: 1.0\n---\n# Lantern 1.0\n\n**Version**: 1.0\n\n```sh\npip install a==1.0\n```\n"
    for _ in range(500):
        cut = sorted(rng.randrange(len(page)) for _ in range(2))
        claims(page[: cut[0]] + page[cut[1] :])


def test_every_language_of_sphinx_has_a_word() -> None:
    home = Path(sphinx.locale.__file__).parent
    languages = {
        each.name.partition("_")[0].partition("@")[0]
        for each in home.iterdir()
        if each.is_dir() and each.name[0].isalpha()
    }
    missing = languages - WORDS.keys() - {"no"}  # Norwegian is there as nb
    assert missing == set()
    for words in WORDS.values():
        assert claims(f"# T\n\n{words[0].title()}: 1.2.0\n") == [("field", "", "1.2.0", 3)], words[
            0
        ]


def test_headings_that_are_only_a_version() -> None:
    assert claims("# Lantern\n\n## Version 1.2.0\n\nText.\n") == [("field", "", "1.2.0", 3)]
    assert claims("# Version 1.2.0\n\nText.\n") == []  # the page of a release
    assert claims("# Lantern\n\nText.\n\n## A\n\nText.\n\n## Version 1.2.0\n") == []
    assert claims("# Lantern\n\n## Version 1.2.0\n\n## Version 1.1.0\n") == []


def test_rows_that_are_a_history() -> None:
    rows = "| Version | 1.1.0 | old |\n| Version | 1.2.0 | new |\n"
    assert claims(f"# T\n\n{rows}") == []
    assert claims("# T\n\n| Lantern | 1.x | a |\n| Version | 1.2.0 | new |\n") == [
        ("field", "", "1.2.0", 4)
    ]


KNOWN = dict.fromkeys(("release", "lamp"), Known("1.2.0", Location("docs/conf.py", 3)))


def written(text: str, name: str) -> list[tuple[str, str, str, Location]]:
    page = scan(text, name, markdown=name.endswith(".md"), known=KNOWN)
    assert page is None or may_claim(text)
    return [each[:4] for each in page.claims] if page is not None else []


def test_names_that_stand_for_a_version() -> None:
    place = Location("docs/conf.py", 3)
    assert written("T\n=\n\n:Version: |release|\n", "a.rst") == [("field", "", "1.2.0", place)]
    assert written("T\n=\n\n:Version: |lamp|\n", "a.rst") == [("field", "", "1.2.0", place)]
    assert written("Lantern |release|\n=================\n\nx\n", "a.rst") == [
        ("title", "Lantern", "1.2.0", place)
    ]
    assert written("T\n=\n\nRelease v\\ |release|.\n", "a.rst") == [
        ("field", "", "v1.2.0", Location("a.rst", 4, 9))
    ]
    assert written("# T\n\n**Version**: {{ release }}\n", "a.md") == [("field", "", "1.2.0", place)]
    assert written("# T\n\n**Version**: |release| {{ other }}\n", "a.md") == []
    assert written("T\n=\n\n::\n\n   pip install lantern==|release|\n", "a.rst") == []


def test_names_that_a_page_defines() -> None:
    text = "T\n=\n\n.. |v| replace:: 1.1.0\n\n|v| is it: the latest version is |v|. `pip install lantern==1.0`\n"
    assert written(text, "a.rst") == [
        ("latest", "", "1.1.0", Location("a.rst", 4, 18)),
        ("pin", "lantern", "1.0", Location("a.rst", 6, text.split("\n")[5].index("1.0`") + 1)),
    ]
    front = "---\nmyst:\n  substitutions:\n    ver: '1.1.0'\n---\n"
    assert written(f"{front}# T\n\n**Version**: {{{{ ver }}}}\n", "a.md") == [
        ("field", "", "1.1.0", Location("a.md", 4, 11))
    ]


def test_the_head_of_a_proposal_names_the_version_that_it_is_for() -> None:
    head = "EP 1\n====\n\n:Status: Draft\n:Discussions-To: list\n:Lantern-Version: 1.2\n"
    assert claims(head, "docs/eps/ep-001.rst") == []
    assert claims(head.replace("Discussions-To", "By"), "docs/a.rst") == [
        ("field", "Lantern", "1.2", 6)
    ]


@pytest.mark.parametrize(
    ("text", "name", "line"),
    [
        ("# T\n\nVersion\n: 1.2.0\n", "a.md", 4), ("T\n=\n\nVersion\n   1.2.0\n", "a.rst", 5),
        ("# T\n\n## Version\n\n1.2.0\n", "a.md", 5), ("T\n=\n\nVersion\n-------\n\n1.2.0\n", "a.rst", 7),
        ("# T\n\n:::{list-table}\n* - Version\n  - 1.2.0\n  - stable\n:::\n", "a.md", 5),
        ("T\n=\n\n=======  =====  ====\nVersion  1.2.0  new\n=======  =====  ====\n", "a.rst", 5),
    ],
)  # fmt: skip
def test_a_version_below_its_key(text: str, name: str, line: int) -> None:
    assert claims(text, name) == [("field", "", "1.2.0", line)]


@pytest.mark.parametrize(
    "text",
    [
        "# T\n\nWords\n: 1.2.0\n", "# T\n\nVersion\n\n1.2.0\n", "# T\n\n1.2.0\n",
        "T\n=\n\nVersion  1.2.0  is out\n",
        "T\n=\n\n===  =====  =====\nVersion  1.1.0  1.2.0\n===  =====  =====\n",
    ],
)  # fmt: skip
def test_no_version_below_its_key(text: str) -> None:
    assert claims(text, "a.md" if text.startswith("#") else "a.rst") == []
