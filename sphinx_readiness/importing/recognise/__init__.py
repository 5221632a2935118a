"""What blocks are: heads, legends, checklists, verdicts, sign-offs, decisions, windows."""
