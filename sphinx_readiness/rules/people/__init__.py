"""Rules about owners, signatures and dates (RD3)."""
