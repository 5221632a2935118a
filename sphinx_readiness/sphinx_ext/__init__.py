"""The Sphinx extension: the only part that knows Sphinx and docutils.

Not all of it needs them, so that nothing is imported here: a lint does without them where it can.
"""
