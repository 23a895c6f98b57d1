"""Names: their tokens, how each sounds and is spelt, and the evidence that two names are one person's."""
