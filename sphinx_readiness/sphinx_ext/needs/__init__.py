"""The bridge to sphinx-needs; imported only where ``sphinx_needs`` is among the extensions."""
