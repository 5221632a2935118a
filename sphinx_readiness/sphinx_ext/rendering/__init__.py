"""From what was computed to nodes and HTML."""
