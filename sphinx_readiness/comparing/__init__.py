"""What a report says beside what was known before."""
