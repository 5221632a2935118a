"""Options: one declaration each, their layers, and the one reader of ``conf.py``, which runs nothing."""
