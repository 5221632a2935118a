"""Checklists that exist already become documents: read, recognised, written, and read back.

``readers`` make blocks of files, one format each; ``recognise`` says what blocks are; ``writing``
makes a document of them; ``update`` brings a new source into a document that exists.
"""
