"""The rules. Each is one module: its docstring is its page, ``RULE`` is the rule."""
