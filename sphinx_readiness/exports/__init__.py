"""A report as text: pure functions from a report to lines or JSON."""
