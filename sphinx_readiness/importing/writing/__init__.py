"""Blocks and what was recognised in them to text, in MyST or reST."""
