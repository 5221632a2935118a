"""Text to plain objects, a format a module; nothing here opens a file."""
