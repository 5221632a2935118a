"""The version of this package, where every room can read it without a look upwards."""

__version__ = "0.1.0"
