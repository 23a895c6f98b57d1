"""Countries: the notices on each, who would be returned there, and what is needed for it."""
