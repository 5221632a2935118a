"""From the nodes that a parser made of a body to rows."""
