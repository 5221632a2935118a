"""Pieces that are repeated."""

TEXTS = (
    "a.md ", "a.", "](", "](javascript:", "<", "<!--", "<!-- -->", "<b>", "<b></b>", "</b>", "<br>", "`", "<a href=",
    "&#", "../", "a/b.c/", "- ", "<b a=b ", "\\", "x@y.md:",
)  # fmt: skip
