"""Kinds of evidence that read what a tool wrote at some time; a file each."""
