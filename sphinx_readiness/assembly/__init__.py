"""Raw rows to items, checklists and records, their roll-up, and what is kept of them."""
