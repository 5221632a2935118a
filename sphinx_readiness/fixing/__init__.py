"""Findings to edits over spans of their sources: what can be mended, and whether that is safe."""
