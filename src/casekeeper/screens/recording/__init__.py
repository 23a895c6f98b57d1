"""Record something about a person, or put a recorded fact right: forms made from the kinds of fact."""
