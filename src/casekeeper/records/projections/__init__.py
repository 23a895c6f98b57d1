"""What is kept of each derivation: derived again for those it concerns, compared, written in bulk, and guarded."""
