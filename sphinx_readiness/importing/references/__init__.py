"""Links of a source to its own headings and definitions, made so that they lead there."""
