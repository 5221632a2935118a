"""Options: one declaration each, their layers, and the reader of ``conf.py``."""
