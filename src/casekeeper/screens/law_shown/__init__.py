"""The pages of law: what holds from which day, under which source, and which duties rest on it."""
