"""Rules about what items and pages point at (RD6)."""
