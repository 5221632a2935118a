"""The gate for the console script: the readiness builder over documents that nobody vouches for.

``conf.py`` is read as data, documents by the list in :mod:`.allowed`, and files by the one opener.
Where all pages are plain nothing of Sphinx is even imported (:mod:`.plain_report`).
"""
