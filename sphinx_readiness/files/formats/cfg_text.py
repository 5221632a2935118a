"""INI files as ``configparser`` reads them: ``setup.cfg`` and its like."""

from __future__ import annotations

import configparser
import re


def read_cfg(text: str) -> configparser.RawConfigParser | None:
    """Return the sections of *text*, names with their case; None if it is no such file.

    What is wrong with it is not ours to report: other tools own the format.
    """
    parser = configparser.RawConfigParser(strict=False)
    parser.optionxform = str  # type: ignore[assignment,method-assign]
    try:
        parser.read_string(text)
    except configparser.Error:
        return None
    return parser


def line_with(text: str, word: str) -> int:
    """Return the first line of *text* that starts with *word*, from 1; 1 if there is none."""
    match = re.search(rf"^{re.escape(word)}(?!\w)", text, re.MULTILINE)
    return text.count("\n", 0, match.start()) + 1 if match else 1
