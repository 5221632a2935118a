"""What a build says: the readiness builder, warnings, and what the last build said."""
