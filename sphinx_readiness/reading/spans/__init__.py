"""Where the fields of rows stand in their sources: found on demand, from the text alone."""
