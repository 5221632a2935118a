"""Whether what items state is so: one kind of statement after the other."""
