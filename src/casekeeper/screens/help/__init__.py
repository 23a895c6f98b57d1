"""Short help, and what we can say about accessibility."""
