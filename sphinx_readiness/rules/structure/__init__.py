"""Rules about how records are written (RD1)."""
