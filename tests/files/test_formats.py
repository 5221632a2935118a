"""JSON, TOML, XML and YAML to plain objects, strictly, with the lines of their keys."""

from __future__ import annotations

import math

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from sphinx_readiness.files.formats import xml_text, yaml_text
from sphinx_readiness.files.formats.key_lines import key_lines, line_of
from sphinx_readiness.files.formats.parsed_files import (
    UnreadableFile,
    parse_json,
    parse_toml,
    parse_xml,
    parse_yaml,
)
from sphinx_readiness.files.formats.unreadable_text import DEPTH_LIMIT, NODE_LIMIT

PARSERS = {"json": parse_json, "toml": parse_toml, "xml": parse_xml, "yaml": parse_yaml}

DEEP = f"this file is nested too deeply; expected at most {DEPTH_LIMIT} levels"

MANY = f"this file holds too many values; expected at most {NODE_LIMIT}"

NO_KEY = "a key of this YAML file is no plain text"


def failure(language, text):
    with pytest.raises(UnreadableFile) as caught:
        PARSERS[language](text, "file")
    assert caught.value.path == "file"
    return caught.value.line, caught.value.message.format_map(dict(caught.value.values))


REFUSED = [
    ("json", "", 1, "this is not valid JSON: Expecting value"),
    ("json", '{"a":\n 1,\n}', 3, "this is not valid JSON: "),
    ("json", '{"a": {\n"b": 1,\n"b": 2}}', 3, "the key 'b' is written twice in one table"),
    ("json", '[{"a": 1}, {"a": 1},\n{"\\u0061": 1, "a": 2}]', 2, "the key 'a' is written twice"),
    ("json", '{"NaN": "NaN",\n"a": NaN}', 2, "'NaN' is no number that can be used here"),
    ("json", "[\n-Infinity]", 2, "'-Infinity' is no number that can be used here"),
    ("json", "[1,\n1e400]", 2, "'1e400' is no number that can be used here"),
    ("json", "[1,\n\n" + "1" * 5000 + "]", 3, "'1111111111111111111\u2026' is no number"),
    ("json", '["\\ud83d\\ude00",\n"\\udead"]', 2, "this is not valid JSON: half of a surrogate pair"),
    ("json", '{"\\ud800": 1}', 1, "this is not valid JSON: half of a surrogate pair"),
    ("json", "[" * (DEPTH_LIMIT + 1) + "]" * (DEPTH_LIMIT + 1), 1, DEEP),
    ("json", "[" * 100_000, 1, DEEP),
    ("json", "[" + "[]," * NODE_LIMIT, 1, MANY),
    ("toml", "a = 1\nb =\n", 2, "this is not valid TOML: Invalid value"),
    ("toml", "a = 1\na = 2", 2, "this is not valid TOML: Cannot overwrite a value"),
    ("toml", 'a = 1\nb = "x\n', 2, "this is not valid TOML: "),
    ("toml", 'a = 1\nb = """x\n', 2, "this is not valid TOML: Unterminated string"),
    ("toml", "a = " + "1" * 5000, 1, "this is not valid TOML: Exceeds the limit"),
    ("toml", "a = " + "[" * 100_000, 1, DEEP),
    ("toml", "a = 1\n" + ".".join(["b"] * 100_000) + " = 1", 2, DEEP),
    ("toml", "a = { x = 1, " + "'b' . " * 100_000 + "c = 1 }", 1, DEEP),
    ("toml", "[" + ".".join(["b"] * (DEPTH_LIMIT + 1)) + "]", 1, DEEP),
    ("xml", "", 1, "this is not valid XML: no element found"),
    ("xml", "<a>\n<b></a>", 2, "this is not valid XML: mismatched tag"),
    ("xml", "\n<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>", 2, "this XML file declares a document type"),
    ("xml", "<!DOCTYPE a SYSTEM 'file:///etc/passwd'><a/>", 1, "this XML file declares a document type"),
    ("xml", "<a>\n&b;</a>", 2, "this is not valid XML: undefined entity"),
    ("xml", "<a>" * 100_000, 1, DEEP),
    ("xml", "<a>\n\ud800</a>", 2, "this is not valid XML: half of a surrogate pair"),
    ("yaml", "a: 1\nb: 2\na: 3", 3, "the key 'a' is written twice in one table"),
    ("yaml", "a: 1\n? [b]\n: 1", 2, NO_KEY),
    ("yaml", "a: &a {x: 1}\n*a : 1", 2, NO_KEY),
    ("yaml", "a: b: c", 1, "this is not valid YAML: mapping values are not allowed"),
    ("yaml", "a: 1\nb: 'x\n", 2, "this is not valid YAML: "),
    ("yaml", "a: \u00e4\nb: \x01", 2, "this is not valid YAML: "),
    ("yaml", "a: \ud800", 1, "this is not valid YAML: "),
    ("yaml", "a: *b", 1, "this is not valid YAML: the alias '*b' has no value yet"),
    ("yaml", "a: &b\n- *b", 2, "this is not valid YAML: the alias '*b' has no value yet"),
    ("yaml", "- " * 1000, 1, DEEP),
    ("yaml", "a: 1\x85\nb: *b", 2, "this is not valid YAML: the alias"),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "line", "message"), REFUSED)
