"""What the commits of a repository hold, and who made them."""
