"""Rules about versions and statements that a machine can check (RD5)."""
