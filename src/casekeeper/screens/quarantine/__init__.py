"""What could not be read: what was expected, what came, what to do, and a way to read it again."""
