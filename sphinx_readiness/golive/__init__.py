"""Whether a release may go live: the decision that follows from a record, and windows after it."""
