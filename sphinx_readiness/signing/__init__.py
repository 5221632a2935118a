"""Sign-offs: the state that is signed, the files that say so, and the keys that prove it."""
