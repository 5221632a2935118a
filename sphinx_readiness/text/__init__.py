"""Plain text: folding, dates, ids, phrases. Knows no record and no file."""