def test_refused(language, text, line, message):
    got, said = failure(language, text)
    assert (got, said[: len(message)]) == (line, message)


@pytest.mark.parametrize(
    ("text", "message"),
    [each[1::2] for each in REFUSED if each[0] == "yaml" and "not valid" not in each[3]],
)
def test_refused_without_libyaml(text, message, monkeypatch):
    monkeypatch.setattr(yaml_text, "_PARSER", yaml.SafeLoader)
    assert failure("yaml", text)[1] == message


def test_many_elements(monkeypatch):
    """Their limit is that of the other formats; a million of them would take seconds."""
    assert xml_text.NODE_LIMIT == NODE_LIMIT
    monkeypatch.setattr(xml_text, "NODE_LIMIT", 1000)
    assert len(parse_xml("<a>" + "<b/>" * 999 + "</a>", "file").children) == 999
    assert failure("xml", "<a>" + "<b/>" * 1000 + "</a>") == (1, MANY)


@pytest.mark.parametrize("width", [2, 10])
@pytest.mark.parametrize("form", ["[{}]", "{{<<: [{}]}}"])
def test_aliases_are_counted_as_what_they_stand_for(width, form):
    lines = ["a0: &a0 {x: y}"]
    for number in range(1, 100):
        members = ", ".join([f"*a{number - 1}"] * width)
        lines.append(f"a{number}: &a{number} {form.format(members)}")
    assert failure("yaml", "\n".join(lines))[1] == MANY


@pytest.mark.parametrize(
    ("language", "text", "value"),
    [
        ("json", '{"a": [1, 1.5, true, null, "\\ud83d\\ude00"]}', {"a": [1, 1.5, True, None, "😀"]}),
        ("json", "[" * DEPTH_LIMIT + "]" * DEPTH_LIMIT, None),
        ("toml", "a.b = 1\n[[c]]\nd = 1.5\n", {"a": {"b": 1}, "c": [{"d": 1.5}]}),
        ("toml", f"a = '{'x.' * 200}!'", {"a": "x." * 200 + "!"}),
        ("yaml", "", None),
        ("yaml", "a: 1\n---\nb: 2", {"a": 1}),
        (
            "yaml",
            "a: [1, -2, 1.5, true, False, ~, null, '1', 010, 1_0, 2024-01-01, yes, 1.2.3, 0x1]\nb:\n",
            {
                "a": [1, -2, 1.5, True, False, None, None, "1", "010", "1_0", "2024-01-01", "yes", "1.2.3", "0x1"],
                "b": None,
            },
        ),
        ("yaml", "1: a\ntrue: b\n", {"1": "a", "true": "b"}),
        ("yaml", "a: !Ref b\nc: !!int d\ne: !!python/name:os.system f", {"a": "b", "c": "d", "e": "f"}),
        ("yaml", "k: &k key\n*k : 1", {"k": "key", "key": 1}),
        (
            "yaml",
            "a: &a {x: 1, y: 2}\nb: {<<: *a, y: 3}\nc: {y: 4, <<: [*a, {z: 5, x: 6}]}",
            {"a": {"x": 1, "y": 2}, "b": {"x": 1, "y": 3}, "c": {"x": 1, "y": 4, "z": 5}},
        ),
    ],
)  # fmt: skip
def test_accepted(language, text, value):
    got = PARSERS[language](text, "file")
    assert value is None or got == value


@pytest.mark.parametrize(
    ("language", "text"), [("json", '{"v": 1.10}'), ("toml", "v = 1.10"), ("yaml", "v: 1.10")]
)
def test_a_number_prints_as_it_is_written(language, text):
    value = PARSERS[language](text, "file")["v"]
    assert (value, str(value), repr(value)) == (1.1, "1.10", "1.10")


