"""What ``lint`` keeps between runs, so that what has not changed is not read again.

A *request* is all that is known before anything is read. Beside it the cache has what the run
looked at and what it printed: where each look finds what it found, the same is printed again, and
neither Sphinx nor a document is looked into. Behind it there is what each page said.

Entries are JSON or plain text, never code, and each is sealed with a key that is not in the cache.
"""
