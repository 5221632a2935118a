"""What stands for nothing in a cell for a name, a date or a proof."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.config.options import Options
from sphinx_readiness.vocabulary.placeholders import DEFAULT_PLACEHOLDERS, Placeholders

is_nothing = Placeholders(DEFAULT_PLACEHOLDERS)


@pytest.mark.parametrize(
    "text",
    [
        "", "-", "___", "TBD", "tbd.", "N/A", "N.N.", "Firstname Lastname", "?", "???", "(none)", "[TBD]", " na ", "\u2026", "...",
        "[name]", "<name>", "{{ x }}", "{name}", "$NAME", "${name}", "\u2610", "\u2b1c", "[ ]", "[x]",
        "\u2705", "<br>", "<br/>", "xxx", "XXXX", "to be determined", "name here", "Your name",
        "**TBD**", "`TBD`", "<!-- who? -->", "<!-- a --> TBD", "TB\u200bD", "\uff34\uff22\uff24", "TBD?",
        "TBD (hiring)", "TBD by Friday", "TBD - see below", "YYYY-MM-DD", "{{ cookiecutter.name }}",
        "\u200b", "&nbsp;", "n.a.", "TODO: name", "\u2014", "\u00ab name \u00bb", "unassigned", "Nobody",
        "~~Ann~~", "<s>Ann</s>", "@TBD", "@todo", "TBD / TBD", "TBD, TBD", "pending", "vacant",
        "to be nominated", "to be hired by HR", "not yet known", "yet to be named", "someone",
        "T.B.D.", "open", "fill me in", "20XX-XX-XX", "2026-__-__", "xx.xx.2026", "offen", "k.A.",
        "keine Angabe", "unbekannt", "\u00e0 d\u00e9finir", "inconnu", "sin asignar", "nessuno",
        "ningu\u00e9m", "nog te bepalen",
    ],
)  # fmt: skip
def test_blank(text: str) -> None:
    assert is_nothing(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ops", "Nadia", "N. A. Tional", "TBD Team", "Nobody Ltd", "Xaver", "Nonette", "A", "R&D",
        "@ann", "<ann@example.org>", "https://example.org", "<https://example.org>", "[OPS-12]",
        "report.txt", "2026-01-30", "Ann <ann@example.org>", "Xi", "Name & Co", "Todor", "1",
        "Ann / TBD", "Name, Ann", "Tobe Nwigwe", "@ann, @bob", "Pending Ltd",
        "2026-02-30", "30.01.2026", "Open Source Office", "Personne SA", "1-2-3",
    ],
)  # fmt: skip
def test_somebody(text: str) -> None:
    assert not is_nothing(text)


def test_the_list_is_an_option() -> None:
    own = Options(placeholders=("noch offen",)).vocabulary().is_placeholder
    assert own("Noch offen")
    assert own("___")
    assert not own("TBD")


@given(st.text(max_size=60))
def test_any_text_is_read(text: str) -> None:
    assert is_nothing(text) == is_nothing(f" {text} ")


@pytest.mark.parametrize("text", ["x" * 200_000, "[" * 200_000, "<!--" * 50_000, "- " * 100_000])
def test_long_cells_are_read_at_once(text: str) -> None:
    assert is_nothing(text)
