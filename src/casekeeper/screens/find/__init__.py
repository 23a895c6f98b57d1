"""Find a person by any reference, or by a part of a name."""
