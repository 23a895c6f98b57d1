"""What units ask of one another about a person: both sides of it, and each step."""
