"""Letters of other scripts that look like Latin ones."""

from __future__ import annotations

from typing import Final

LOOKALIKES: Final = str.maketrans(
    "\u0430\u0432\u0435\u0451\u04bb\u0456\u0458\u043a\u04cf\u043c\u043d\u043e\u0440\u0441"
    "\u0501\u050d\u0455\u0442\u0446\u0445\u0443\u0461\u0433\u03b1\u03b5\u03b7\u03b9\u03ba"
    "\u03bd\u03bf\u03c1\u03c3\u03c4\u03c5\u03c7\u03c9\u0261\u0251\u0131\u217c\u051b\u051d",
    "abeehijklmhopcdgstuxywraenikvopotuxwgailqw",
)
"""Small letters of Cyrillic and Greek, and of IPA, to the Latin ones that they look like.

A small part of https://www.unicode.org/Public/security/latest/confusables.txt.
"""
