"""How a note reads that has an unfinished word: what the word is said of, and what else is."""
