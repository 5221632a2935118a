"""What a readiness record is. Standard library only; imports nothing of the rest."""
