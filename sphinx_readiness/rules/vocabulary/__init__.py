"""Rules about statuses and verdicts, and the words beside them (RD4)."""
