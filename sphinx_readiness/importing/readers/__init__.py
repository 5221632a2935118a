"""Files of one format each to blocks."""
