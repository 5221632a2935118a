"""Kinds of evidence that look at the project as it is now; a file each."""
