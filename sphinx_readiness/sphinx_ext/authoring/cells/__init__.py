"""What stands in a cell: text, markup, links, and what is shown of others' markup."""
