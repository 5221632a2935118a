"""Pins: every form of the table is found, and what only looks like one is left alone."""

from __future__ import annotations

import pytest

from sphinx_readiness.model.items import Location
from sphinx_readiness.model.versions import SEMVER, Claim, PageClaims, Source
from sphinx_readiness.versions.check import check_pages
from sphinx_readiness.versions.claim_prefilter import may_claim
from sphinx_readiness.versions.claims import scan
from sphinx_readiness.versions.claims.pin_forms import PINS
from sphinx_readiness.versions.compare import admits
from sphinx_readiness.versions.pin_form import ANYWHERE, COMMANDS, MANIFESTS, PinForm
from sphinx_readiness.versions.truth import Truth

LANGUAGES = {COMMANDS: "console", MANIFESTS: "toml", ANYWHERE: "c++"}

NAMED = [pytest.param(each, id=each.name) for each in PINS]


def pins(text: str, name: str = "docs/a.md", *further: PinForm) -> list[Claim]:
    page = scan(text, name, markdown=name.endswith(".md"), pins=further)
    assert page is None or may_claim(text)
    lines = text.split("\n")
    for each in page.claims if page is not None else ():
        at = each.location
        assert lines[at.line - 1][at.column - 1 :].startswith(each.version), each
    return [each for each in page.claims if each.form == "pin"] if page is not None else []


def outdated(version: str, *found: Claim) -> list[str]:
    own = (Source("lantern", version, Location("pyproject.toml", 3), SEMVER),)
    truth = Truth(own, frozenset(("lantern",)), {}, (), ())
    facts = check_pages(truth, [PageClaims("docs/a.md", found)], ())
    return [each.claim.version for each in facts.mismatches]


@pytest.mark.parametrize("form", NAMED)
def test_each_form(form: PinForm) -> None:
    fenced = f"# T\n\n```{LANGUAGES[form.where]}\n{form.example}\n```\n"
    found = [each for each in pins(fenced) if each.subject.lower() == "lantern"]
    assert [each.version.lstrip("v") for each in found] == ["1.9.0"]
    assert outdated("2.0.1", *found) == [found[0].version]
    assert outdated("1.9.0", *found) == []


@pytest.mark.parametrize("form", NAMED)
def test_each_form_in_rest_and_in_prose(form: PinForm) -> None:
    block = form.example.replace("\n", "\n   ")
    rest = pins(f"T\n=\n\n::\n\n   {block}\n", "docs/a.rst")
    assert any(each.subject.lower() == "lantern" for each in rest)
    if "\n" not in form.example and not form.example.startswith(" "):
        prose = pins(f"# T\n\nWrite `{form.example}` into it.\n")
        assert any(each.subject.lower() == "lantern" for each in prose) or not form.where


@pytest.mark.parametrize("form", NAMED)
def test_no_form_in_output_or_for_another_name(form: PinForm) -> None:
    for block in (f"```diff\n{form.example}\n```", f":::{{versionadded}} 1.0\n{form.example}\n:::"):
        assert pins(f"# T\n\n{block}\n") == []
    other = form.example.replace("lantern", "beacon").replace("LANTERN", "BEACON")
    assert outdated("2.0.1", *pins(f"# T\n\n```toml\n{other}\n```\n")) == []


@pytest.mark.parametrize(
    ("line", "found"),
    [
        ("uses: acme/lantern@v3", "v3"), ("uses: acme/lantern/setup@v3.1", "v3.1"),
        (f"uses: acme/lantern@{'0af' * 13}0 # v1.2.3", "v1.2.3"), ("npx @acme/lantern@1", "1"),
        ("pip install git+https://example.org/acme/lantern.git@v1.2", "v1.2"),
        ("docker run -p 80:8080 lantern:3-alpine", ""), ("docker pull acme/lantern:1.2.0-alpine", "1.2.0"),
        ("FROM acme/lantern:2 AS build", "2"), ("COPY --from=acme/lantern:1.2.0 /x /x", "1.2.0"),
        ("docker run x http://lantern:8080", ""), ("lantern = { version = '1.2', optional = true }", "1.2"),
        ("pip install \"lantern == 1!2.0\"", "1!2.0"), ("assert lantern == 1.0  # install", ""),
        ("composer require acme/lantern:^1.2", "1.2"), ("lantern[all]==1.2.0", "1.2.0"),
        ("helm upgrade --install lamp oci://ghcr.io/acme/lantern --version 1.2.0", "1.2.0"),
        ("ssh lantern@10.0.0.1", ""), ("# lantern: 1.2.0", ""), ("{\"lantern\": \"1.2.0\"}", ""),
        ("image: \"ghcr.io/acme/lantern:v1.2.0@sha256:ab\"", "v1.2.0"), ("lantern>=1.2", ""),
        ("LANTERN_VERSION := 1.2.0", "1.2.0"), ("lantern-1.2.0.tar.gz", ""),
    ],
)  # fmt: skip
def test_lines(line: str, found: str) -> None:
    named = [
        each for each in pins(f"# T 0.1\n\n```\n{line}\n```\n") if "antern" in each.subject.lower()
    ]
    assert [each.version for each in named] == ([found] if found else [])


def test_commands_that_go_on() -> None:
    text = "# T\n\n```sh\ndocker run --rm \\\n  -p 80:80 \\\n  acme/lantern:1.2.0\n```\n"
    assert [each.version for each in pins(text)] == ["1.2.0"]
    assert pins(text.replace("\\", "#")) == []
    assert [each.version for each in pins(text.replace("\n", "\r\n").replace("\r", ""))] == [
        "1.2.0"
    ]


@pytest.mark.parametrize(
    ("operator", "stated", "version", "is_so"),
    [
        ("", "1.2.0", "1.4.0", False), ("^", "1.2.0", "1.4.0", True), ("^", "1.2.0", "2.0.0", False),
        ("^", "0.4", "0.4.9", True), ("^", "0.4", "0.5.0", False), ("^", "1.5", "1.4.0", False),
        ("~", "1.2", "1.2.9", True), ("~", "1.2.0", "1.3.0", False), ("~>", "1.2", "1.9", True),
        ("~>", "1.2.0", "1.3.0", False), ("~=", "1.2.0", "1.2.4", True), (">=", "1.0", "9.0", True),
        ("=", "1.2", "1.2.3", True), ("^", "1!1.0", "1.2", False),
    ],
)  # fmt: skip
def test_ranges(operator: str, stated: str, version: str, is_so: bool) -> None:
    source = Source("lantern", version, Location("pyproject.toml", 3), SEMVER)
    assert admits(operator, stated, source) is is_so


def test_what_cargo_means() -> None:
    def found(version: str) -> list[Claim]:
        return pins(f'# T\n\n```toml\nlantern = "{version}"\n```\n')

    assert outdated("1.4.0", *found("1.2")) == []  # a range that has it
    assert outdated("1.4.0", *found("1.2.0")) == ["1.2.0"]  # written as this version
    assert outdated("2.0.0", *found("1.2")) == ["1.2"]


def test_a_form_of_a_plugin() -> None:
    form = PinForm("ours", "get lantern!1.9.0", "!", "{version}", r"get {name}\Z")
    assert pins("# T\n\nRun `get lantern!1.9.0`.\n") == []
    (found,) = pins("# T\n\nRun `get lantern!1.9.0`.\n", "docs/a.md", form)
    assert (found.subject, found.version) == ("lantern", "1.9.0")
