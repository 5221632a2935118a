"""Values of messages that are themselves said in the reader's language."""

from __future__ import annotations

import copy
import pickle

from sphinx_readiness.text.phrases import Label, Phrase, english, said

GERMAN = {"no file '{path}'": "keine Datei '{path}'", "because {why}": "denn {why}", "yes": "ja"}


def translate(template: str) -> str:
    return GERMAN.get(template, template)


def test_a_phrase_is_english_until_it_is_translated() -> None:
    inner = Phrase("no file '{path}'", (("path", "a{b}.md"),))
    outer = Phrase("because {why}", (("why", inner),))
    assert outer == "because no file 'a{b}.md'"
    assert said(outer, english) == outer
    assert said(outer, translate) == "denn keine Datei 'a{b}.md'"
    assert said(Label("yes"), translate) == "ja"
    assert said("yes", translate) == "yes"


def test_a_phrase_survives_copies() -> None:
    phrase = Phrase("no file '{path}'", (("path", "x"),))
    for other in (copy.deepcopy(phrase), pickle.loads(pickle.dumps(phrase))):
        assert other == phrase
        assert said(other, translate) == "keine Datei 'x'"
