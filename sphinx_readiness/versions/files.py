"""Reading files that nobody vouches for: the one opener, and a parser for each format.

What cannot be read is one :class:`UnreadableFile`, and nothing else is ever raised.
"""

from __future__ import annotations

from sphinx_readiness.files.reading import SIZE_LIMIT, read_text
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile
from sphinx_readiness.versions.text.json_text import parse_json
from sphinx_readiness.versions.text.toml_text import parse_toml
from sphinx_readiness.versions.text.unreadable import WrittenFloat
from sphinx_readiness.versions.text.xml_text import XmlElement, parse_xml
from sphinx_readiness.versions.text.yaml_text import parse_yaml

__all__ = [
    "SIZE_LIMIT",
    "MissingFile",
    "UnreadableFile",
    "WrittenFloat",
    "XmlElement",
    "parse_json",
    "parse_toml",
    "parse_xml",
    "parse_yaml",
    "read_text",
]
