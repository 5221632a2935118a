"""Text to records: bodies of checklists to rows, rows to a record."""
