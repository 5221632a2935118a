"""What authors write: directives and roles, and what is gathered of them."""
