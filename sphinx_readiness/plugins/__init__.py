"""Plug-ins: installed distributions that add rules, kinds of evidence, exporters and presets.

They are found by their entry points, imported where something asks for a group that has members,
and held to what they promise: one that fails is a problem for ``failed-plugin``, and nothing else.
"""
