"""Anchors as the search index has to have them."""

from __future__ import annotations


class WrittenOut(str):
    """An anchor that is equal to nothing, and is a plain string wherever it is kept.

    Sphinx leaves an anchor that is the name of its object out of the search index, and its script
    then takes what is shown of the object for the anchor. Ours are shown with id and title, by
    which they are found, so that no page would have that anchor. See ``IndexBuilder.get_objects``
    in ``sphinx/search/__init__.py`` and ``performObjectSearch`` in ``searchtools.js``.
    """

    __slots__ = ()

    __hash__ = str.__hash__

    def __eq__(self, other: object) -> bool:
        """Say no, whatever *other* is."""
        return False

    def __ne__(self, other: object) -> bool:
        """Say yes, whatever *other* is."""
        return True

    def __reduce__(self) -> tuple[type[str], tuple[str]]:
        """Be pickled as a plain string."""
        return str, (str(self),)
