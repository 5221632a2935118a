"""Rules about proof: whether what items point at counts."""
