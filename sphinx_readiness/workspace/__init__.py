"""What one project says now, without Sphinx."""
