"""Text to raw rows: the bodies of checklists, and where directives open."""
