"""Reading files that nobody vouches for: the one opener, and a parser for each format.

What cannot be read is one :class:`UnreadableFile`, and nothing else is ever raised.
"""

from __future__ import annotations

from sphinx_readiness.files.formats.json_text import parse_json
from sphinx_readiness.files.formats.toml_text import parse_toml
from sphinx_readiness.files.formats.unreadable_text import WrittenFloat
from sphinx_readiness.files.formats.xml_text import XmlElement, parse_xml
from sphinx_readiness.files.opener import SIZE_LIMIT, read_text
from sphinx_readiness.files.unreadable import MissingFile, UnreadableFile

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


def parse_yaml(text: str, path: str) -> object:
    """Return the value of a YAML *text*, as :func:`.yaml_text.parse_yaml` does."""
    from sphinx_readiness.files.formats import yaml_text  # noqa: PLC0415 - most have no such file

    return yaml_text.parse_yaml(text, path)