def test_xml_has_local_names_lines_and_text():
    root = parse_xml(
        '<?xml version="1.0" encoding="latin-1"?>\n'
        '<p:project xmlns:p="x" p:id="1">\n  <version> 1.0 <!-- c --> <![CDATA[ä]]></version>\n'
        "  <a><version>2</version>tail</a>\n  <a/>\n</p:project>",
        "pom.xml",
    )
    assert (root.name, root.line, root.attributes["id"], root.text) == ("project", 2, "1", "")
    version = root.child("version")
    assert (version.text, version.line) == ("1.0  ä", 3)
    nested = root.find("a", "version")
    assert (nested.text, nested.line) == ("2", 4)
    assert root.find("a", "none", "version") is None


LINES = [
    (
        "json",
        '{"a": 1,\n "b": [\n{"c": "}\\"{"},\n [],\n2], "d": {},\n\n"e\\u0041": {"c": "x"}}',
        {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 1): 4, ("b", 2): 5, ("d",): 5, ("eA",): 7, ("eA", "c"): 7},
    ),
    (
        "toml",
        "a = 1\n[t]\nb = { c = 1 }\n[[p]]\nx = 1\n[[p.q]]\n[[p]]\n[[p.q]]\ny.z = 2\n",
        {("a",): 1, ("t",): 2, ("t", "b"): 3, ("p", 0): 4, ("p", 0, "x"): 5, ("p", 0, "q", 0): 6, ("p", 1): 7, ("p", 1, "q", 0): 8, ("p", 1, "q", 0, "y", "z"): 9},
    ),
    (
        "yaml",
        "a: 1\nb:\n  - c: 1\n    d: 2\n  - [x,\n y]\ne: &e\n  f: >\n    a:\n    b\ng: *e\n---\na: 2",
        {("a",): 1, ("b",): 2, ("b", 0): 3, ("b", 0, "c"): 3, ("b", 0, "d"): 4, ("b", 1): 5, ("b", 1, 0): 5, ("b", 1, 1): 6, ("e",): 7, ("e", "f"): 8, ("g",): 11},
    ),
    (
        "xml",
        "<p>\n<a/>\n<a>\n<b/></a></p>",
        {("a",): 2, ("a", "b"): 4},
    ),
]  # fmt: skip


@pytest.mark.parametrize(("language", "text", "lines"), LINES)
def test_lines_of_keys(language, text, lines):
    PARSERS[language](text, "file")
    assert key_lines(text, language, 6) == lines
    assert key_lines(text, language, 1) == {
        pointer: line for pointer, line in lines.items() if len(pointer) == 1
    }
    for pointer, line in lines.items():
        assert line_of(text, language, pointer) == line


def test_a_key_without_a_line_has_that_of_the_nearest_above():
    assert line_of("[t]\na = { b = 1 }\n", "toml", ("t", "a", "b")) == 2
    assert line_of("x = 1\n", "toml", ("t", "a")) == 1


JSON_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8"), max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), inner, max_size=3),
)  # fmt: skip


def paths(value, above=()):
    items = value.items() if isinstance(value, dict) else enumerate(value)
    for key, each in items:
        yield (*above, key)
        if isinstance(each, dict | list):
            yield from paths(each, (*above, key))


@given(
    st.dictionaries(st.text(st.characters(codec="utf-8"), max_size=5), JSON_VALUES),
    st.sampled_from([None, 1]),
)
def test_json_has_a_line_for_every_key_and_element(value, indent):
    import json

    text = json.dumps(value, indent=indent)
    assert parse_json(text, "file") == value
    lines = key_lines(text, "json", 50)
    assert set(lines) == set(paths(value))
    for pointer, line in lines.items():
        if isinstance(pointer[-1], str):
            assert json.dumps(pointer[-1]) in text.split("\n")[line - 1]


@given(
    st.text() | st.text(alphabet="{}[]<>:,\"'\\=&*!#/-\n a1.?|", max_size=60),
    st.sampled_from(sorted(PARSERS)),
)
def test_no_text_raises_anything_but_one_failure(text, language):
    try:
        PARSERS[language](text, "file")
    except UnreadableFile as caught:
        line = caught.line
    else:
        line = 1
        key_lines(text, language, 9)
    assert 1 <= line <= text.count("\n") + text.count("\r") + 1


def test_json_and_yaml_have_no_infinities():
    assert parse_yaml("a: .inf\nb: .NaN", "file") == {"a": ".inf", "b": ".NaN"}
    assert math.isfinite(parse_json("1e300", "file"))
